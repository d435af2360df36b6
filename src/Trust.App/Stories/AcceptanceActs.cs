using Trust.Domain;
using Trust.Domain.Acceptance;

namespace Trust.App.Stories;

// The acts of a story that measure acceptance. A figure goes by its key in the workflow.

/// <param name="On">The day of which the figure is.</param>
public sealed record RecordKpiPointAct(string Kpi, DateOnly On, decimal Value, int? People, string? Source, bool Baseline) : Act
{
    public override ProjectCommand Command(Moment now) => new RecordKpiPoint(Kpi, now.Day(On), Value, People, now.Text(Source), Baseline, now.By, now.At);
    public override IEnumerable<string?> Words => [Source];
}

/// <param name="Target">None goes back to the method's suggestion.</param>
public sealed record SetKpiTargetAct(string Kpi, decimal? Target, decimal? To) : Act
{
    public override ProjectCommand Command(Moment now) => new SetKpiTarget(Kpi, Target is { } target ? new(target, To) : null, now.By, now.At);
}

public sealed record EstimateRoiAct(string Currency, StoryRange? HoursSavedAWeek, StoryRange? HourlyRate, StoryRange? WorkingWeeks, StoryRange? ErrorsAvoided, StoryRange? FasterHiring, StoryRange? Costs) : Act
{
    public override ProjectCommand Command(Moment now) => new EstimateRoi(Currency, Entry(now, HoursSavedAWeek), Entry(now, HourlyRate), Entry(now, WorkingWeeks),
        Entry(now, ErrorsAvoided), Entry(now, FasterHiring), Entry(now, Costs), now.By, now.At);

    static RoiEntry? Entry(Moment now, StoryRange? range) => range is null ? null : new(range.Low, range.Base, range.High, now.Text(range.Source), now.Day(range.On));
}

/// <summary>A number as it is estimated: cautious, expected, hopeful.</summary>
public sealed record StoryRange(decimal? Low, decimal? Base, decimal? High, string? Source, DateOnly? On);
