using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Tests.Checkpoints;

/// <summary>From the complete packet to the gate or lock: each right of the packs that are worked through, where it stands, that the law sets it no date,
/// and when the customer's target ends. The dates were counted by hand from law.md 3, and the count stands in the last column.</summary>
public sealed class PacketToGateTests
{
    // right | yes | stands at | where | packet received | target ends | mark | count
    const string Germany = """
        de-90       |                     | relevance     | DE SN works-council           | 2026-11-16 | 2026-12-15 | seen        | 17th 1; 18th Buß- und Bettag; 19-20 3; 23-27 8; 30-4 13; 7-11 18; 14th 19, 15th 20
        de-87-6     | monitors            | pilot go-live | DE SN works-council           | 2027-03-01 | 2027-04-28 | seen        | 2-5 4; 8-12 9; 15-19 14; 22-25 18; 26th Good Friday, 29th Easter Monday; 30-2 22; 5-9 27; 12-16 32; 19-23 37; 26-28 40
        de-87-other | sets-conduct        | pilot go-live | DE BY works-council           | 2027-04-12 | 2027-06-10 | seen        | 13-16 4; 19-23 9; 26-30 14; 3-5 and 7 May 18, 6th Ascension; 10-14 23; 17th Whit Monday; 18-21 27; 24-26 and 28 31, 27th Corpus Christi; 31-4 36; 7-10 June 40
        de-94       | asks-questionnaires | pilot go-live | DE BE works-council           | 2028-02-07 | 2028-04-04 | seen        | 8-11 4; 14-18 9; 21-25 14; 28-3 with 29 February 19; 6-7 and 9-10 23, 8th Women's Day in Berlin; 13-17 28; 20-24 33; 27-31 38; 3-4 April 40
        de-95       | selects             | pilot go-live | DE NW works-council           | 2028-03-06 | 2028-05-04 | seen        | 7-10 4; 13-17 9; 20-24 14; 27-31 19; 3-7 24; 10-13 28; 14th Good Friday, 17th Easter Monday; 18-21 32; 24-28 37; 1 May a Monday; 2-4 May 40
        de-97       | changes-tasks       | go-live       | DE BY works-council           | 2026-11-30 | 2027-01-28 | seen        | 1-4 4; 7-11 9; 14-18 14; 21-24 18; 25th; 28-31 22; 1 January; 4-5 and 7-8 26, 6th Epiphany in Bavaria; 11-15 31; 18-22 36; 25-28 40
        de-111      | changes-headcount   | go-live       | DE HE works-council           | 2027-05-03 | 2027-06-03 | memory-high | 4-5 and 7 3, 6th Ascension; 10-14 8; 17th Whit Monday; 18-21 12; 24-26 and 28 16, 27th Corpus Christi in Hesse; 31-3 June 20
        de-106      | changes-headcount   | relevance     | DE TH works-council           | 2028-09-11 | 2028-10-11 | seen        | 12-15 4; 18-19 and 21-22 8, 20th Children's Day in Thuringia; 25-29 13; 2 and 4-6 17, 3rd Unity; 9-11 October 20
        de-81-4     | changes-tasks       | pilot         | DE HH nobody                  | 2026-12-14 | 2027-01-13 | memory-high | 15-18 4; 21-24 8; 25th; 28-31 12; 1 January; 4-8 17; 11-13 20
        de-178      | selects             | relevance     | DE BW disabled-representative | 2026-12-14 | 2027-01-14 | memory-high | 15-18 4; 21-24 8; 28-31 12; 4-5 and 7-8 16, 6th Epiphany in Baden-Württemberg; 11-14 20
        """;

    const string Norway = """
        no-8-1      | changes-tasks       | relevance     | NO union                      | 2026-12-18 | 2027-01-05 | seen        | 21-24 4; 25th; 28-31 8; 1 January; 4-5 10; as law.md 3 has it
        no-9-2      | monitors            | pilot go-live | NO union                      | 2027-03-17 | 2027-04-05 | seen        | 18-19 2; 22-24 5; Maundy Thursday 25 to Easter Monday 29; 30-2 April 9; 5th 10
        no-9-2-2    | monitors            | pilot go-live | NO union                      | 2027-05-03 | 2027-05-19 | seen        | 4-5 2; 6th Ascension; 7th 3; 10-14 8; 17th Constitution Day and Whit Monday; 18-19 10
        no-9-1      | appraises           | pilot go-live | NO union                      | 2028-02-17 | 2028-03-02 | seen        | 18th 1; 21-25 6; 28-29 February 8; 1-2 March 10
        no-4-2      | decides             | relevance     | NO union                      | 2028-04-06 | 2028-04-25 | memory-high | 7th 1; 10-12 4; Maundy Thursday 13 to Easter Monday 17; 18-21 8; 24-25 10
        no-ha-9     | changes-pay         | relevance     | NO union bound                | 2028-05-12 | 2028-05-30 | memory-med  | 15-16 2; 17th Constitution Day; 18-19 4; 22-24 7; 25th Ascension; 26th 8; 29-30 10
        """;

    const string Union = """
        eu-2002-14  | changes-tasks       | relevance     | SE union                      | 2027-06-14 | 2027-06-29 | memory-high | 15-18 4; 21-24 8; 25th Midsummer Eve; 28-29 10
        eu-2002-14  | changes-headcount   | relevance     | NL works-council              | 2027-03-22 | 2027-04-07 | memory-high | 23-25 3; 26th and 29th, Easter; 30-2 April 7; 5-7 10
        eu-2002-14  | changes-tasks       | relevance     | AT works-council              | 2028-02-21 | 2028-03-06 | memory-high | 22-25 4; 28-3 with 29 February 9; 6 March 10
        eu-89-391   |                     | relevance     | FI union                      | 2026-12-18 | 2027-01-07 | memory-high | 21-23 3; 24th and 25th; 28-31 7; 1 January; 4-5 9; 6th Epiphany; 7th 10, as law.md 3 has it
        eu-89-391   |                     | relevance     | FR 6AE works-council          | 2027-03-22 | 2027-04-07 | memory-high | 23-25 3; 26th Good Friday in Alsace, 29th; 30-2 April 7; 5-7 10
        eu-89-391   |                     | relevance     | FR works-council              | 2027-03-22 | 2027-04-06 | memory-high | 23-26 4; 29th Easter Monday; 30-2 April 8; 5-6 10
        eu-35-9     |                     | pilot         | DK works-council              | 2028-05-22 | 2028-06-07 | memory-high | 23-24 2; 25th Ascension; 26th 3; 29-2 June 8; 5th Whit Monday; 6-7 10
        eu-35-9     |                     | pilot         | PL works-council              | 2027-03-15 | 2027-03-29 | memory-high | no holidays known, weekends only: 16-19 4; 22-26 9; 29th 10
        eu-26-7     | monitors            | pilot go-live | SE union                      | 2027-12-13 | 2027-12-28 | seen        | 14-17 4; 20-23 8; 24th, a Friday; 27-28 10
        """;

    const string Elsewhere = """
        xx-info     |                     | pilot         | US nobody                     | 2026-12-18 | 2027-01-01 | product-default | no holidays known: 21-25 5; 28-1 January 10
        xx-consult  | selects             | pilot go-live | DE SN nobody                  | 2026-11-11 | 2026-11-26 | product-default | 12-13 2; 16-17 and 19-20 6, 18th Buß- und Bettag; 23-26 10
        xx-consult  | appraises           | pilot go-live | DE BY nobody                  | 2026-11-11 | 2026-11-25 | product-default | 12-13 2; 16-20 7; 23-25 10
        xx-consult  | decides             | pilot go-live | NO nobody                     | 2027-05-07 | 2027-05-24 | product-default | 10-14 5; 17th Constitution Day and Whit Monday; 18-21 9; 24th 10
        xx-consult  | monitors            | pilot go-live | US union                      | 2028-02-18 | 2028-03-03 | product-default | 21-25 5; 28-3 March with the leap day 10
        xx-consult  | monitors            | pilot go-live | NO nobody                     | 2026-12-18 | 2027-01-05 | product-default | 21-24 4; 28-31 8; 4-5 January 10
        """;

    public static TheoryData<string> German => Scenario.Lines(Germany);
    public static TheoryData<string> Norwegian => Scenario.Lines(Norway);
    public static TheoryData<string> European => Scenario.Lines(Union);
    public static TheoryData<string> Generic => Scenario.Lines(Elsewhere);

    [Theory, MemberData(nameof(German)), MemberData(nameof(Norwegian)), MemberData(nameof(European)), MemberData(nameof(Generic))]
    public void A_right_stands_at_its_places_and_the_customers_target_ends_on_the_day_that_was_counted(string line)
    {
        var told = Scenario.Of(line);
        var found = told.Found(3, told[1], told.Date(4)).Rights.Where(r => r.Right.Id == told.Id).ToList();
        Assert.Equal(told[2].Split(' '), Scenario.Places(found.DistinctBy(r => r.At)));

        var right = found[0].Right;
        Assert.Equal(told[6], Kebab.Of(right.Law.Mark));
        var calendar = told.Calendar(3);
        var target = Clock.OfTarget(right.Id, right.TargetDays).Count(told.Date(4), [], calendar);
        Assert.Equal((told.Date(5), false), (target.End, target.Clock.IsStatutory));
        Assert.Equal(right.TargetDays, target.Days.Count(d => d.Mark is CountMark.Counted));
        Assert.All(right.Clocks.Where(c => c.Length is null), c => Assert.Equal(ClockStanding.NoLimit, c.Count(told.Date(4), [], calendar).On(told.Date(5))));
        Assert.All(right.Clocks.Where(c => c.Length is not null), c => Assert.False(c.IsStatutory));       // of these packs' rights at gates only XX has numbers, and they are no law
    }

    [Fact]
    public void Every_right_of_a_pack_that_is_worked_through_has_its_scenario_or_says_why_it_needs_none()
    {
        var told = new[] { Germany, Norway, Union, Elsewhere }.SelectMany(Scenario.Ids).ToHashSet();
        var owed = Scenario.Law.All.Where(p => p.Status is PackStatus.WorkedThrough).SelectMany(p => p.Rights);
        Assert.All(owed, r => Assert.True(told.Contains(r.Id) != r.Informational is not null, r.Id));
    }

    [Fact]
    public void A_place_whose_holidays_are_not_known_says_so() =>
        Assert.Equal(Coverage.WeekendsOnly, Clock.OfTarget("x", 5).Count(new(2027, 3, 15), [], Scenario.Of("x | PL").Calendar(1)).Coverage);
}
