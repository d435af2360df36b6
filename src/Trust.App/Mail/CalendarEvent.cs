using System.Globalization;
using Trust.Domain.Calendars;

namespace Trust.App;

/// <summary>When something is: on whole days, or by the clock of one place.</summary>
public abstract record EventTime
{
    /// <param name="Last">Belongs to it.</param>
    public sealed record Days(DateOnly First, DateOnly Last) : EventTime;

    public sealed record At(DateTimeOffset From, DateTimeOffset Until, string Zone) : EventTime
    {
        internal DateOnly FirstDay => LocalDay.Of(From, Zone);
        internal DateOnly LastDay => LocalDay.Of(Until, Zone);
    }
}

/// <summary>One date in a calendar file.</summary>
/// <param name="Id">The same for good.</param>
/// <param name="Sequence">Goes up with each change that is sent.</param>
/// <param name="Stamp">When it was written.</param>
public sealed record CalendarEvent(MessageId Id, int Sequence, DateTimeOffset Stamp, EventTime When, OneLine Summary)
{
    public string? Description { get; init; }
    public Uri? Link { get; init; }

    internal void Write(CalendarLines lines, CalendarMethod method, Mailbox? organiser)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", Id.Text);
        lines.Add("SEQUENCE", Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Utc(Stamp));
        WriteTime(lines);
        lines.AddText("SUMMARY", Summary.Text);
        if (Description is { } description) lines.AddText("DESCRIPTION", description);
        if (Link is { } link) lines.Add("URL", link.AbsoluteUri);
        if (organiser is { } from) lines.AddPerson("ORGANIZER", from);
        lines.Add("STATUS", method is CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED");
        lines.Add("TRANSP", When is EventTime.Days ? "TRANSPARENT" : "OPAQUE");
        lines.Add("END", "VEVENT");
    }

    void WriteTime(CalendarLines lines)
    {
        switch (When)
        {
            case EventTime.Days days:
                lines.Add("DTSTART;VALUE=DATE", Date(days.First));
                lines.Add("DTEND;VALUE=DATE", Date(days.Last.AddDays(1)));       // the first day that is free again
                break;
            case EventTime.At at:
                WriteMoment(lines, "DTSTART", at.From, at.Zone);
                WriteMoment(lines, "DTEND", at.Until, at.Zone);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{When} is no time of an event");
        }
    }

    // by the zone's clocks; in an hour that they show twice programs differ on which is meant, so it is told in UTC
    static void WriteMoment(CalendarLines lines, string name, DateTimeOffset at, string zone)
    {
        var local = LocalDay.In(at, zone);
        if (LocalDay.Find(DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime), zone) is WallTime.Found { Change: ClockChange.Repeated }) lines.Add(name, Utc(at));
        else lines.Add($"{name};TZID={zone}", local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
    }

    static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
