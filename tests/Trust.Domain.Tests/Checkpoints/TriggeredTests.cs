using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Checkpoints.Laws;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class TriggeredTests
{
    static readonly DateOnly Today = new(2026, 11, 24);
    static readonly Site Lindtal = Site(1, "DE", 140), Aue = Site(2, "DE", 30), Odense = Site(3, "DK", 60);
    static readonly Body Council = Body(1, BodyKind.WorksCouncil, BodyLevel.Site, false, Lindtal);
    static readonly PartyId Employees = PartyId.Of(Group.Employees);

    static readonly Right Monitoring = Right("de-87", Strength.Consent, [PlainQuestion.Monitors], At(Lock.Pilot), At(Lock.GoLive));
    static readonly Right Planning = Right("de-90", Strength.Consult, [], At(Stage.Relevance));

    [Fact]
    public void A_yes_triggers_a_right_at_each_of_its_places_with_the_question_as_its_reason()
    {
        var found = Find([Pack("DE", Monitoring, Planning)], [Lindtal], [Council], Answers(PlainQuestion.Monitors));
        Assert.Equal(
            [("de-90", At(Stage.Relevance), "checkpoint.any-system"), ("de-87", At(Lock.Pilot), "checkpoint.answered-yes"), ("de-87", At(Lock.GoLive), "checkpoint.answered-yes")],
            found.Rights.Select(r => (r.Right.Id, r.At, Assert.Single(r.Because).Code)));
        Assert.Equal([Fact.Of("question", PlainQuestion.Monitors)], found.Rights[1].Because[0].Facts.AsEnumerable());
        Assert.All(found.Rights, r => Assert.Equal((PartyId.Of(Council.Id), Lindtal.Id, false), (r.Party, Assert.Single(r.Sites), r.LevelOpen)));
        Assert.Empty(found.Informational);
    }

    [Fact]
    public void Where_nothing_is_found_the_list_says_so_and_says_whether_all_was_asked()
    {
        var none = Assert.Single(Find([Pack("DE", Monitoring)], [Lindtal], [Council], Answers()).Informational);
        Assert.Equal((null, null, Lindtal.Id, "checkpoint.nothing-found"), (none.Pack, none.Right, Assert.Single(none.Sites), none.Because.Code));

        var asked = Answers() with { Said = Answers().Said.Remove(PlainQuestion.Monitors) };
        var found = Find([Pack("DE", Monitoring)], [Lindtal], [Council], asked);
        Assert.Equal("checkpoint.not-all-answered", Assert.Single(found.Informational).Because.Code);
        Assert.Equal([PlainQuestion.Monitors], found.Open.AsEnumerable());
    }

    [Fact]
    public void Reading_emotions_is_a_stop_in_every_country()
    {
        var law = Pack("EU") with { Prohibitions = [new("eu-5", PlainQuestion.InfersEmotions, Said("no"), new("Art. 5(1)(f)", "EU1", CertaintyMark.Seen))] };
        var stop = Find([law, Pack("DE", Planning)], [Site(9, "US", 10)], [], Answers(PlainQuestion.InfersEmotions)).Stop;
        Assert.Equal((RefusalKind.Rule, "checkpoint.prohibited"), (stop?.Kind, stop?.Code));
        Assert.Equal([Fact.Of("question", PlainQuestion.InfersEmotions), new("statute", "Art. 5(1)(f)")], stop?.Facts.AsEnumerable() ?? []);
        Assert.Null(Find([law], [Lindtal], [], Answers(PlainQuestion.Monitors)).Stop);
    }

    [Theory]
    [InlineData(BodyLevel.Company, 171, true)]
    [InlineData(BodyLevel.Company, 170, true)]
    [InlineData(BodyLevel.Company, 169, false)]                               // counted: 140 and 30 at the two sites
    [InlineData(BodyLevel.Site, 140, true)]
    [InlineData(BodyLevel.Site, 141, false)]
    public void A_right_that_needs_many_employees_waits_for_them(BodyLevel of, int said, bool triggered)
    {
        var needs = Planning with { Trigger = new([], [new(of is BodyLevel.Site ? said : 170, of)], null) };
        var answers = of is BodyLevel.Site ? Answers() : Answers() with { Employees = ImmutableSortedDictionary<string, int>.Empty.Add("DE", said) };
        var found = Find([Pack("DE", needs)], [Lindtal, Aue], [Council], answers);
        Assert.Equal(triggered, found.Rights.Any());
        if (!triggered) Assert.Contains(found.Informational, i => i.Because.Code == "checkpoint.too-few" && i.Because.Facts.Contains(Fact.Of("counted", of is BodyLevel.Site ? 140 : 169)));
    }

    [Fact]
    public void Without_a_number_the_heads_of_the_countrys_sites_are_counted()
    {
        var needs = Planning with { Trigger = new([], [new(170, BodyLevel.Company)], null) };
        Assert.Single(Find([Pack("DE", needs)], [Lindtal, Aue, Odense], [Council], Answers()).Rights);
    }

    [Theory]
    [InlineData(50, 140)]
    [InlineData(500, 20)]
    public void Of_two_numbers_one_is_enough(int company, int site)
    {
        var needs = Planning with { Trigger = new([], [new(company, BodyLevel.Company), new(site, BodyLevel.Site)], null) };
        Assert.Single(Find([Pack("DE", needs)], [Lindtal], [Council], Answers()).Rights);
        Assert.Empty(Find([Pack("DE", needs)], [Site(9, "DE", 10)], [Body(9, BodyKind.WorksCouncil, BodyLevel.Site, false)], Answers()).Rights);
    }

    [Fact]
    public void A_right_that_rests_on_an_agreement_is_for_those_whom_one_binds_and_the_other_way_round()
    {
        var (bound, free) = (Body(2, BodyKind.WorksCouncil, BodyLevel.Site, true, Odense), Body(3, BodyKind.WorksCouncil, BodyLevel.Site, false, Odense));
        Right Needs(bool agreement) => Planning with { Trigger = new([], [], agreement) };
        Assert.Equal(PartyId.Of(bound.Id), Assert.Single(Find([Pack("DK", Needs(true))], [Odense], [bound, free], Answers()).Rights).Party);
        Assert.Equal(PartyId.Of(free.Id), Assert.Single(Find([Pack("DK", Needs(false))], [Odense], [bound, free], Answers()).Rights).Party);
        Assert.Contains(Find([Pack("DK", Needs(true))], [Odense], [free], Answers()).Informational, i => i.Because.Code == "checkpoint.not-bound");
        Assert.Contains(Find([Pack("DK", Needs(false))], [Odense], [bound], Answers()).Informational, i => i.Because.Code == "checkpoint.bound");
    }

    [Fact]
    public void Without_a_body_that_holds_it_a_right_is_told_or_falls_to_the_employees_as_the_law_says()
    {
        var union = Body(4, BodyKind.Union, BodyLevel.Site, false, Lindtal);
        Assert.Contains(Find([Pack("DE", Planning)], [Lindtal], [union], Answers()).Informational, i => i is { Party: null, Because.Code: "checkpoint.no-such-body" });

        Right For(EmployeesPart part) => Planning with { Holders = Planning.Holders with { Employees = part } };
        Assert.Equal([Employees], Find([Pack("DE", For(EmployeesPart.WithoutBody))], [Lindtal], [union], Answers()).Rights.Select(r => r.Party));
        Assert.Equal([PartyId.Of(Council.Id)], Find([Pack("DE", For(EmployeesPart.WithoutBody))], [Lindtal], [Council], Answers()).Rights.Select(r => r.Party));
        Assert.Equal(2, Find([Pack("DE", For(EmployeesPart.Always))], [Lindtal], [Council], Answers()).Rights.Length);
    }

    [Fact]
    public void Where_the_law_names_an_order_of_bodies_the_first_that_is_there_holds_it()
    {
        var inOrder = Planning with { Holders = new([BodyKind.WorksCouncil, BodyKind.Union], true, EmployeesPart.Never) };
        var union = Body(4, BodyKind.Union, BodyLevel.Site, false, Lindtal);
        Assert.Equal([PartyId.Of(Council.Id)], Find([Pack("DE", inOrder)], [Lindtal], [union, Council], Answers()).Rights.Select(r => r.Party));
        Assert.Equal([PartyId.Of(union.Id)], Find([Pack("DE", inOrder)], [Lindtal], [union], Answers()).Rights.Select(r => r.Party));
    }

    [Fact]
    public void Bodies_of_two_levels_leave_open_which_of_them_is_competent()
    {
        var central = Body(5, BodyKind.WorksCouncil, BodyLevel.Company, false);
        var found = Find([Pack("DE", Planning)], [Lindtal, Aue], [Council, central], Answers()).Rights;
        Assert.Equal([(PartyId.Of(Council.Id), 1), (PartyId.Of(central.Id), 2)], found.Select(r => (r.Party, r.Sites.Length)).OrderBy(r => r.Length));
        Assert.All(found, r => Assert.True(r.LevelOpen));
    }

    [Fact]
    public void What_belongs_to_single_acts_never_stands_at_a_gate()
    {
        var single = Planning with { At = [], Informational = Said("for each dismissal") };
        Assert.Contains(Find([Pack("DE", single)], [Lindtal], [Council], Answers()).Informational, i => i is { Right.Id: "de-90", Because.Code: "checkpoint.pack-says" });
    }

    [Fact]
    public void A_law_with_a_date_is_good_practice_before_it_and_nothing_in_a_country_that_has_not_taken_it_over()
    {
        var eu = Pack("EU", Planning with { Binds = new(new(2027, 12, 2), ["NO"]) }) with { Countries = ["DE", "NO"] };
        Assert.Contains(Find([eu], [Lindtal], [Council], Answers()).Informational, i => i.Because.Code == "checkpoint.good-practice");
        Assert.Single(Triggered.Rights(new([eu]), Answers(), [Lindtal], [Council], new(2027, 12, 2)).Rights);
        var klubben = Body(6, BodyKind.WorksCouncil, BodyLevel.Site, false);
        Assert.Contains(Triggered.Rights(new([eu]), Answers(), [Site(7, "NO", 70)], [klubben], new(2027, 12, 2)).Informational, i => i.Because.Code == "checkpoint.not-in-country");
    }

    [Fact]
    public void A_pack_that_is_not_worked_through_stands_at_no_gate_and_the_baseline_does()
    {
        var dk = Pack("DK", Monitoring) with { Status = PackStatus.NotYetWorkedThrough };
        var eu = Pack("EU", Planning with { Id = "eu-1" }) with { Countries = ["DK"] };
        var found = Find([dk, eu], [Odense], [Body(2, BodyKind.WorksCouncil, BodyLevel.Site, true, Odense)], Answers(PlainQuestion.Monitors));
        Assert.Equal("eu-1", Assert.Single(found.Rights).Right.Id);
        Assert.Equal(("de-87", "checkpoint.not-worked-through"), Assert.Single(found.Informational) is { } told ? (told.Right?.Id, told.Because.Code) : default);
    }

    [Fact]
    public void What_the_countrys_own_right_meets_is_not_asked_for_twice()
    {
        var (de, eu) = (Pack("DE", Planning with { Covers = ["eu-1"] }), Pack("EU", Planning with { Id = "eu-1" }) with { Countries = ["DE"] });
        var found = Find([de, eu], [Lindtal], [Council], Answers());
        Assert.Equal("de-90", Assert.Single(found.Rights).Right.Id);
        Assert.Equal(("eu-1", "checkpoint.covered"), Assert.Single(found.Informational) is { } told ? (told.Right?.Id, told.Because.Code) : default);
    }

    [Fact]
    public void Where_there_is_no_body_or_no_known_country_the_generic_pack_stands()
    {
        var generic = Pack("XX", Planning with { Id = "xx-1", Holders = new([BodyKind.Union], false, EmployeesPart.WithoutBody) });
        var (de, eu) = (Pack("DE", Planning), Pack("EU") with { Countries = ["DE", "PL"] });
        string[] At(string country, params Body[] bodies) => [.. Find([de, eu, generic], [Site(8, country, 5)], bodies, Answers()).Rights.Select(r => r.Right.Id)];
        Assert.Equal(["de-90"], At("DE", Body(1, BodyKind.WorksCouncil, BodyLevel.Site, false)));
        Assert.Equal(["xx-1"], At("DE"));
        Assert.Empty(At("PL", Body(1, BodyKind.Union, BodyLevel.Site, false)));
        Assert.Equal(["xx-1"], At("US", Body(1, BodyKind.Union, BodyLevel.Site, false)));
        Assert.Equal(["xx-1"], At("US"));
        de = de with { Status = PackStatus.NotYetWorkedThrough };
        eu = eu with { Countries = [] };
        Assert.Equal(["xx-1"], At("DE", Body(1, BodyKind.Union, BodyLevel.Site, false)));
    }

    static Findings Find(LawPack[] packs, Site[] sites, Body[] bodies, PlainAnswers answers) => Triggered.Rights(new([.. packs]), answers, sites, bodies, Today);
}
