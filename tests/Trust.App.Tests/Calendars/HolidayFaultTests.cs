using System.Text;
using Trust.App.Rulebooks;

namespace Trust.App.Tests.Calendars;

/// <summary>Whoever mistypes in the list of holidays is told file, line and path in plain words.</summary>
public sealed class HolidayFaultTests
{
    const string Name = "workflows/calendars/holidays.v1.json";

    static readonly string Shipped = Encoding.UTF8.GetString(Rulebooks.WorkflowFile.Embedded(Name));

    [Theory]
    [InlineData("\"day\": \"unity\"", "$.countries[0].holidays[6].day", "'unity' is not among the days, so it has no name to be shown by")]
    [InlineData("\"rule\": \"easter\"", "$.countries[0].holidays[6].rule", "the rule 'easter' needs 'offset'")]
    [InlineData("\"month\": 13", "$.countries[0].holidays[6].month", "must be at most 12, but is 13")]
    [InlineData("\"date\": 32", "$.countries[0].holidays[6].date", "must be at most 31, but is 32")]
    [InlineData("\"month\": 2, \"date\": 30", "$.countries[0].holidays[6].date", "the month has no such date")]
    [InlineData("\"offset\": 3", "$.countries[0].holidays[6].offset", "the rule 'fixed' does not ask for this")]
    [InlineData("\"regions\": [\"XX\"]", "$.countries[0].holidays[6].regions[0]", "'XX' is not among the regions of DE")]
    [InlineData("\"from\": 2030, \"to\": 2029", "$.countries[0].holidays[6].to", "the last year lies before the first")]
    [InlineData("\"rule\": \"once\", \"on\": \"2027-02-30\"", "$.countries[0].holidays[6].on", "'2027-02-30' is no day of the calendar")]
    [InlineData("\"colour\": \"red\"", "$.countries[0].holidays[6].colour", "'colour' is unknown here; known are day, rule, month")]
    public void A_rule_that_does_not_fit_is_named(string change, string path, string reason)
    {
        const string unity = "{ \"day\": \"german-unity\", \"rule\": \"fixed\", \"month\": 10, \"date\": 3 }";
        var line = Shipped[..Shipped.IndexOf(unity, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Contains(Faults(Shipped.Replace(unity, Changed(unity, change))), f => f.Line == line && f.Path == path && f.Reason.StartsWith(reason));
    }

    [Fact]
    public void A_weekday_cannot_be_counted_from_a_leap_day() =>
        Assert.Equal("the month has no such date", Assert.Single(Faults(Shipped.Replace("\"weekday\": 5, \"month\": 6, \"date\": 19, \"standing\"", "\"weekday\": 5, \"month\": 2, \"date\": 29, \"standing\""))).Reason);

    [Fact]
    public void A_country_written_twice_is_named() =>
        Assert.StartsWith("'DE' is there twice; the first is in line ", Assert.Single(Faults(Shipped.Replace("\"country\": \"BE\"", "\"country\": \"DE\""))).Reason);

    [Fact]
    public void A_name_that_no_country_uses_is_told() =>
        Assert.Contains(Faults(Shipped.Replace("\"day\": \"geneva-fast\"", "\"day\": \"epiphany\"")), f => f.Reason == "no country keeps 'geneva-fast'");

    [Fact]
    public void A_list_under_another_name_is_refused() =>
        Assert.Equal("key and version make this file holidays.v1.json, but it is named otherwise",
            Assert.Single(Assert.Throws<FaultyFilesException>(() => HolidayFile.Read("workflows/calendars/days.json", Encoding.UTF8.GetBytes(Shipped))).Faults).Reason);

    static IReadOnlyList<Fault> Faults(string text)
    {
        Assert.NotEqual(Shipped, text);
        return Assert.Throws<FaultyFilesException>(() => HolidayFile.Read(Name, Encoding.UTF8.GetBytes(text))).Faults;
    }

    /// <summary>The holiday with these members in place of its own.</summary>
    static string Changed(string holiday, string members)
    {
        foreach (var member in members.Split(", ").Select(m => m.Split(": ")))
            holiday = System.Text.RegularExpressions.Regex.Replace(holiday, $"{member[0]}: [^,}}]+(, | )", "");
        return holiday.TrimEnd('}', ' ', ',') + ", " + members + " }";
    }
}
