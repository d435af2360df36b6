using Trust.Domain.Stakeholders;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class GroupTests
{
    static readonly GroupProfile InFavour = Profile with { Position = Position.InFavour, PositionSource = PositionSource.OwnStatement };

    [Fact]
    public void The_map_says_what_a_group_wants_and_fears() =>
        Given.A(Started).When(Describes(Group.Employees, Profile with { Affectedness = 5 })).Then("group-described").Holds(p => p.Groups[Group.Employees].Affectedness == 5)
            .When(Describes(Group.Employees, Profile with { Affectedness = 5 })).ThenNothing();

    [Fact]
    public void A_group_is_described_by_the_owner_or_itself_within_the_scale()
    {
        Given.A(Started).When(Describes(Group.Partner)).ThenRefused("group.unknown");
        Given.A(Started).When(Describes(Group.Employees, by: Mona)).ThenRefused("project.only-owner");
        Given.A(Started).When(Describes(Group.Employees, Profile with { Affectedness = 6 })).ThenRefused("group.affectedness-range");
        Given.A(Started).When(Describes(Group.Employees, Profile with { Affectedness = 2 }, by: Emil)).Then("group-described");
    }

    [Fact]
    public void A_position_comes_from_its_group_or_from_a_pulse_of_five()
    {
        Given.A(Started).When(Describes(Group.Employees, Profile with { Position = Position.Against })).ThenRefused("group.position-source-missing");
        Given.A(Started).When(Describes(Group.Employees, Profile with { Position = Position.Against, PositionSource = PositionSource.Pulse, PulseAnswers = 4 })).ThenRefused("group.pulse-under-five");
        Given.A(Started).When(Describes(Group.Employees, Profile with { Position = Position.Against, PositionSource = PositionSource.Pulse, PulseAnswers = 5 })).Then("group-described");
        Given.A(Started).When(Describes(Group.Employees, InFavour)).ThenRefused("group.not-your-statement");
        Given.A(Started).When(Describes(Group.Employees, InFavour, by: Emil)).Then("group-described");
    }

    [Fact]
    public void A_body_states_the_works_councils_position() =>
        Given.A(Started).When(Describes(Group.WorksCouncil, InFavour, by: Walter)).Then("group-described");

    [Fact]
    public void The_owner_mends_the_rest_of_a_profile_without_touching_the_groups_own_statement()
    {
        var stated = Started.And(Describes(Group.Employees, InFavour, by: Emil));
        Given.A(stated).When(Describes(Group.Employees, InFavour with { Affectedness = 4 })).Then("group-described");
        Given.A(stated).When(Describes(Group.Employees, InFavour with { Position = Position.Against })).ThenRefused("group.not-your-statement");
    }

    [Fact]
    public void Only_the_group_takes_its_own_statement_back()
    {
        var stated = Started.And(Describes(Group.Employees, InFavour, by: Emil));
        Given.A(stated).When(Describes(Group.Employees, Profile)).ThenRefused("group.not-your-statement");
        Given.A(stated).When(Describes(Group.Employees, InFavour with { PositionSource = PositionSource.Pulse, PulseAnswers = 9 })).ThenRefused("group.not-your-statement");
        Given.A(stated).When(Describes(Group.Employees, Profile, by: Emil)).Then("group-described");
    }

    [Fact]
    public void Each_group_says_who_speaks_for_it_or_why_nobody_does()
    {
        GroupProfile By(SpokenForBy by, BodyId? body = null, PersonId? person = null, ContentRef? because = null) => Profile with { SpeaksFor = new(by, body, person, because) };
        Given.A(Draft).When(Describes(Group.WorksCouncil, By(SpokenForBy.Body))).ThenRefused("group.body-unknown");
        Given.A(Draft).When(Describes(Group.WorksCouncil, By(SpokenForBy.Body, new BodyId(Id.Guid(0xB0, 9))))).ThenRefused("group.body-unknown");
        Given.A(Draft).When(Describes(Group.WorksCouncil, By(SpokenForBy.Body, LindtalCouncil))).Then("group-described");
        Given.A(Draft).When(Describes(Group.Hr, By(SpokenForBy.OfficeHolder))).ThenRefused("group.speaker-missing");
        Given.A(Draft).When(Describes(Group.Employees, By(SpokenForBy.Nobody))).ThenRefused("group.because-missing");
        Given.A(Draft).When(Describes(Group.It, By(SpokenForBy.OutsideProvider))).ThenRefused("group.because-missing");
    }

    [Fact]
    public void A_person_has_a_place_and_nothing_else()
    {
        Given.A(Started).When(Places(Nora, Employees)).Then("stakeholder-placed").Holds(p => p.IsKnownTo(Nora.Is(), p.Since)).When(Places(Nora, Employees)).ThenNothing();
        Given.A(Started).When(Places(Nora, PartyId.Of(Group.Partner))).ThenRefused("party.unknown");
        Given.A(Started).When(Places(Nora, Employees, by: Mona)).ThenRefused("project.only-owner");
        Given.A(Started).When(Places(Nora, Council, by: Walter)).Then("stakeholder-placed");
    }

    [Fact]
    public void A_group_is_spoken_with_on_a_day_and_due_again_after_three_weeks_without_a_word()
    {
        Act Meets(DateOnly on, PartyId? with = null, PersonId? by = null, ContentRef? note = null) => (_, at) => new RecordContact(with ?? Employees, on, note, (by ?? Olga).Is(), at);
        var day = Started.Now.Day(Started.At);
        var met = Given.A(Started).When(Meets(day)).Then("contact-recorded").Holds(p => p.Contacts[Employees].On == p.Day(Started.At));
        Assert.False(ContactsDue.IsDue(met.Now, Employees, day.AddDays(21)));
        Assert.True(ContactsDue.IsDue(met.Now, Employees, day.AddDays(22)));
        Assert.False(ContactsDue.IsDue(Draft.Now, Employees, day.AddDays(99)));
        // an answer at a gate is a word too
        var answered = InReviewOf(Stage.Transparency).And(Answers(Stage.Transparency, Employees, Emil, GateAnswer.Acknowledge));
        Assert.Equal(answered.Now.Day(answered.At), ContactsDue.LastWord(answered.Now, Employees));
        // and so is what was said outside Trust
        var heard = Started.And(Records(Stage.Transparency, Council, OutcomeKind.AgreementInForce));
        Assert.Equal(heard.Now.Day(heard.At), ContactsDue.LastWord(heard.Now, Council));
        Assert.Null(ContactsDue.LastWord(heard.And(Disputes(50, Walter)).Now, Council));
        Assert.False(ContactsDue.IsDue(heard.And(Cancels()).Now, Employees, day.AddDays(99)));
        met.When(Meets(day)).ThenNothing();
        met.When(Meets(day, note: Id.Text(30))).Then("contact-recorded");
        met.When(Meets(day.AddDays(-1))).ThenRefused("contact.later-one-known");
        met.When(Meets(day.AddDays(2))).ThenRefused("contact.in-the-future");
        met.When(Meets(day, PartyId.Of(Group.Partner))).ThenRefused("party.unknown");
        met.When(Meets(day, by: Mona)).ThenRefused("contact.not-yours");
        met.When(Meets(day, Council, Walter)).Then("contact-recorded");
    }

    [Fact]
    public void Whoever_leaves_the_map_leaves_the_seat_first()
    {
        Act Removes(PersonId person, PersonId by) => (_, at) => new RemoveStakeholder(person, by.Is(), at);
        var placed = Started.And(Places(Nora, Employees), Places(Walter, Council));
        Given.A(placed).When(Removes(Nora, Nora)).Then("stakeholder-removed");
        Given.A(placed).When(Removes(Nora, Mona)).ThenRefused("project.only-owner");
        Given.A(placed).When(Removes(Walter, Olga)).ThenRefused("stakeholder.holds-a-seat");
        Given.A(placed).When(Removes(Dag, Olga)).ThenNothing();
    }
}
