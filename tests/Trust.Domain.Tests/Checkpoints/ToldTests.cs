using Trust.Domain.Checkpoints;
using Trust.Domain.Deliveries;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>Who hears of what at a checkpoint, and which reminders the calendar owes (rules.md 4).</summary>
public sealed class ToldTests
{
    static readonly Story Open = HavingRight("consented", PlainQuestion.Monitors);
    static readonly Story Heard = HavingRight("heard", PlainQuestion.AsksQuestionnaires).And(HandsOver("heard"));

    static (MailKind Kind, IEnumerable<PersonId> To)? Told(Story story, PersonId by) =>
        Reactions.To(story.Last.Events[0], story.Now, new(by.Is(), story.At)).Notice is { } notice ? (notice.Kind, notice.To.Select(r => r.Person).Order()) : null;

    [Fact]
    public void A_body_is_told_of_what_arrives_for_it_and_cannot_switch_that_off()
    {
        var agreed = Open.And(Drafts("consented"));
        Story[] arrivals = [Heard, Heard.And(ChangesPacket("heard", false)), Heard.And(OffersTalks("heard", 2)), Heard.And(Says("heard", PositionKind.Opinion), RepliesTo("heard")), agreed, agreed.And(Signs(Side.Employer))];
        Assert.All(arrivals, story =>
        {
            var told = Told(story, Olga)!.Value;                                                              // somebody is told
            Assert.Equal(MailKind.RightTold, told.Kind);
            Assert.Contains(Walter, told.To);
        });
        Assert.Null(MailKinds.SwitchOf(MailKind.RightTold));
    }

    [Fact]
    public void What_was_recorded_in_its_name_it_hears_once_and_may_dispute()
    {
        var reported = Open.And(HandsOver("consented"), ReportsSaid("consented", PositionKind.Consent));
        Assert.Null(Told(reported, Olga));                                                                    // the receipt that follows from the position
        Assert.Equal((MailKind.ActReported, Walter), Reactions.To(reported.Last.Events[1], reported.Now, new(Olga.Is(), reported.At)).Notice is { } notice ? (notice.Kind, Assert.Single(notice.To).Person) : default);
        Assert.Equal(MailKind.ActReported, Told(Heard.And(ReportsReceipt("heard")), Olga)?.Kind);
    }

    [Fact]
    public void The_owner_hears_what_the_body_says() =>
        Assert.All(new[] { Heard.And(Receives("heard")), Heard.And(Misses("heard")), Heard.And(Receives("heard"), Says("heard", PositionKind.Opinion)) },
            story => Assert.Equal((MailKind.News, Olga), (Told(story, Walter)!.Value.Kind, Told(story, Walter)!.Value.To.Single())));

    [Fact]
    public void An_agreement_in_force_is_published_to_all_who_may_read_it()
    {
        var agreed = Open.And(Drafts("consented"), Signs(Side.Employer), Signs(Side.Body));
        Assert.Contains(Emil, Told(agreed.And(PutsInForce()), Olga)!.Value.To);
        var kept = agreed.And((now, at) => InForce(now, at) with { Audience = new(AudienceKind.Parties, [Hr], null, null) });
        Assert.Equal([Sonja, Henrik, Walter], Told(kept, Olga)!.Value.To.Order());
    }

    [Fact]
    public void A_promise_is_told_to_those_whom_it_was_made_to_and_to_whoever_sees_to_it()
    {
        var promised = Open.And(Drafts("consented"), (now, at) => Promised(now, at) with { Agreement = TheAgreement });
        Assert.Equal([Henrik, Walter], Told(promised, Olga)!.Value.To.Order());
    }

    [Fact]
    public void A_body_is_reminded_only_of_a_day_that_the_law_set_or_it_named_and_only_if_it_chose_so()
    {
        var received = Heard.And(Receives("heard"));
        Assert.DoesNotContain(Reminders.Of(received.Now, received.Now.Day(received.At)), r => r.Kind is MailKind.CheckpointDue);
        var named = received.And((now, at) => new NameAnswerDate(Of(now, "heard").Id, now.Day(at).AddDays(30), null, Walter.Is(), at));
        var reminders = Reminders.Of(named.Now, named.Now.Day(named.At).AddDays(90)).Where(r => r.Kind is MailKind.CheckpointDue).ToList();
        Assert.Equal([(-10, true, Walter), (-3, true, Walter)], reminders.Select(r => (r.Offset, r.OnlyIfChosen, r.To)));
    }

    [Fact]
    public void Agreements_and_promises_come_back_on_their_days()
    {
        var force = Open.And((now, at) => Draft(now, at, "consented") with { Term = new(now.Day(at).AddDays(300), null, 6) }, Signs(Side.Employer), Signs(Side.Body), PutsInForce(), Promises());
        var today = force.Now.Day(force.At);
        var owed = Reminders.Of(force.Now, today.AddDays(40)).Where(r => r.Kind is MailKind.AgreementDue or MailKind.CommitmentDue).ToList();
        Assert.Contains(owed, r => r.Occasion == $"agreement/{TheAgreement}/{today.AddDays(300):yyyy-MM-dd}" && r is { Offset: -10, OnlyIfChosen: false } && r.To == Olga);
        Assert.Contains(owed, r => r.Occasion == $"agreement/{TheAgreement}/review/{today.AddMonths(6):yyyy-MM-dd}" && r is { OnlyIfChosen: true } && r.To == Walter);
        Assert.Equal([-10, -3, 5, 10, 15], owed.Where(r => r.Kind is MailKind.CommitmentDue).Select(r => r.Offset));
        Assert.All(owed.Where(r => r.Kind is MailKind.CommitmentDue), r => Assert.Equal(Henrik, r.To));
        Assert.DoesNotContain(Reminders.Of(force.And((now, at) => new CheckCommitment(ThePromise, Side.Employer, Kept.Yes, null, null, Henrik.Is(), at)).Now, today), r => r.Kind is MailKind.CommitmentDue);
    }

    [Fact]
    public void A_right_comes_back_for_review_a_year_after_the_day_of_use()
    {
        var live = Situations.Until(Open, now => now.Of(Lock.GoLive).OpenFor.Contains(Lindtal), "live");
        var since = live.Now.Day(live.Now.Of(Lock.GoLive).Since!.Value);                                       // it is open
        Assert.Contains(Reminders.Of(live.Now, since), r => r.Kind is MailKind.AgreementDue && r.Occasion.EndsWith($"/review/{since.AddMonths(12):yyyy-MM-dd}", StringComparison.Ordinal));
    }
}
