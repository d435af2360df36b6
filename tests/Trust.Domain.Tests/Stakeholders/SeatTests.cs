using Trust.Domain.Stakeholders;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class SeatTests
{
    static readonly Seat One = new(Council, Strength.Consent, SeatRule.Any, null, [Walter], []);

    static Act NamedBy(PersonId by, Seat seat, ContentRef? basis = null) => (_, at) => new SetSeat(seat, basis, by.Is(), at);

    [Fact]
    public void The_owner_names_a_bodys_first_holders_and_the_body_its_successors()
    {
        Given.A(Draft).When(NamedBy(Olga, One)).Then("seat-set");
        Given.A(Ready).When(NamedBy(Olga, One with { Holders = [Wilma] })).ThenRefused("seat.body-names-its-own");
        Given.A(Ready).When(NamedBy(Walter, One with { Holders = [Wilma] })).Then("seat-set").Holds(p => p.Seat(Council)!.Holders.Single() == Wilma);
        Given.A(Ready).When(NamedBy(Olga, new(Management, null, SeatRule.Any, null, [Nora], []))).Then("seat-set");
    }

    [Fact]
    public void A_seat_is_set_whole()
    {
        Given.A(Ready).When(NamedBy(Olga, One with { Party = PartyId.Of(Group.Partner) })).ThenRefused("party.unknown");
        Given.A(Ready).When(NamedBy(Walter, One with { Holders = [] })).ThenRefused("seat.holder-missing");
        Given.A(Ready).When(NamedBy(Walter, One with { Rule = SeatRule.Quorum })).ThenRefused("seat.quorum-range");
        Given.A(Ready).When(NamedBy(Walter, One with { Rule = SeatRule.Quorum, Quorum = 2 })).ThenRefused("seat.quorum-range");
        Given.A(Ready).When(NamedBy(Walter, One with { Deputies = [new(Wilma, new(2026, 5, 2), new(2026, 5, 1))] })).ThenRefused("seat.deputy-dates");
        Given.A(Ready).When(NamedBy(Walter, One)).ThenNothing();
    }

    [Fact]
    public void A_holder_who_is_named_twice_has_one_voice()
    {
        Given.A(Ready).When(NamedBy(Walter, One with { Rule = SeatRule.Quorum, Quorum = 2, Holders = [Walter, Walter] })).ThenRefused("seat.quorum-range");
        Given.A(Ready).When(NamedBy(Walter, One with { Rule = SeatRule.All, Holders = [Walter, Wilma, Walter] })).Then("seat-set").Holds(p => p.Seat(Council)!.Needed == 2);
    }

    [Fact]
    public void A_holder_speaks_within_the_term_and_not_beyond_it()
    {
        var (first, last) = (Ready.Now.Day(Ready.At), Ready.Now.Day(Ready.At).AddDays(30));
        var seat = Given.A(Ready).When(NamedBy(Walter, One with { Holders = [Walter, Wilma], Terms = [new(Walter, first, last)] })).Then("seat-set").Now.Seat(Council)!;
        Assert.Equal((false, true, true, false), (seat.Holds(Walter.Is(), first.AddDays(-1)), seat.Holds(Walter.Is(), first), seat.Holds(Walter.Is(), last), seat.Holds(Walter.Is(), last.AddDays(1))));
        Assert.True(seat.Holds(Wilma.Is(), last.AddDays(1000)));
        Given.A(Ready).When(NamedBy(Walter, One with { Terms = [new(Walter, last, first)] })).ThenRefused("seat.term-dates");
        Given.A(Ready).When(NamedBy(Walter, One with { Terms = [new(Walter, null, first.AddDays(-1))] })).ThenRefused("seat.nobody-in-office");
    }

    [Fact]
    public void A_body_whose_terms_have_run_out_still_names_its_own_successors_and_nobody_else_does()
    {
        var over = Ready.Now.Day(Ready.At).AddDays(1);
        var ended = Ready.And(NamedBy(Walter, One with { Terms = [new(Walter, null, over)] }));
        Act Later(PersonId by) => (_, at) => new SetSeat(One with { Holders = [Wilma] }, null, by.Is(), at.AddDays(3));
        Given.A(ended).When(Later(Olga)).ThenRefused("seat.body-names-its-own");
        Given.A(ended).When(Later(Walter)).Then("seat-set").Holds(p => p.Seat(Council)!.Holders.Single() == Wilma);
    }

    [Fact]
    public void A_bodys_right_is_set_below_the_workflow_only_with_its_basis()
    {
        Given.A(Draft).When(NamedBy(Olga, One with { Strength = Strength.Inform })).ThenRefused("seat.basis-missing");
        Given.A(Draft).When(NamedBy(Olga, One with { Strength = Strength.Inform }, Id.SomeText)).Then("seat-set");
        Given.A(Draft).When(NamedBy(Olga, One with { Strength = Strength.Veto })).Then("seat-set");
    }

    [Fact]
    public void Owner_sponsor_management_and_HR_never_decide_for_a_body()
    {
        Given.A(Draft).When(NamedBy(Olga, One with { Holders = [Olga] })).ThenRefused("seat.conflict-of-interest");
        Given.A(Ready).When(NamedBy(Walter, One with { Holders = [Walter, Sonja] })).ThenRefused("seat.conflict-of-interest");
        Given.A(Ready).When(NamedBy(Walter, One with { Deputies = [new(Mona, new(2026, 5, 1), new(2026, 5, 2))] })).ThenRefused("seat.conflict-of-interest");
        Given.A(Ready.And(Places(Nora, Hr))).When(NamedBy(Walter, One with { Holders = [Nora] })).ThenRefused("seat.conflict-of-interest");
    }

    [Fact]
    public void Whoever_decides_for_a_body_never_decides_for_management()
    {
        var management = new Seat(Management, null, SeatRule.Any, null, [Mona], []);
        Given.A(Ready).When(NamedBy(Olga, management with { Holders = [Mona, Walter] })).ThenRefused("seat.conflict-of-interest");
        Given.A(Ready).When(Places(Walter, Hr)).ThenRefused("seat.conflict-of-interest");
    }

    [Fact]
    public void A_deputy_of_management_is_management()
    {
        var management = new Seat(Management, null, SeatRule.Any, null, [Mona], [new(Nora, new(2026, 5, 1), new(2026, 5, 9))]);
        Given.A(Ready).When(NamedBy(Olga, management with { Deputies = [new(Walter, new(2026, 5, 1), new(2026, 5, 9))] })).ThenRefused("seat.conflict-of-interest");
        Given.A(Ready.And(NamedBy(Olga, management))).When(NamedBy(Walter, One with { Holders = [Nora] })).ThenRefused("seat.conflict-of-interest");
    }

    [Fact]
    public void A_gate_passes_as_soon_as_a_smaller_seat_has_spoken() =>
        Given.A(AtGateOf(Stage.Transparency).And(Seats(One with { Rule = SeatRule.All, Holders = [Walter, Wilma] }, Walter), Opens(Stage.Transparency))
                .AllApproveBut(Stage.Transparency, Council).And(Answers(Stage.Transparency, Council, Walter)))
            .When(NamedBy(Walter, One)).Then("seat-set", "gate-passed");
}
