using System.Collections.Immutable;
using System.Globalization;
using Trust.Domain.Calendars;

namespace Trust.App;

/// <summary>What a calendar is to do with the file: hold its dates or take them out (RFC 5546). Nobody is asked to take part and answer,
/// since whether somebody took a date into a calendar is nobody's business (rules.md 3).</summary>
public enum CalendarMethod { Publish, Cancel }

/// <summary>Dates as calendars exchange them (RFC 5545). Each event keeps its id for good; a higher sequence replaces what was sent before.</summary>
/// <param name="Name">What a subscribed calendar is called; null in a mail.</param>
public sealed record CalendarFile(CalendarMethod Method, ImmutableArray<CalendarEvent> Events, OneLine? Name = null)
{
    /// <summary>The method as the mail's part names it too.</summary>
    public string Word => Method.ToString().ToUpperInvariant();

    /// <summary>From whom the dates come: the same when they are taken back. A feed needs none.</summary>
    public Mailbox? Organiser { get; init; }

    public string Write()
    {
        var lines = new CalendarLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//Trust//Trust//EN");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", Word);
        if (Name is { } name)
        {
            lines.AddText("NAME", name.Text);
            lines.AddText("X-WR-CALNAME", name.Text);        // what the programs read that do not know RFC 7986
        }
        foreach (var zone in Events.Select(e => e.When).OfType<EventTime.At>().GroupBy(t => t.Zone)) Zone(lines, zone.Key, zone.Min(t => t.FirstDay), zone.Max(t => t.LastDay));
        foreach (var date in Events) date.Write(lines, Method, Organiser);
        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }

    // Every change of the clocks by its date: no rule of ours could be wrong, and a law that changes the rule changes the next file.
    static void Zone(CalendarLines lines, string zone, DateOnly first, DateOnly last)
    {
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", zone);
        foreach (var phase in ZoneRules.Over(first.AddDays(-1), last.AddDays(1), zone))
        {
            var kind = phase.Summer ? "DAYLIGHT" : "STANDARD";
            lines.Add("BEGIN", kind);
            lines.Add("DTSTART", phase.From.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
            lines.Add("TZOFFSETFROM", Offset(phase.OffsetBefore));
            lines.Add("TZOFFSETTO", Offset(phase.Offset));
            lines.Add("TZNAME", phase.Name);
            lines.Add("END", kind);
        }
        lines.Add("END", "VTIMEZONE");
    }

    static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
