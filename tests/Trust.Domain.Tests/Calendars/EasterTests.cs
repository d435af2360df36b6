using Trust.Domain.Calendars;

namespace Trust.Domain.Tests.Calendars;

public sealed class EasterTests
{
    // From the church's own tables.
    [Theory]
    [InlineData("2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28")]
    [InlineData("2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01")]
    [InlineData("1954-04-18 1981-04-19 2008-03-23 1818-03-22 1943-04-25 2076-04-19 2285-03-22")]
    public void Easter_falls_where_the_tables_have_it(string dates) =>
        Assert.All(dates.Split(' ').Select(d => DateOnly.Parse(d)), day => Assert.Equal(day, Easter.Sunday(day.Year)));

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April_in_every_year() => Assert.All(Enumerable.Range(1583, 2517), year =>
    {
        var easter = Easter.Sunday(year);
        Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
        Assert.InRange(easter, new(year, 3, 22), new(year, 4, 25));
    });
}
