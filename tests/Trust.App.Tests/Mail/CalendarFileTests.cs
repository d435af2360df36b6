using System.Text;
using Trust.Domain.Calendars;

namespace Trust.App.Tests.Mail;

/// <summary>Calendar files read back by ical.js, which knows of a zone only what the file says.</summary>
public sealed class CalendarFileTests
{
    static readonly CalendarEvent Workshop = new(MessageId.Of("milestone.7@trust.example.org"), 2, Letters.Monday,
        At(new(2026, 12, 3), new(9, 0), new(11, 0), "Europe/Oslo"), OneLine.Of("Åpenhetsverksted; for alle, «også» deg \\ meg"))
    {
        Description = "Første linje\nAndre linje; med, tegn \\ og et langt avsnitt som må deles over flere linjer fordi det er lengre enn femogsytti oktetter 😀",
        Link = new("https://trust.example.org/p/1"),
    };

    static EventTime At(DateOnly day, TimeOnly from, TimeOnly until, string zone) => new EventTime.At(LocalDay.At(day, from, zone), LocalDay.At(day, until, zone), zone);

    static CalendarFile File(CalendarMethod method = CalendarMethod.Publish) => new(method, [Workshop]) { Organiser = Mailbox.Of("trust@example.org", OneLine.Of("Trust \"prosjekt\"; X")) };

    [Fact]
    public async Task A_date_is_read_as_it_was_meant()
    {
        var read = await Reader.Calendar(File());
        Assert.Equal(("PUBLISH", "Europe/Oslo"), (read.Method, Assert.Single(read.Zones)));
        var date = Assert.Single(read.Events);
        Assert.Equal(("milestone.7@trust.example.org", 2, Letters.Monday), (date.Uid, date.Sequence, date.Stamp));
        Assert.Equal(("2026-12-03T08:00:00.000Z", "2026-12-03T10:00:00.000Z"), (date.Start, date.End));
        Assert.Equal((Workshop.Summary.Text, Workshop.Description), (date.Summary, date.Description));
        Assert.Equal(("https://trust.example.org/p/1", "mailto:trust@example.org", "Trust 'prosjekt'; X"), (date.Url, date.Organizer, date.OrganizerName));
        Assert.Equal("", date.Attendee); // nobody is asked to answer
    }

    [Theory]
    [InlineData(CalendarMethod.Publish, "PUBLISH", "CONFIRMED")]
    [InlineData(CalendarMethod.Cancel, "CANCEL", "CANCELLED")]
    public async Task A_file_holds_dates_or_takes_them_out(CalendarMethod method, string word, string status)
    {
        var read = await Reader.Calendar(File(method));
        Assert.Equal((word, status), (read.Method, read.Events[0].Status));
    }

    [Fact]
    public async Task A_whole_day_has_no_zone_and_ends_before_the_next()
    {
        var read = await Reader.Calendar(new CalendarFile(CalendarMethod.Publish, [Workshop with { When = new EventTime.Days(new(2028, 2, 28), new(2028, 2, 29)) }], OneLine.Of("Søknadshjelp")));
        Assert.Equal(("Søknadshjelp", 0), (read.Name, read.Zones.Length));
        Assert.Equal(("2028-02-28", "2028-03-01"), (read.Events[0].Start, read.Events[0].End));
    }

    // Half past eight as the zone has it that day, on both sides of each change of the clocks.
    [Theory]
    [InlineData("2027-03-26", "Europe/Berlin", "2027-03-26T07:30:00.000Z")]
    [InlineData("2027-03-28", "Europe/Berlin", "2027-03-28T06:30:00.000Z")]
    [InlineData("2027-03-29", "Europe/Berlin", "2027-03-29T06:30:00.000Z")]
    [InlineData("2026-10-24", "Europe/Berlin", "2026-10-24T06:30:00.000Z")]
    [InlineData("2026-10-25", "Europe/Berlin", "2026-10-25T07:30:00.000Z")]
    [InlineData("2026-10-26", "Europe/Berlin", "2026-10-26T07:30:00.000Z")]
    [InlineData("2026-11-20", "Asia/Kathmandu", "2026-11-20T02:45:00.000Z")]
    [InlineData("2026-11-20", "Pacific/Apia", "2026-11-19T19:30:00.000Z")]
    [InlineData("2026-07-20", "America/St_Johns", "2026-07-20T11:00:00.000Z")]
    [InlineData("2026-07-20", "Europe/Dublin", "2026-07-20T07:30:00.000Z")]          // where winter is the exception
    [InlineData("2026-12-20", "Europe/Dublin", "2026-12-20T08:30:00.000Z")]
    [InlineData("2026-04-10", "Africa/Casablanca", "2026-04-10T07:30:00.000Z")]      // Ramadan moved the clocks there
    [InlineData("2028-02-29", "Europe/Stockholm", "2028-02-29T07:30:00.000Z")]
    [InlineData("2026-11-20", "UTC", "2026-11-20T08:30:00.000Z")]
    public async Task A_file_tells_a_zone_as_it_is(string day, string zone, string start)
    {
        var when = At(DateOnly.Parse(day), new(8, 30), new(9, 30), zone);
        Assert.Equal(start, Assert.Single((await Reader.Calendar(new CalendarFile(CalendarMethod.Publish, [Workshop with { When = when }]))).Events).Start);
    }

    // told by the reader's own clocks, also where these show an hour twice or leave one out
    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "Europe/Berlin")]       // half past two, the first time
    [InlineData("2026-10-25T01:30:00Z", "Europe/Berlin")]       // and the second
    [InlineData("2027-03-28T00:45:00Z", "Europe/Berlin")]       // over the hour that is not there
    [InlineData("2026-11-20T17:45:00Z", "Asia/Kathmandu")]      // ends after midnight
    [InlineData("2026-11-20T10:00:00Z", "Pacific/Apia")]        // ends at midnight
    [InlineData("2011-12-30T09:30:00Z", "Pacific/Apia")]        // over the day that Samoa left out
    [InlineData("2026-11-20T11:00:00Z", "America/Los_Angeles")]
    public async Task A_meeting_is_the_same_moment_on_whatever_clock_it_is_told(string from, string zone)
    {
        var (start, end) = (DateTimeOffset.Parse(from), DateTimeOffset.Parse(from).AddHours(1));
        var read = Assert.Single((await Reader.Calendar(new CalendarFile(CalendarMethod.Publish, [Workshop with { When = new EventTime.At(start, end, zone) }]))).Events);
        Assert.Equal((start, end), (DateTimeOffset.Parse(read.Start), DateTimeOffset.Parse(read.End)));
    }

    [Fact]
    public async Task Dates_of_two_zones_and_a_whole_year_stand_in_one_file()
    {
        var dates = Enumerable.Range(0, 52).SelectMany(week => new[] { "Europe/Berlin", "Asia/Kathmandu" }, (week, zone) =>
            Workshop with { Id = MessageId.Of($"d{week}@x"), When = At(new DateOnly(2026, 11, 23).AddDays(7 * week), new(8, 30), new(9, 0), zone) }).ToList();
        var read = await Reader.Calendar(new CalendarFile(CalendarMethod.Publish, [.. dates]));
        Assert.Equal(["Europe/Berlin", "Asia/Kathmandu"], read.Zones);
        Assert.Equal(dates.Select(d => ((EventTime.At)d.When).From), read.Events.Select(e => DateTimeOffset.Parse(e.Start)));
    }

    [Fact]
    public void Lines_are_folded_at_75_octets_between_characters()
    {
        var lines = File().Write().Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n') && !line.Contains('\ufffd'), line));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    [Theory]
    [InlineData("x\r\nEND:VEVENT\r\nBEGIN:VALARM")]
    [InlineData("x\nEND:VEVENT")]
    [InlineData("x\rEND:VEVENT")]
    [InlineData("a\0b\u0007")]
    public async Task A_hostile_text_stays_a_text(string text)
    {
        var read = await Reader.Calendar(new CalendarFile(CalendarMethod.Publish, [Workshop with { Description = text }]));
        Assert.Equal(text.ReplaceLineEndings("\n").Replace("\0", "").Replace("\u0007", ""), Assert.Single(read.Events).Description);
    }

    [Fact]
    public async Task A_mail_carries_its_date_beside_the_text_and_as_a_file()
    {
        var mail = await Reader.Mail(Letters.Plain with { Calendar = File() });
        var files = mail.Attachments.OrderBy(f => f.Name).ToList();
        Assert.Equal([("text/calendar", "PUBLISH"), ("application/ics", "")], files.OrderByDescending(f => f.Type).Select(f => (f.Type, f.Method)));
        Assert.Equal("dates.ics", files.Single(f => f.Type == "application/ics").Name);
        foreach (var file in files) Assert.Equal("milestone.7@trust.example.org", (await Reader.Calendar(file.Content)).Events[0].Uid);
        Assert.Equal("<p>Hello Kari,</p><p>the workshop is on Thursday.</p>", mail.Html.TrimEnd());
    }
}
