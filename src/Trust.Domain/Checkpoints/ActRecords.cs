using Trust.Domain.Gates;

namespace Trust.Domain.Checkpoints;

/// <summary>Acts outside Trust, where checkpoints and agreements rest on them (rules.md 2).</summary>
static class ActRecords
{
    /// <summary>The party's own seat speaks, or whoever runs the project reports what it said outside.</summary>
    public static Refusal? MaySpeak(this Project project, PartyId party, Report? onBehalf, Actor by, DateTimeOffset at) => onBehalf is null
        ? project.SpeaksFor(party, by, at) ? null : Refusal.NotAllowed("seat.not-yours", Fact.Of("party", party))
        : project.IsRunBy(by) ? null : Refusal.NotAllowed("act.only-owner-records");

    /// <summary>Sent again: a disputed act does not come back.</summary>
    public static bool Knows(this Project project, Report? report) => report is not null && project.Acts.ContainsKey(report.Act);

    /// <summary>What was done in the party's own name counts; what was reported, as long as nobody disputes it, and where a signed document was missing, once it is confirmed.</summary>
    public static bool Counts(this Project project, ActId? act, bool toConfirm = false) =>
        act is not { } id || project.Acts[id] is { Disputed: false } told && (!toConfirm || told.Confirmed);

    /// <summary>The day on which it happened: as reported, else as said, else today.</summary>
    public static DateOnly DayOf(this Project project, Report? report, DateOnly? said, DateTimeOffset at) => report?.OccurredOn ?? said ?? project.Day(at);

    /// <param name="own">The party recorded it itself.</param>
    public static Project Recording(this Project project, Report? report, PartyId party, Stamp stamp, bool own = false) => report is null ? project : project with
    {
        Acts = project.Acts.SetItem(report.Act, new(report.Act, party, report.Channel, report.OccurredOn, stamp.At, report.Document, Confirmed: own)),
    };
}
