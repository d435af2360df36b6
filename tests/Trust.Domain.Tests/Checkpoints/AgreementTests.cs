using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class AgreementTests
{
    static readonly Story Open = HavingRight("consented", PlainQuestion.Monitors);
    static readonly Story Drafted = Open.And(Drafts("consented"));
    static readonly Story Agreed = Drafted.And(Signs(Side.Employer), Signs(Side.Body));

    static AgreementState StateOf(Story story, int agreement = 1) => CheckpointStanding.Of(story.Now, story.Now.Agreements[new(Id.Guid(0xA6, agreement))]);

    [Fact]
    public void Either_side_puts_a_draft_on_the_table_and_a_new_version_takes_the_signatures_away()
    {
        Open.When(Drafts("consented")).Then("agreement-drafted").Holds(now => now.Agreements[TheAgreement].For.Length == 2 && now.Agreements[TheAgreement].With == Council);
        var second = Drafted.And(Signs(Side.Employer)).And((now, at) => Draft(now, at, "consented") with { Text = Id.Text(800), By = Walter.Is() });
        Assert.Equal((2, 0), (second.Now.Agreements[TheAgreement].Version, second.Now.Agreements[TheAgreement].SignOffs.Length));
        Open.When((now, at) => Draft(now, at, "consented") with { By = Emil.Is() }).ThenRefused("checkpoint.only-its-sides");
        Drafted.When(Drafts("consented")).ThenNothing();
        Drafted.When((now, at) => Draft(now, at, "consented") with { Text = Id.Text(800), Seen = 0 }).ThenRefused("agreement.changed-meanwhile");
    }

    [Fact]
    public void A_draft_says_what_it_is_for_with_whom_and_in_which_words()
    {
        Open.When((now, at) => Draft(now, at, "consented") with { For = [] }).ThenRefused("agreement.checkpoints-missing");
        Open.When((now, at) => Draft(now, at, "consented") with { For = [new(Id.Guid(1, 1))] }).ThenRefused("checkpoint.unknown");
        Open.When((now, at) => Draft(now, at, "consented") with { For = [.. now.Checkpoints.Keys] }).ThenRefused("agreement.one-party");
        Open.When((now, at) => Draft(now, at, "consented") with { Text = null }).ThenRefused("agreement.text-missing");
        Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [] }).ThenRefused("agreement.clauses-missing");
        Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [.. Clauses, .. Clauses] }).ThenRefused("agreement.clauses-missing");
        foreach (var key in (string[])["neverheardof", "own-0", "own-1 and more", "What we always wanted"])
        {
            Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [Clauses[1] with { Key = key }] }).ThenRefused("agreement.clause-unknown");
            Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [Clauses[0] with { Slots = Clauses[0].Slots.Add(key, Id.SomeText) }] }).ThenRefused("agreement.clause-unknown");
        }
        Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [Clauses[1] with { Own = null }] }).ThenRefused("agreement.clause-unknown");
        Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [Clauses[0] with { Own = Id.SomeText }] }).ThenRefused("agreement.clause-unknown"); // own words have no places
        Open.When((now, at) => Draft(now, at, "consented") with { Clauses = [Clauses[0] with { Slots = Clauses[0].Slots.Add(ChosenClause.Variant, Id.SomeText) }] }).Then("agreement-drafted");
        Open.When((now, at) => Draft(now, at, "consented") with { Term = new(now.Day(at).AddDays(-1), null, null) }).ThenRefused("agreement.term-range");
        Open.When((now, at) => Draft(now, at, "consented") with { Term = new(null, 121, null) }).ThenRefused("agreement.term-range");
        Open.When((now, at) => Draft(now, at, "consented") with { Term = new(null, null, 121) }).ThenRefused("agreement.term-range");
        Open.When((now, at) => Draft(now, at, "consented") with { Replaces = new(Id.Guid(0xA6, 9)) }).ThenRefused("agreement.replaces-unknown");
    }

    [Fact]
    public void Each_word_of_it_is_under_the_seal()
    {
        Digest Of(Func<DraftAgreement, DraftAgreement> other) => Open.And((now, at) => other(Draft(now, at, "consented"))).Now.Agreements[TheAgreement].Digest;
        Digest[] seals = [Of(d => d), Of(d => d with { Text = Id.Text(801) }), Of(d => d with { Language = "en" }), Of(d => d with { Term = new(null, 6, null) }), Of(d => d with { Clauses = [Clauses[0]] }),
            Of(d => d with { Clauses = [Clauses[0] with { Slots = Clauses[0].Slots.SetItem("purposes", Id.Text(802)) }, Clauses[1]] }), Of(d => d with { For = [d.For[0]] })];
        Assert.Equal(seals.Length, seals.Distinct().Count());
    }

    [Fact]
    public void Both_sign_off_the_same_words_and_that_makes_them_agreed_and_no_more()
    {
        Drafted.When((now, at) => Signature(now, at, Side.Employer) with { By = Olga.Is() }).ThenRefused("agreement.who-binds-the-firm");
        Drafted.When((now, at) => Signature(now, at, Side.Employer) with { OnBehalf = Reported(at) }).ThenRefused("agreement.who-binds-the-firm");
        Drafted.When((now, at) => Signature(now, at, Side.Employer) with { By = Mona.Is() }).Then("agreement-signed");
        Drafted.When((now, at) => Signature(now, at, Side.Body) with { By = Sofie.Is() }).ThenRefused("seat.not-yours");
        Drafted.When((now, at) => Signature(now, at, Side.Body) with { Digest = Digest.Of([1]) }).ThenRefused("agreement.changed-meanwhile");
        Drafted.When((now, at) => Signature(now, at, Side.Body) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("agreement.unknown");
        Drafted.When((now, at) => Signature(now, at, Side.Body) with { By = Olga.Is(), OnBehalf = Reported(at) with { OccurredOn = now.Day(at).AddDays(1) } }).ThenRefused("act.in-the-future");
        Drafted.And(Signs(Side.Body)).When(Signs(Side.Body)).ThenNothing();
        Assert.Equal(AgreementState.Draft, StateOf(Drafted.And(Signs(Side.Body))));
        Assert.Equal((AgreementState.Agreed, CheckpointState.Agreed), (StateOf(Agreed), Agreed.StateOf("consented")));
    }

    [Fact]
    public void What_is_agreed_is_consent_and_go_live_waits_for_the_signed_document()
    {
        Assert.Null(Agreed.OpenAt("consented", Pilot));
        Assert.Equal("checkpoint.agreement-not-in-force", Agreed.OpenAt("consented", GoLive));
        var inForce = Agreed.When(PutsInForce()).Then("agreement-in-force");
        Assert.Null(inForce.OpenAt("consented", GoLive));
        Assert.Equal(CheckpointState.InForce, inForce.StateOf("consented"));
        Assert.Equal("checkpoint.agreement-not-in-force", Open.And(Says("consented", PositionKind.Consent, GoLive)).OpenAt("consented", GoLive));
    }

    [Fact]
    public void A_reported_sign_off_without_the_signed_document_waits_for_the_bodys_own_word()
    {
        var told = Drafted.And(Signs(Side.Employer), (now, at) => Signature(now, at, Side.Body) with { By = Olga.Is(), OnBehalf = Reported(at, 70, Channel.Phone) });
        Assert.Equal(AgreementState.Draft, StateOf(told));
        Assert.Equal(AgreementState.Agreed, StateOf(told.And((_, at) => new Gates.ConfirmAct(Id.Act(70), Walter.Is(), at))));
    }

    [Fact]
    public void In_force_needs_document_form_and_both_signatories()
    {
        Drafted.When(PutsInForce()).ThenRefused("agreement.not-agreed");
        Agreed.When((now, at) => InForce(now, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Agreed.When((now, at) => InForce(now, at) with { Report = Reported(at) with { Document = null } }).ThenRefused("agreement.document-missing");
        Agreed.When((now, at) => InForce(now, at) with { Form = InstrumentForm.DecisionLog }).ThenRefused("agreement.other-form");
        Agreed.When((now, at) => InForce(now, at) with { Signatories = [new(Side.Body, Id.SomeText)] }).ThenRefused("agreement.signatories-missing");
        Agreed.When((now, at) => InForce(now, at) with { From = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Agreed.When((now, at) => InForce(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("agreement.unknown");
        Agreed.When((now, at) => InForce(now, at) with { Audience = new(AudienceKind.Parties, [PartyId.Of(new BodyId(Id.Guid(1, 1)))], null, null) }).ThenRefused("audience.party-unknown");
        var force = Agreed.And(PutsInForce());
        force.When(PutsInForce(65)).ThenRefused("agreement.in-force-already");
        force.When((now, at) => Draft(now, at, "consented") with { Text = Id.Text(803) }).ThenRefused("agreement.in-force-already");
        Assert.Equal(AgreementState.Agreed, StateOf(force.And(Disputes(64, Walter))));
    }

    [Fact]
    public void A_bodys_written_decision_needs_only_its_own_signature()
    {
        var vetoed = HavingRight("vetoed", PlainQuestion.SetsConduct).And(Drafts("vetoed"), Signs(Side.Employer), Signs(Side.Body));
        vetoed.When((now, at) => InForce(now, at) with { Form = InstrumentForm.WrittenDecision, Signatories = [new(Side.Body, Id.SomeText)] }).Then("agreement-in-force");
    }

    [Fact]
    public void Each_right_that_it_ends_names_its_form_and_a_consultation_beside_them_is_met_with_theirs()
    {
        var both = Answering(PlainQuestion.Monitors, PlainQuestion.SetsConduct, PlainQuestion.AsksQuestionnaires).And(Gives(Stage.Transparency, "purpose"));
        Story Settling(params string[] rights) => both.And((now, at) => Draft(now, at, rights[0]) with { For = [.. now.Checkpoints.Values.Where(c => rights.Contains(c.Right.Right)).Select(c => c.Id)] }, Signs(Side.Employer), Signs(Side.Body));
        Act Forced(InstrumentForm form) => (now, at) => InForce(now, at) with { Form = form };
        Settling("consented", "heard").When(Forced(InstrumentForm.PaperSigned)).Then("agreement-in-force");
        Settling("consented", "vetoed").When(Forced(InstrumentForm.WrittenDecision)).ThenRefused("agreement.other-form");  // enough for the veto, and no works agreement
        Settling("consented", "vetoed").When(Forced(InstrumentForm.PaperSigned)).ThenRefused("agreement.other-form");      // the other way round
        Settling("heard").When(Forced(InstrumentForm.DecisionLog)).Then("agreement-in-force");                             // its law names no instrument
    }

    [Fact]
    public void At_go_live_whoever_has_not_signed_is_next()
    {
        Blocker? Next(Story story) => CheckpointRule.Open(story.Now, Of(story.Now, "consented", GoLive));
        var consented = Open.And(Says("consented", PositionKind.Consent, GoLive));
        Assert.Equal(("checkpoint.agreement-not-in-force", ProjectRole.Owner), (Next(consented)!.Code, Next(consented)!.Role));
        var drafted = consented.And(Drafts("consented"));
        Assert.Equal("checkpoint.agreement-not-in-force", Next(drafted)!.Code);
        Assert.Equal(("checkpoint.agreement-to-sign", Council), (Next(drafted.And(Signs(Side.Employer)))!.Code, Next(drafted.And(Signs(Side.Employer)))!.Who));
        Assert.Equal(("checkpoint.agreement-to-sign", ProjectRole.Sponsor, $"agreements/{TheAgreement}"), (Next(drafted.And(Signs(Side.Body)))!.Code, Next(drafted.And(Signs(Side.Body)))!.Role, Next(drafted.And(Signs(Side.Body)))!.Where));
        Assert.Equal("checkpoint.agreement-not-in-force", Next(drafted.And(Signs(Side.Body), Signs(Side.Employer)))!.Code);
    }

    [Fact]
    public void A_new_agreement_takes_the_place_of_the_old_when_it_comes_into_force()
    {
        var next = Agreed.And(PutsInForce(), (now, at) => Draft(now, at, "consented", 2) with { Replaces = TheAgreement }, Signs(Side.Employer, 2), Signs(Side.Body, 2));
        Assert.Equal(AgreementState.InForce, StateOf(next));
        var replaced = next.And(PutsInForce(66, 2));
        Assert.Equal((AgreementState.Replaced, AgreementState.InForce), (StateOf(replaced), StateOf(replaced, 2)));
        Assert.Equal(CheckpointState.InForce, replaced.StateOf("consented"));
        Assert.Equal(AgreementState.InForce, StateOf(replaced.And(Disputes(66, Walter))));
    }

    [Fact]
    public void Notice_ends_it_after_its_own_months_or_those_of_the_law()
    {
        var force = Agreed.And(PutsInForce());
        var given = force.When((_, at) => new GiveNotice(TheAgreement, Side.Body, Id.SomeText, null, Walter.Is(), at)).Then("agreement-notice-given");
        Assert.Equal(given.Now.Day(given.At).AddMonths(3), given.Now.Agreements[TheAgreement].Notice!.EndsOn);
        Assert.Equal(AgreementState.InForce, StateOf(given));
        var ended = given.Later(95).When(TimePasses()).Then("agreement-ended");
        Assert.Equal((AgreementState.Closed, CheckpointState.Closed), (StateOf(ended), ended.StateOf("consented")));
        Assert.NotNull(ended.OpenAt("consented"));
        var told = force.And((_, at) => new GiveNotice(TheAgreement, Side.Body, Id.SomeText, Reported(at, 71), Olga.Is(), at)).Later(95).And(TimePasses());
        Assert.Equal(AgreementState.InForce, StateOf(told.And(Disputes(71, Walter))));
        given.When((_, at) => new GiveNotice(TheAgreement, Side.Employer, Id.SomeText, null, Olga.Is(), at)).ThenNothing();
        force.When((_, at) => new GiveNotice(TheAgreement, Side.Employer, Id.SomeText, null, Walter.Is(), at)).ThenRefused("project.only-owner");
        force.When((_, at) => new GiveNotice(TheAgreement, Side.Body, Id.SomeText, null, Emil.Is(), at)).ThenRefused("seat.not-yours");
        force.When((_, at) => new GiveNotice(TheAgreement, Side.Body, null, null, Walter.Is(), at)).ThenRefused("agreement.reason-missing");
        force.When((_, at) => new GiveNotice(TheAgreement, Side.Body, Id.SomeText, Reported(at, 71) with { Document = null }, Olga.Is(), at)).ThenRefused("act.document-missing");
        force.When((_, at) => new GiveNotice(new(Id.Guid(1, 1)), Side.Body, Id.SomeText, null, Walter.Is(), at)).ThenRefused("agreement.unknown");
        Drafted.When((_, at) => new GiveNotice(TheAgreement, Side.Body, Id.SomeText, null, Walter.Is(), at)).ThenRefused("agreement.not-in-force");
    }

    [Fact]
    public void It_ends_with_its_term()
    {
        var force = Open.And((now, at) => Draft(now, at, "consented") with { Term = new(now.Day(at).AddDays(20), 1, 6) }, Signs(Side.Employer), Signs(Side.Body), PutsInForce());
        force.Later(15).When(TimePasses()).ThenNothing();
        force.Later(25).When(TimePasses()).Then("agreement-ended");
    }

    [Fact]
    public void A_review_together_is_recorded_by_either_side_and_the_next_is_counted_from_it()
    {
        var force = Agreed.And(PutsInForce());
        HoldReview Held(Project now, DateTimeOffset at) => new([Of(now, "consented").Id], now.Day(at), Id.SomeText, Walter.Is(), at);
        force.When((now, at) => Held(now, at)).Then("review-held").Holds(now => Of(now, "consented", null).ReviewedOn != null);
        force.When((now, at) => Held(now, at) with { Text = null }).ThenRefused("checkpoint.review-text-missing");
        force.When((now, at) => Held(now, at) with { On = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        force.When((now, at) => Held(now, at) with { By = Emil.Is() }).ThenRefused("checkpoint.only-its-sides");
        force.When((now, at) => Held(now, at) with { Checkpoints = [] }).ThenRefused("checkpoint.unknown");
    }

    [Fact]
    public void What_was_agreed_on_the_old_system_says_nothing_on_a_new_one()
    {
        var live = Situations.Until(Agreed.And(PutsInForce()), now => now.Of(Stage.Security).State is StageState.Passed, "security passed");
        Assert.Equal(CheckpointState.InForce, live.StateOf("consented", GoLive));
        Assert.Equal(CheckpointState.Draft, live.And(ReportsChange(1, data: true)).StateOf("consented", GoLive));
    }
}
