using Trust.Domain.Course;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class MakeGoodTests
{
    static IEnumerable<string> Owed(Story story) => MakeGood.Of(story.Now).Select(b => $"{b.Code} {b.Where}");

    [Fact]
    public void Who_comes_with_an_idea_has_nothing_to_make_good() => Assert.Empty(MakeGood.Of(Started.Now));

    [Fact]
    public void Who_comes_in_pilot_owes_what_the_pilot_should_have_waited_for()
    {
        var owed = Owed(StartedWhile(Today.InPilot)).ToList();
        Assert.Contains("gate.evidence-missing stages/transparency/evidence/purpose", owed);
        Assert.Contains("gate.evidence-missing stages/security/evidence/dpia", owed);
        Assert.Contains("lock.gate-not-passed stages/relevance/gate", owed);
        Assert.Contains(MakeGood.Of(StartedWhile(Today.InPilot).Now), b => b is { Code: "lock.not-open", Where: "locks/pilot" });
        Assert.DoesNotContain(owed, o => o.Contains("training", StringComparison.Ordinal) || o.Contains("go-live", StringComparison.Ordinal));
    }

    [Fact]
    public void The_further_it_came_the_more_is_owed()
    {
        var owed = new[] { Today.Idea, Today.Chosen, Today.Signed, Today.InPilot, Today.InUse }.Select(t => MakeGood.Of(StartedWhile(t).Now).Count).ToList();
        Assert.Equal(owed.Order().Distinct(), owed);
    }

    [Fact]
    public void What_is_given_with_its_real_date_is_owed_no_longer_and_is_not_shown_as_done_in_time()
    {
        var given = Given.A(StartedWhile(Today.Signed)).And((now, at) => Piece(now, Stage.Transparency, "purpose", at) with { HappenedOn = new(2025, 11, 3) });
        Assert.DoesNotContain("gate.evidence-missing stages/transparency/evidence/purpose", Owed(given));
        Assert.Equal(new DateOnly(2025, 11, 3), given.Now.Item(new(Stage.Transparency, "purpose"))!.HappenedOn);
        Assert.True(given.Now.Item(new(Stage.Transparency, "purpose"))!.At >= given.Now.Since);
    }

    [Fact]
    public void A_real_date_is_not_to_come() =>
        Given.A(Started).When((now, at) => Piece(now, Stage.Transparency, "purpose", at) with { HappenedOn = now.Day(at).AddDays(1) }).ThenRefused("evidence.in-the-future");

    [Fact]
    public void A_gate_that_passes_is_made_good() =>
        Assert.DoesNotContain(Owed(Until(StartedWhile(Today.Signed), p => p.Of(Stage.Transparency).State is StageState.Passed, "passed")), o => o.Contains("transparency", StringComparison.Ordinal));
}
