using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class StoredStateTests
{
    [Fact]
    public void A_loaded_project_takes_evidence() =>
        Loaded(Started.And(Gives(Stage.Transparency, "purpose"), Gives(Stage.Transparency, "faq")))
            .When(Gives(Stage.Security, "dpia")).Then("evidence-given");

    [Fact]
    public void Names_are_ordered_alike_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("da-DK"); // where "aa" comes after "z"
            Assert.Equal(["aa", "b"], JsonSerializer.Deserialize<ImmutableSortedDictionary<string, decimal>>("""{"b":1,"aa":2}""", DomainJson.Options)!.Keys); // it is not null
            var inDanish = ImmutableSortedDictionary<string, decimal>.Empty.Add("baseline", 1).Add("aa", 2);
            var story = Started with { Now = Started.Now with { Rules = WithNumbers("baseline", "aa") } };
            Assert.Equal(["aa", "baseline"], story.And((now, at) => Piece(now, Stage.Relevance, "baseline", at) with { Numbers = inDanish }).Now.Item(new(Stage.Relevance, "baseline"))!.Numbers.Keys); // just given
        }
        finally { CultureInfo.CurrentCulture = before; }
    }

    [Fact]
    public void A_seat_in_an_event_says_nothing_that_follows_from_it() =>
        Assert.DoesNotContain("needed", JsonSerializer.Serialize(new Seat(People.Council, null, SeatRule.All, null, [People.Walter], []), DomainJson.Options), StringComparison.Ordinal);

    [Fact]
    public void What_was_stored_under_a_word_that_nobody_knows_is_not_read() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GatePassed>("""{"stage":"triumph","round":1,"sites":[]}""", DomainJson.Options));

    static Rulebook WithNumbers(params string[] numbers) => TestRulebook.V1 with
    {
        Stages = [.. TestRulebook.V1.Stages.Select(s => s with { Evidence = [.. s.Evidence.Select(e => e.Key == "baseline" ? e with { Numbers = [.. numbers] } : e)] })],
    };

    static Story Loaded(Story story) => story with
    {
        Now = JsonSerializer.Deserialize<Project>(JsonSerializer.Serialize(story.Now, DomainJson.Options), DomainJson.Options)! with { Rules = story.Now.Rules }, // a project is not null
    };
}
