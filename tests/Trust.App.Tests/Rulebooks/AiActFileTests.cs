using Trust.App.Rulebooks;
using Trust.Domain.Assessments;

namespace Trust.App.Tests.Rulebooks;

public sealed class AiActFileTests
{
    const string Schema = "workflows/ai-act/schema.json";
    static readonly AiActReader Reader = new(JsonSchema.Parse(Schema, WorkflowFile.Embedded(Schema)));
    static readonly Mistyped Duties = new("workflows/ai-act/duties.v1.json", (file, utf8) => Reader.Read(file, utf8).Faults);

    static readonly DateOnly Today = new(2026, 11, 21);

    static DutyStanding Of(string key, string country, DateOnly? usedSince = null) => AiActFiles.Latest.At(country, Today, usedSince).Single(s => s.Duty.Key == key);

    [Fact]
    public void The_ban_and_literacy_bind_already_and_what_belongs_to_high_risk_from_2_December_2027()
    {
        Assert.Equal(DutyStand.Binds, Of("prohibited", "DE").Stand);
        Assert.Equal(DutyStand.Binds, Of("literacy", "DE").Stand);
        Assert.All(AiActFiles.Latest.Duties.Where(d => d.HighRisk), d => Assert.Equal(new DateOnly(2027, 12, 2), d.From));
        Assert.Equal("Good practice now, binding from Thursday 2\u00a0December 2027", Texts.In("en").Of(Of("inform-workers", "NL").Shown.Code, Of("inform-workers", "NL").Shown.Facts));
    }

    [Theory]
    [InlineData("NO")]
    [InlineData("CH")]
    public void In_Norway_and_Switzerland_it_is_good_practice_with_the_reason(string country)
    {
        Assert.All(AiActFiles.Latest.At(country, Today, null), s => Assert.Equal(DutyStand.GoodPractice, s.Stand));
        Assert.NotEmpty(AiActFiles.Latest.NotYet.Single(n => n.Country == country).Says.In("nb"));
    }

    [Fact]
    public void The_right_to_an_explanation_is_shown_as_disputed() => Assert.Equal(DutyStand.Disputed, Of("explanation", "SE").Stand);

    [Theory]
    [InlineData("dpia", "Security/dpia")]
    [InlineData("fria", "Security/fundamental-rights")]
    [InlineData("logs", "Security/access-and-audit")]
    public void A_duty_that_has_a_piece_of_evidence_of_its_own_leads_to_it(string duty, string item) =>
        Assert.Contains(item, DutyEvidence.Of(App.Rulebooks.Rulebooks.Embedded().Get("rollout.1"), AiActFiles.Latest.Duties.Single(d => d.Key == duty)).Select(e => $"{e.Stage}/{e.Item}"));

    [Fact]
    public void All_states_of_the_union_are_there() => Assert.Equal(27, AiActFiles.Latest.InForceIn.Length);

    [Fact]
    public void Every_standing_has_its_sentence_in_every_language()
    {
        var standings = new[] { "DE", "NO", "CA" }.SelectMany(c => AiActFiles.Latest.At(c, Today, null)).Concat(AiActFiles.Latest.At("DE", Today, Today)).ToList();
        Assert.Equal(6, standings.Select(s => s.Shown.Code).Distinct().Count());
        Assert.All(Texts.Languages, l => Assert.All(standings, s => Assert.DoesNotContain("…", Texts.In(l).Of(s.Shown.Code, s.Shown.Facts))));
    }

    [Theory]
    [InlineData("\"key\": \"literacy\"", "\"from\": \"2025-02-02\"", "\"from\": \"2025-02-30\"", "$.duties[1].from", "there is no day '2025-02-30'")]
    [InlineData("\"notYetIn\"", "\"country\": \"CH\"", "\"country\": \"DE\"", "$.notYetIn[3].country", "in which it is in force")]
    [InlineData("\"key\": \"oversight\"", "\"key\": \"oversight\"", "\"key\": \"literacy\"", "$.duties[3].key", "is there twice")]
    [InlineData("\"key\": \"fria\"", "\"source\": [\"EU13\"]", "\"source\": [\"EU99\"]", "$.duties[11].law.source[0]", "not among the sources")]
    [InlineData("\"key\": \"duties\"", "\"NO6\": \"Public", "\"NO7\": \"Public", "$.sources.NO7", "no line cites 'NO7'")]
    public void Parts_that_do_not_fit_together_are_named(string after, string old, string @new, string path, string reason) =>
        Assert.Contains(Duties.With(after, old, @new), f => f.Path == path && f.Reason.Contains(reason, StringComparison.Ordinal));
}
