namespace Trust.Domain.Calendars;

/// <summary>Easter Sunday of the Gregorian calendar, from which half of Europe's holidays are counted.</summary>
public static class Easter
{
    /// <summary>The computus in whole numbers: the moon's age by the year's place in its 19-year cycle, then on to the next Sunday.</summary>
    public static DateOnly Sunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = (year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;          // keeps 26 April and a late 25 April away
        var day = epact + weekday - 7 * correction + 114;
        return new(year, day / 31, day % 31 + 1);
    }
}
