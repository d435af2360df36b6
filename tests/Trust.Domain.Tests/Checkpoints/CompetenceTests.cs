using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class CompetenceTests
{
    static readonly BodyId Central = new(Id.Guid(0xB0, 5));
    static readonly PartyId TheCentral = PartyId.Of(Central);

    /// <summary>A works council at Lindtal, a central one above it, and a right that either may hold.</summary>
    static Story Two() => UnderLaw(Situations.Ready)
        .And((_, at) => Joining(Central, at) with { Body = new(Central, BodyKind.WorksCouncil, Id.Text(27), BodyLevel.Company, [], null) }, (_, at) => Answer(at, PlainQuestion.Monitors), Starts(), Gives(Stage.Transparency, "purpose"));

    static SettleCompetence Settling(Project now, DateTimeOffset at, params PartyId[] competent) => new(Of(now, "consented").Id, [.. competent], Id.SomeText, now.Day(at), Olga.Is(), at);

    static Act Settles(params PartyId[] competent) => (now, at) => Settling(now, at, competent);

    static Checkpoint For(Project now, PartyId party) => now.Checkpoints.Values.First(c => c.Right.Right == "consented" && c.Party == party && c.At == Pilot);

    [Fact]
    public void Nothing_is_handed_over_before_it_is_said_which_level_is_competent()
    {
        Two().When(HandsOver("consented")).ThenRefused("checkpoint.competence-open");
        Assert.Equal("checkpoint.competence-open", Two().OpenAt("consented", Pilot));
        Two().And(Settles(Council)).When((now, at) => Packet(now, at, "consented") with { Id = For(now, Council).Id }).Then("packet-handed-over");
    }

    [Fact]
    public void Nothing_is_owed_to_the_body_that_is_not_competent_and_it_keeps_its_seat()
    {
        var settled = Two().When(Settles(Council)).Then("competence-settled");
        Assert.Equal(CheckpointState.Closed, CheckpointStanding.Of(settled.Now, For(settled.Now, TheCentral)));
        Assert.All(settled.Now.Checkpoints.Values.Where(c => c.Right.Right == "consented"), c => Assert.Equal(c.Party == Council, c.Competence?.Holds));
        Assert.DoesNotContain(CheckpointRule.At(settled.Now, Pilot), c => c.Party == TheCentral);
        settled.When((now, at) => Packet(now, at, "consented") with { Id = For(now, TheCentral).Id }).ThenRefused("checkpoint.not-competent");
        settled.When((now, at) => Position(now, at, "consented", PositionKind.Consent) with { Id = For(now, TheCentral).Id, By = Olga.Is(), OnBehalf = Reported(at) }).ThenRefused("checkpoint.not-competent");
    }

    [Fact]
    public void Both_may_be_competent_and_it_may_be_said_anew_until_something_was_handed_over()
    {
        var both = Two().And(Settles(Council, TheCentral)).And(Settles(TheCentral));
        both.And((now, at) => Packet(now, at, "consented") with { Id = For(now, TheCentral).Id }).When(Settles(Council)).ThenRefused("checkpoint.handed-over-already");
    }

    [Fact]
    public void Every_site_keeps_a_competent_body_and_somebody_answered_that_on_a_day()
    {
        Two().When(Settles()).ThenRefused("checkpoint.nobody-competent");
        Two().When(Settles(Su)).ThenRefused("checkpoint.nobody-competent");
        Two().When((now, at) => Settling(now, at, Council) with { AnsweredBy = null }).ThenRefused("checkpoint.who-answered");
        Two().When((now, at) => Settling(now, at, Council) with { AnsweredOn = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Two().When((now, at) => Settling(now, at, Council) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Two().When((now, at) => Settling(now, at, Council) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Answering(PlainQuestion.Monitors).When(Settles(Council)).ThenRefused("checkpoint.level-not-open");
        var wide = UnderLaw(Situations.Ready).And((_, at) => new Course.AddSite(SiteLindtal with { Id = Oslo }, null, ImmutableSortedDictionary<string, bool>.Empty, Olga.Is(), at),
            (_, at) => Joining(Central, at) with { Body = new(Central, BodyKind.WorksCouncil, Id.Text(27), BodyLevel.Company, [], null) }, (_, at) => Answer(at, PlainQuestion.Monitors), Starts());
        wide.When(Settles(Council)).ThenRefused("checkpoint.site-without-body");
    }
}
