using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain.Checkpoints;

/// <summary>The seven kinds of period that the law knows (law.md 0.2).</summary>
public enum ClockKind
{
    /// <summary>In which the body answers.</summary>
    Reply,
    /// <summary>By which the employer must have told before it starts; counted backwards.</summary>
    LeadTime,
    /// <summary>In which the employer must not carry out what it decided.</summary>
    Standstill,
    /// <summary>In which the body can go against a decision.</summary>
    Challenge,
    /// <summary>In which a meeting must be held.</summary>
    Meeting,
    /// <summary>In which a court or board decides.</summary>
    Court,
    /// <summary>After which it is looked at again together; counted from go-live or the last review.</summary>
    Review,
}

/// <summary>What starts or stops a clock.</summary>
public enum ClockEvent
{
    /// <summary>The body has said that it received the complete packet.</summary>
    PacketReceived,
    NoticeGiven,
    DecisionNotified,
    MeetingRequested,
    NegotiationCalled,
    NegotiationEnded,
    ApplicationFiled,
    WentLive,
    PositionGiven,
    AgreementReached,
    AwardMade,
    MeetingHeld,
    CourtDecided,
    Challenged,
    ReviewHeld,
    MeasureStarted,
    BodyWaived,
}

/// <summary>What it means that nobody answered when a clock ends. None of them is "approved".</summary>
public enum Silence { None, NotConsent, Consent, NegativeOpinionDeemed }

/// <summary>Why a clock stands still.</summary>
public enum PauseGround { Incomplete, Conciliation }

/// <summary>Days on which a clock stands still, both included: a day that is paused in part does not count.</summary>
/// <param name="To">Null while it lasts.</param>
public sealed record ClockPause(DateOnly From, DateOnly? To, PauseGround Ground)
{
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A period that a law, an agreement or the customer sets for a right.</summary>
/// <param name="Length">Null where the source names no number: then the clock has no end, whatever target the customer sets beside it.</param>
/// <param name="Proposed">What Trust proposes where the source names no number; never statutory.</param>
/// <param name="RestartsWhenComplete">Papers handed in later start the count anew, rather than let it go on.</param>
/// <param name="RollsForward">A last day of rest moves to the next working day; never for a lead time.</param>
public sealed record Clock(
    string Id,
    ClockKind Kind,
    Period? Length,
    Period? Proposed,
    ClockEvent Starts,
    ImmutableArray<ClockEvent> Stops,
    ImmutableArray<PauseGround> PausedBy,
    bool RestartsWhenComplete,
    bool RollsForward,
    Silence Silence,
    Citation Law,
    Translated? Says)
{
    /// <summary>True where a law or an agreement sets the number; everything else is shown as "not statutory".</summary>
    public bool IsStatutory => Length is not null && Law.IsLaw;

    /// <summary>Counts from the day of its start, as <see cref="Starts"/> names it. Statutory clocks ask the place's calendar, never one with an organisation's own days.</summary>
    public ClockCount Count(DateOnly start, ImmutableArray<ClockPause> pauses, WorkCalendar calendar) => ClockCount.Of(this, start, pauses, calendar);

    /// <summary>For a lead time: the latest day on which the complete notice must have been given for a planned start.</summary>
    public Deadline? LatestNotice(DateOnly planned, WorkCalendar calendar) =>
        Kind is ClockKind.LeadTime && Length is { } lead ? Deadline.Before(planned, lead, calendar) : null;

    /// <summary>The clock with the number that Trust proposes where the source names none; never statutory.</summary>
    public Clock? Suggested => Proposed is { } length ? this with { Length = length, Proposed = null, Law = Citation.None } : null;

    /// <summary>The customer's own target as a clock: the same count, working days, and never statutory.</summary>
    public static Clock OfTarget(string right, int workingDays) => new($"{right}/target", ClockKind.Reply, new(workingDays, PeriodUnit.WorkingDays), null,
        ClockEvent.PacketReceived, [ClockEvent.PositionGiven], [PauseGround.Incomplete, PauseGround.Conciliation], true, true, Silence.None,
        Citation.None, null);
}
