using System.Globalization;

namespace Trust.App;

/// <summary>When something is: on whole days, or by the clock of one place.</summary>
public abstract record EventTime
{
    /// <param name="Last">Belongs to it.</param>
    public sealed record Days(DateOnly First, DateOnly Last) : EventTime;

    /// <param name="Until">Later on the same day.</param>
    public sealed record At(DateOnly Day, TimeOnly From, TimeOnly Until, string Zone) : EventTime;
}

/// <summary>One date in a calendar file.</summary>
/// <param name="Id">The same for good; milestone and person, say.</param>
/// <param name="Sequence">Goes up with each change that is sent.</param>
/// <param name="Stamp">When it was written.</param>
public sealed record CalendarEvent(MessageId Id, int Sequence, DateTimeOffset Stamp, EventTime When, OneLine Summary)
{
    public string? Description { get; init; }
    public OneLine? Place { get; init; }
    public Uri? Link { get; init; }

    /// <summary>Who asks; needed to ask and to take back.</summary>
    public Mailbox? Organiser { get; init; }

    /// <summary>Who is asked.</summary>
    public Mailbox? Invited { get; init; }

    internal void Write(CalendarLines lines, CalendarMethod method)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", Id.Text);
        lines.Add("SEQUENCE", Sequence.ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        WriteTime(lines);
        lines.AddText("SUMMARY", Summary.Text);
        if (Description is { } description) lines.AddText("DESCRIPTION", description);
        if (Place is { } place) lines.AddText("LOCATION", place.Text);
        if (Link is { } link) lines.Add("URL", link.AbsoluteUri);
        if (Organiser is { } organiser) lines.AddPerson("ORGANIZER", organiser);
        // No answer is asked for: whether somebody took a date into a calendar is nobody's business.
        if (Invited is { } invited) lines.AddPerson("ATTENDEE;RSVP=FALSE", invited);
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
                lines.Add($"DTSTART;TZID={at.Zone}", $"{Date(at.Day)}T{at.From:HHmmss}");
                lines.Add($"DTEND;TZID={at.Zone}", $"{Date(at.Day)}T{at.Until:HHmmss}");
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{When} is no time of an event");
        }
    }

    static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
