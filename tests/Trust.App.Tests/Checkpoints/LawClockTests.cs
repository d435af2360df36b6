using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Tests.Checkpoints;

/// <summary>The periods that the packs set in numbers, over Easter, Christmas, Whitsun, the leap day and regional holidays. Counted by hand from law.md 3
/// before the code ran; the count stands in the last column.</summary>
public sealed class LawClockTests
{
    // clock | where | starts | ends | mark | count
    const string Table = """
        de-99/reply                  | DE NW | 2026-12-18 | 2026-12-28 | seen        | a week is Friday 25; 26th a holiday and Saturday, 27th Sunday
        de-99/reply                  | DE SN | 2026-11-11 | 2026-11-19 | seen        | a week is Wednesday 18, Buß- und Bettag in Saxony
        de-99/reply                  | DE BY | 2026-11-11 | 2026-11-18 | seen        | the same Wednesday is worked in Bavaria
        de-102/reply                 | DE NW | 2028-02-22 | 2028-02-29 | seen        | a week from a Tuesday is Tuesday, the leap day
        de-102/reply-summary         | DE NW | 2028-02-26 | 2028-02-29 | seen        | 27, 28, 29
        de-102/reply-summary         | DE NW | 2027-03-23 | 2027-03-30 | seen        | 24, 25, 26 is Good Friday; Saturday, Easter Sunday, Easter Monday
        de-100/court                 | DE BY | 2027-01-03 | 2027-01-07 | seen        | 4, 5, 6 is Epiphany in Bavaria
        de-100/court                 | DE NW | 2027-01-03 | 2027-01-06 | seen        | 4, 5, 6
        de-100arbgg/court            | DE NW | 2027-03-12 | 2027-03-30 | seen        | 14 days are Good Friday 26; then Tuesday after Easter
        de-100arbgg-2/challenge      | DE NW | 2027-05-03 | 2027-05-18 | seen        | 14 days are Whit Monday 17
        de-100arbgg-2/challenge      | DE HE | 2027-05-13 | 2027-05-28 | seen        | 14 days are 27, Corpus Christi in Hesse
        de-100arbgg-2/challenge      | DE HH | 2027-05-13 | 2027-05-27 | seen        | and a working day in Hamburg
        no-ha-2-3/meeting            | NO    | 2027-03-17 | 2027-03-30 | seen        | eight days are Maundy Thursday 25; then Tuesday after Easter
        no-ha-2-3/meeting            | NO    | 2026-12-17 | 2026-12-28 | seen        | eight days are Friday 25; 26 Saturday, 27 Sunday
        no-ha-2-3/meeting            | NO    | 2027-05-09 | 2027-05-18 | seen        | eight days are Monday 17 May
        no-ha-2-3/meeting            | NO    | 2028-02-21 | 2028-02-29 | seen        | eight days are the leap day, a Tuesday
        xx-info/lead-time            | DE NW | 2027-03-15 | 2027-03-31 | product-default | 16-19 4; 22-25 8; 26th and 29th; 30-31 10; and ten back from the 31st are the 15th
        xx-info/lead-time            | NO    | 2026-12-18 | 2027-01-05 | product-default | 21-24 4; 28-31 8; 4-5 10
        xx-info/lead-time            | US    | 2028-02-18 | 2028-03-03 | product-default | 21-25 5; 28-3 10 with the leap day
        xx-consult/reply             | DE SN | 2026-11-11 | 2026-11-26 | product-default | 12-13 2; 16-17, 19-20 6; 23-26 10
        xx-consult/reply             | NO    | 2027-05-07 | 2027-05-24 | product-default | 10-14 5; 18-21 9; 24th 10
        xx-review/review             | DE NW | 2027-08-31 | 2028-02-29 | product-default | six months on there is no 31st: the last of February, the leap day, a Tuesday
        xx-review/review             | DE NW | 2026-09-26 | 2027-03-30 | product-default | six months are Good Friday 26; then Tuesday after Easter
        xx-review/review             | US    | 2026-09-26 | 2027-03-26 | product-default | no holiday known: Friday 26
        dk-kontrol/lead-time         | DK    | 2026-12-21 | 2027-02-01 | seen        | six weeks before Monday 1 February are Monday 21 December, as law.md 3 has it
        dk-kontrol-glsa/lead-time    | DK    | 2027-03-23 | 2027-04-06 | seen        | two weeks before Tuesday 6 April are Tuesday 23 March
        be-cao39-info/lead-time      | BE    | 2026-11-30 | 2027-03-01 | seen        | three months before 28 February are 28 November, a Saturday: told on the 27th; before 1 March 1 December
        fr-2312-8/reply              | FR    | 2027-01-31 | 2027-03-01 | seen        | no 31 February: Sunday 28, then Monday
        fr-2312-8-exp/reply          | FR    | 2026-12-29 | 2027-03-01 | seen        | no 29 February in 2027: Sunday 28, then Monday
        fr-2312-8-exp/reply          | FR    | 2027-12-29 | 2028-02-29 | seen        | the leap day, a Tuesday
        fr-2312-8-multi/reply        | FR    | 2026-12-29 | 2027-03-30 | seen        | 29 March is Easter Monday
        nl-25-6/standstill           | NL    | 2027-04-17 | 2027-05-18 | seen        | Monday 17 May is Whit Monday
        nl-27-5/challenge            | NL    | 2026-11-26 | 2026-12-28 | seen        | 26 December, a Saturday; 27th Sunday
        se-16/meeting                | SE    | 2027-06-11 | 2027-06-28 | seen        | two weeks are Midsummer Eve 25; 26th, 27th
        se-21/court                  | SE    | 2026-12-14 | 2026-12-28 | seen        | ten days are Christmas Eve; 25th, 26th, 27th
        fi-10/lead-time              | FI    | 2026-12-31 | 2027-01-07 | seen        | a week before Thursday 7 January is Thursday 31 December
        fi-16-1/standstill           | FI    | 2027-04-16 | 2027-05-07 | seen        | three weeks are Friday 7 May, the day after Ascension
        """;

    public static TheoryData<string> Lines => Scenario.Lines(Table);

    [Theory, MemberData(nameof(Lines))]
    public void A_period_ends_on_the_day_that_was_counted(string line)
    {
        var told = Scenario.Of(line);
        var count = Scenario.Clock(told.Id).Count(told.Date(2), [], told.Calendar(1));
        Assert.Equal((told.Date(3), told[4]), (count.End, Kebab.Of(count.Clock.Law.Mark)));
        Assert.Equal(told[4] != "product-default", count.Clock.IsStatutory);
    }

    [Fact]
    public void Every_number_of_a_pack_that_is_worked_through_was_counted() =>
        Assert.Empty(Scenario.Law.All.Where(p => p.Status is PackStatus.WorkedThrough)
            .SelectMany(p => p.Rights.SelectMany(r => r.Clocks).Concat(p.Remedies.Select(r => r.Clock))).Where(c => c.Length is not null).Select(c => c.Id)
            .Except(Scenario.Ids(Table)));

    [Fact]
    public void Incomplete_papers_start_the_works_councils_count_anew()
    {
        // North Rhine-Westphalia: received 10 May, incomplete on the 12th, completed on Thursday 20 May. 21st 1; 24-26 and 28 5, 27th Corpus Christi; 31-4 June 10; 7-11 15; 14-18 20.
        var count = Clock.OfTarget("de-90", 20).Count(new(2027, 5, 10), [new(new(2027, 5, 12), new(2027, 5, 20), PauseGround.Incomplete)], Scenario.Of("x | DE NW").Calendar(1));
        Assert.Equal((new DateOnly(2027, 5, 20), new DateOnly(2027, 6, 18)), (count.Start, count.End));
        Assert.Equal(new DateOnly(2027, 5, 11), Assert.Single(count.Days, d => d.Mark is CountMark.Dropped).Day);

        // The same papers for a transfer (§ 99): a week from the 20th is Thursday 27, Corpus Christi; then Friday.
        Assert.Equal(new DateOnly(2027, 5, 28), Scenario.Clock("de-99/reply").Count(new(2027, 5, 10), [new(new(2027, 5, 12), new(2027, 5, 20), PauseGround.Incomplete)], Scenario.Of("x | DE NW").Calendar(1)).End);
    }

    [Fact]
    public void Conciliation_lets_the_clock_stand_and_go_on()
    {
        // No holiday known: 2-3 March 2; the 4th to the 10th stand; 11-12 4; 15-19 9; 22nd 10.
        var count = Scenario.Clock("xx-consult/reply").Count(new(2027, 3, 1), [new(new(2027, 3, 4), new(2027, 3, 10), PauseGround.Conciliation)], WorkCalendar.WeekendsOnly);
        Assert.Equal((new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 22)), (count.Start, count.End));

        // A week for an answer under § 99 knows no conciliation: the law names none, so none stops it.
        Assert.Equal(new DateOnly(2027, 3, 8), Scenario.Clock("de-99/reply").Count(new(2027, 3, 1), [new(new(2027, 3, 4), new(2027, 3, 10), PauseGround.Conciliation)], WorkCalendar.WeekendsOnly).End);
    }

    [Fact]
    public void Norwegian_law_says_regularly_and_the_twelve_months_are_only_proposed()
    {
        var review = Scenario.Clock("no-9-2-3/review");
        Assert.Equal((null, new Period(12, PeriodUnit.Months), false), (review.Length, review.Proposed, review.IsStatutory));
        Assert.Equal((new DateOnly(2028, 2, 29), false), review.Suggested?.Count(new(2027, 2, 28), [], WorkCalendar.WeekendsOnly) is { } count ? (count.End?.AddDays(1), count.Clock.IsStatutory) : default);
        Assert.Equal(ClockStanding.NoLimit, review.Count(new(2027, 3, 1), [], WorkCalendar.WeekendsOnly).On(new(2030, 1, 1)));
    }

    [Fact]
    public void An_answer_after_the_week_is_late_and_still_an_answer()
    {
        var week = Scenario.Clock("de-99/reply").Count(new(2026, 12, 18), [], Scenario.Of("x | DE NW").Calendar(1));
        Assert.Equal((false, true, ClockStanding.Over, Silence.Consent), (week.IsLate(new(2026, 12, 28)), week.IsLate(new(2026, 12, 29)), week.On(new(2026, 12, 29)), week.Clock.Silence));
    }
}
