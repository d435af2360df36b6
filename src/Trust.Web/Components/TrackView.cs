namespace Trust.Web.Components;

/// <summary>How a stage stands: said by its letter, its baseline and its word, in this order of drawing.</summary>
public enum StageLook { Passed, Review, Active, Pending, Risk }

/// <summary>One letter of the track, its words already in the reader's language.</summary>
public sealed record TrackStage(char Letter, StageLook Look, string Name, string Word, string? When = null, string? Href = null,
    bool Current = false);

/// <summary>A lock on the baseline after the stage with this number (1 to 5).</summary>
public sealed record TrackLock(int After, bool Open, string Name, string Word, string? When = null);

/// <summary>The whole track: what the navigation is called, and the one sentence that stands for it on a phone.</summary>
public sealed record TrackView(IReadOnlyList<TrackStage> Stages, IReadOnlyList<TrackLock> Locks, string Label, string Line)
{
    /// <summary>Stages and locks in the order in which they stand on the baseline.</summary>
    public IEnumerable<object> InOrder() =>
        Stages.SelectMany((stage, at) => Locks.Where(l => l.After == at + 1).Prepend<object>(stage));

    public string Spoken => string.Join(", ", Stages.Select(s => $"{s.Name} {s.Word}")) + "; " +
        string.Join("; ", Locks.Select(l => $"{l.Name} {l.Word}"));
}
