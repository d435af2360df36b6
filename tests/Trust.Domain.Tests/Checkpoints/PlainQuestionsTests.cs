using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class PlainQuestionsTests
{
    [Fact]
    public void A_yes_puts_its_right_at_each_gate_and_lock_that_the_law_names()
    {
        var story = Lawful.When(Answers(PlainQuestion.Monitors)).Then("plain-questions-answered", "checkpoints-raised");
        Assert.Equal([("consented", Strength.Consent, Council, Pilot), ("consented", Strength.Consent, Council, GoLive), ("discussed", Strength.Consult, Su, new BoundTo(Stage.Transparency, null))],
            story.Now.Checkpoints.Values.Select(c => (c.Right.Right, c.Strength, c.Party, c.At)).OrderBy(c => c.Right, StringComparer.Ordinal).ThenBy(c => c.At.Lock));
        Assert.All(story.Now.Checkpoints.Values, c => Assert.Equal(CheckpointState.Draft, CheckpointStanding.Of(story.Now, c)));
        Assert.Equal("de.1", Of(story.Now, "consented").Right.Pack);
        Assert.Equal([Lindtal], Of(story.Now, "consented").Sites.AsEnumerable());
    }

    [Fact]
    public void Answers_change_nothing_where_nobody_was_asked_before() =>
        Lawful.Holds(now => now.Checkpoints.IsEmpty && Asked.At(now, Stage.Transparency, Su) != null);

    [Fact]
    public void Only_who_runs_the_project_answers_and_only_with_something_to_say()
    {
        Lawful.When((_, at) => Answer(at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Lawful.When((_, at) => Answer(at) with { Said = ImmutableSortedDictionary<PlainQuestion, bool>.Empty }).ThenRefused("checkpoint.answers-missing");
        Lawful.When((_, at) => Answer(at) with { Employees = ImmutableSortedDictionary<string, int>.Empty.Add("DE", -1) }).ThenRefused("checkpoint.employees-range");
        foreach (var country in (string[])["FI", "de", "Germany, where we have our works"])
            Lawful.When((_, at) => Answer(at) with { Employees = ImmutableSortedDictionary<string, int>.Empty.Add(country, 118) }).ThenRefused("checkpoint.employees-elsewhere");
    }

    [Fact]
    public void An_answer_that_changes_or_comes_after_the_start_gives_its_reason()
    {
        Lawful.When((_, at) => Answer(at) with { Reason = null }).ThenRefused("checkpoint.reason-missing");
        var draft = UnderLaw(Situations.Draft).And((_, at) => Answer(at) with { Reason = null });
        draft.When((_, at) => Answer(at, PlainQuestion.Monitors) with { Reason = null }).ThenRefused("checkpoint.reason-missing");
        draft.When((_, at) => Answer(at, PlainQuestion.Monitors)).Then("plain-questions-answered", "checkpoints-raised");
        Answering(PlainQuestion.Monitors).When(Answers(PlainQuestion.Monitors, PlainQuestion.ChangesTasks))
            .Then("plain-questions-answered", "checkpoints-raised", "change-reported");
    }

    [Fact]
    public void What_no_answer_calls_for_any_more_goes_as_long_as_nothing_was_handed_over()
    {
        Answering(PlainQuestion.Monitors).When(Answers()).Then("plain-questions-answered", "checkpoints-dropped", "change-reported").Holds(now => now.Checkpoints.Count == 1);
        HavingRight("told", PlainQuestion.ChangesTasks).And(HandsOver("told")).When(Answers()).Then("plain-questions-answered", "change-reported").Holds(now => now.Checkpoints.Count == 2);
    }

    [Fact]
    public void A_right_that_comes_late_asks_the_gate_anew_and_shuts_the_lock_where_it_stands()
    {
        var passed = UnderLaw(Passed(Stage.Relevance)).And(Answers());
        passed.When(Answers(PlainQuestion.Selects)).Then("plain-questions-answered", "checkpoints-raised", "change-reported", "stages-reopened")
            .Holds(now => now.Of(Stage.Relevance).PassedFor.SequenceEqual(ImmutableArray.Create(Odense)));
        var pilot = UnderLaw(InPilot).And(Answers());
        pilot.When(Answers(PlainQuestion.Monitors)).Then("plain-questions-answered", "checkpoints-raised", "change-reported", "lock-shut")
            .Holds(now => !now.Of(Lock.Pilot).OpenFor.Contains(Lindtal));
        UnderLaw(InUse).And(Answers()).When(Answers(PlainQuestion.Monitors)).Then("plain-questions-answered", "checkpoints-raised", "change-reported")
            .Holds(now => Turns.Of(now).Any(t => t.Code == "checkpoint.packet-missing"));
    }

    [Fact]
    public void Reading_emotions_is_recorded_and_nobody_can_waive_the_stop()
    {
        var stop = Answering(PlainQuestion.InfersEmotions);
        Assert.Contains(stop.When(Opens(Stage.Transparency)).BlockerCodes(), c => c == "checkpoint.prohibited");
        Assert.Contains(stop.When(OpensLock(Lock.Pilot)).BlockerCodes(), c => c == "checkpoint.prohibited");
        stop.When(HandsOver("discussed")).ThenRefused("checkpoint.prohibited");
        UnderLaw(InPilot).And(Answers()).When(Answers(PlainQuestion.InfersEmotions)).Then("plain-questions-answered", "change-reported", "lock-shut").Holds(now => now.Of(Lock.Pilot).OpenFor.IsEmpty);
        stop.And(Answers()).When(HandsOver("discussed")).Then("packet-handed-over");
        UnderLaw(InUse).And(Answers()).When(Answers(PlainQuestion.InfersEmotions)).Then("plain-questions-answered", "change-reported").Holds(now => Turns.Of(now)[0].Code == "checkpoint.prohibited");
    }

    [Fact]
    public void Questions_without_an_answer_are_a_turn_of_the_owner_and_no_blocker()
    {
        Assert.Contains(Turns.Of(Lawful.Now), t => t is { Code: "checkpoint.questions-open", Role: ProjectRole.Owner, Where: "questions" });
        Assert.DoesNotContain(Turns.Of(Answering().Now), t => t.Code == "checkpoint.questions-open");
        UnderLaw(AtGateOf(Stage.Transparency)).When(Opens(Stage.Transparency)).Then("gate-opened");
    }

    [Fact]
    public void A_late_project_lists_its_rights_among_what_is_to_be_made_good()
    {
        var late = UnderLaw(StartedWhile(Today.InPilot)).And(Answers(PlainQuestion.Monitors, PlainQuestion.AsksQuestionnaires));
        var owed = Course.MakeGood.Of(late.Now).Where(b => b.Code == "checkpoint.packet-missing").Select(b => b.FactNamed("right")).Order();
        Assert.Equal(["de.1/consented", "de.1/heard", "dk.1/discussed"], owed);
    }

    [Fact]
    public void A_body_or_site_that_joins_brings_its_rights_in_the_same_ruling()
    {
        var safety = new BodyId(Id.Guid(0xB0, 4));
        AddedUnion(Answering(), safety).Holds(now => now.Checkpoints.Values.Count(c => c.Right.Right == "discussed") == 2);
        AddedUnion(UnderLaw(Passed(Stage.Transparency)).And(Answers()), safety).Holds(now => now.Of(Stage.Transparency).PassedFor.SequenceEqual(ImmutableArray.Create(Lindtal)));
        Lawful.When(BodyJoins(safety)).Then("change-reported", "body-added");
        UnderLaw(Situations.Draft).And((_, at) => Answer(at)).When((_, at) => Joining(safety, at, Odense) with { Body = Union(safety) }).Then("body-added", "checkpoints-raised");
    }

    [Fact]
    public void What_was_handed_over_never_grows_and_a_new_site_gets_a_checkpoint_of_its_own()
    {
        var everywhere = UnderLaw(Situations.Ready).And((_, at) => Joining(LindtalSafety, at) with { Body = Union(LindtalSafety) with { Sites = [] } }, (_, at) => Answer(at), Starts());
        everywhere.And(JoinsInDenmark).Holds(now => now.Checkpoints.Values.Single(c => c.Party == PartyId.Of(LindtalSafety)).Sites.Length == 2);
        var handed = everywhere.And((now, at) => Packet(now, at, "discussed") with { Id = now.Checkpoints.Values.Single(c => c.Party == PartyId.Of(LindtalSafety)).Id });
        Assert.Equal([1, 1], handed.And(JoinsInDenmark).Now.Checkpoints.Values.Where(c => c.Party == PartyId.Of(LindtalSafety)).Select(c => c.Sites.Length));

        static ProjectCommand JoinsInDenmark(Project now, DateTimeOffset at) => Joining(Oslo, at);
    }

    internal static Story HavingRight(string right, params PlainQuestion[] yes) => Answering(yes).Holds(now => now.Checkpoints.Values.Any(c => c.Right.Right == right))
        .And(Gives(Stage.Transparency, "purpose"));

    internal static Body Union(BodyId id) => new(id, BodyKind.Union, Id.Text(26), BodyLevel.Site, [Odense], null);

    internal static Story AddedUnion(Story story, BodyId id) => story.And((_, at) => Joining(id, at, Odense) with { Body = Union(id) });
}
