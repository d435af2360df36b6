using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class CommitmentTests
{
    static readonly Story Made = Lawful.And(Promises());

    /// <summary>Made to the council, with its agreement.</summary>
    static readonly Story Agreed = HavingRight("consented", PlainQuestion.Monitors).Agreed("consented").And((now, at) => Promised(now, at) with { Agreement = TheAgreement });

    static CheckCommitment Checked(Project now, DateTimeOffset at, Kept kept) => new(ThePromise, Side.Employer, kept, Id.Text(751), kept is Kept.Yes ? null : now.Day(at).AddDays(30), Henrik.Is(), at);

    [Fact]
    public void A_promise_has_its_words_somebody_who_sees_to_it_and_a_day()
    {
        Lawful.When(Promises()).Then("commitment-made");
        Lawful.When((now, at) => Promised(now, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Lawful.When((now, at) => Promised(now, at) with { Promise = null }).ThenRefused("commitment.promise-missing");
        Lawful.When((now, at) => Promised(now, at) with { CheckOn = now.Day(at) }).ThenRefused("commitment.check-in-the-past");
        Lawful.When((now, at) => Promised(now, at) with { Owner = Stranger }).ThenRefused("commitment.owner-without-part");
        Lawful.When((now, at) => Promised(now, at) with { Agreement = TheAgreement }).ThenRefused("agreement.unknown");
        Lawful.When((now, at) => Promised(now, at) with { Checkpoint = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Lawful.When((now, at) => Promised(now, at) with { Audience = new(AudienceKind.Confidential, [Council], Id.SomeText, null) }).ThenRefused("audience.end-missing");
    }

    [Fact]
    public void Kept_or_not_is_said_by_whoever_sees_to_it_and_what_is_not_is_looked_at_again()
    {
        Made.When((now, at) => Checked(now, at, Kept.Yes)).Then("commitment-checked").Holds(now => now.Commitments[ThePromise].Done);
        var partly = Made.And((now, at) => Checked(now, at, Kept.Partly));
        Assert.Equal((false, partly.Now.Day(partly.At).AddDays(30)), (partly.Now.Commitments[ThePromise].Done, partly.Now.Commitments[ThePromise].CheckOn));
        var again = Made.And((now, at) => Checked(now, at, Kept.Yes) with { Again = now.Day(at).AddMonths(6) });                 // kept, and to be kept again
        Assert.Equal((false, again.Now.Day(again.At).AddMonths(6)), (again.Now.Commitments[ThePromise].Done, again.Now.Commitments[ThePromise].CheckOn));
        Made.When((now, at) => Checked(now, at, Kept.No) with { Text = null }).ThenRefused("commitment.text-missing");
        Made.When((now, at) => Checked(now, at, Kept.No) with { Again = null }).ThenRefused("commitment.again-missing");
        Made.When((now, at) => Checked(now, at, Kept.No) with { Again = now.Day(at) }).ThenRefused("commitment.check-in-the-past");
        Made.When((now, at) => Checked(now, at, Kept.Yes) with { By = Emil.Is() }).ThenRefused("commitment.not-yours-to-say");
        Made.When((now, at) => Checked(now, at, Kept.Yes) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("commitment.unknown");
    }

    [Fact]
    public void The_body_says_for_itself_whether_it_was_kept()
    {
        CheckCommitment Own(Project now, DateTimeOffset at) => Checked(now, at, Kept.No) with { Side = Side.Body, By = Walter.Is(), Again = null };
        var kept = Agreed.And((now, at) => Checked(now, at, Kept.Yes));
        var contested = kept.When((now, at) => Own(now, at)).Then("commitment-checked");
        Assert.Equal((Kept.Yes, Kept.No, false), (contested.Now.Commitments[ThePromise].Said[Side.Employer].Kept, contested.Now.Commitments[ThePromise].Said[Side.Body].Kept, contested.Now.Commitments[ThePromise].Done));
        kept.When((now, at) => Own(now, at) with { By = Sofie.Is() }).ThenRefused("commitment.not-yours-to-say");
        kept.When((now, at) => Own(now, at) with { Again = now.Day(at).AddDays(3) }).ThenRefused("commitment.again-missing");
        Made.When((now, at) => Own(now, at)).ThenRefused("commitment.not-yours-to-say");
    }

    [Fact]
    public void It_moves_to_another_person_or_day_with_a_reason()
    {
        MoveCommitment Moved(Project now, DateTimeOffset at) => new(ThePromise, Ida, now.Day(at).AddDays(40), Id.SomeText, Olga.Is(), at);
        Made.When((now, at) => Moved(now, at)).Then("commitment-moved").Holds(now => now.Commitments[ThePromise].Owner == Ida);
        Made.When((now, at) => Moved(now, at) with { Reason = null }).ThenRefused("commitment.reason-missing");
        Made.When((now, at) => Moved(now, at) with { CheckOn = now.Day(at) }).ThenRefused("commitment.check-in-the-past");
        Made.When((now, at) => Moved(now, at) with { Owner = Stranger }).ThenRefused("commitment.owner-without-part");
        Made.When((now, at) => Moved(now, at) with { By = Henrik.Is() }).ThenRefused("project.only-owner");
        Made.When((now, at) => Moved(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("commitment.unknown");
        Made.And((now, at) => Checked(now, at, Kept.Yes)).When((now, at) => Moved(now, at)).ThenRefused("commitment.kept-already");
    }
}
