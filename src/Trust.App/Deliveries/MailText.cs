using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <summary>What a mail is about: one person's view of the project, and why Trust writes.</summary>
/// <param name="As">The group or body as whose part the person is written to.</param>
/// <param name="Reminder">The reminder, when the calendar is the reason.</param>
/// <param name="Happened">The event, when it is told of.</param>
/// <param name="House">Trust's public address, without a slash at its end.</param>
public sealed record MailOccasion(MailKind Kind, ProjectView View, Texts Texts, PartyId? As, Reminder? Reminder, ProjectEvent? Happened, Stamp? Stamp, Uri House)
{
    /// <summary>Where this kind of mail is switched off; null for what always comes.</summary>
    public Uri? SwitchOff { get; init; }

    /// <summary>The reader's time zone; null for the project's own.</summary>
    public string? Zone { get; init; }

    /// <summary>Whom the organisation names for questions; null where it names nobody.</summary>
    public OwnWords? WhomToAsk { get; init; }

    /// <summary>The month that a monthly report is about.</summary>
    public MonthlyReport? Report { get; init; }
}

/// <summary>A mail as it is read: subject, plain text and HTML say the same in the reader's language.</summary>
/// <param name="Link">Where its one button leads.</param>
/// <param name="Dates">What goes with it for the reader's calendar.</param>
public sealed record MailText(string Subject, string Text, string Html, Uri Link, CalendarFile? Dates);
