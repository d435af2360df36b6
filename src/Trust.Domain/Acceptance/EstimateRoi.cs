namespace Trust.Domain.Acceptance;

/// <summary>A number as it was entered; what is missing is refused by name.</summary>
public sealed record RoiEntry(decimal? Low, decimal? Base, decimal? High, ContentRef? Source, DateOnly? On);

/// <summary>Estimates the return from the firm's own numbers, each with source and day; a new estimate takes the place of the one before.</summary>
public sealed record EstimateRoi(string Currency, RoiEntry? HoursSavedAWeek, RoiEntry? HourlyRate, RoiEntry? WorkingWeeks, RoiEntry? ErrorsAvoided, RoiEntry? FasterHiring, RoiEntry? Costs,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    const decimal Most = 1_000_000_000_000;

    protected override Ruling Judge(Project project) => this switch
    {
        _ when !KpiAccess.MayRecord(project, By, At) => Refusal.NotAllowed("kpi.not-your-part"),
        _ when Currency.Length != 3 || !Currency.All(char.IsAsciiLetterUpper) => Refusal.Incomplete("roi.currency-unknown", "currency"),
        _ when Lacks("hoursSavedAWeek", HoursSavedAWeek, 0, 1_000_000, project) is { } lacks => lacks,
        _ when Lacks("hourlyRate", HourlyRate, 0, 1_000_000, project) is { } lacks => lacks,
        _ when WorkingWeeks is not null && Lacks("workingWeeks", WorkingWeeks, 1, 53, project) is { } lacks => lacks,
        _ when ErrorsAvoided is not null && Lacks("errorsAvoided", ErrorsAvoided, 0, Most, project) is { } lacks => lacks,
        _ when FasterHiring is not null && Lacks("fasterHiring", FasterHiring, 0, Most, project) is { } lacks => lacks,
        _ when Lacks("costs", Costs, 1, Most, project) is { } lacks => lacks,
        _ when project.Roi == Estimate => Ruling.Nothing,
        _ => new RoiEstimated(Estimate),
    };

    Refusal? Lacks(string field, RoiEntry? entry, decimal from, decimal to, Project project) => entry switch
    {
        null or { Low: null } => Refusal.Incomplete("roi.number-missing", $"{field}.low"),
        { Base: null } => Refusal.Incomplete("roi.number-missing", $"{field}.base"),
        { High: null } => Refusal.Incomplete("roi.number-missing", $"{field}.high"),
        _ when entry.Low < from => Refusal.Incomplete("roi.out-of-bounds", $"{field}.low", new Fact("from", Text(from)), new Fact("to", Text(to))),
        _ when entry.High > to => Refusal.Incomplete("roi.out-of-bounds", $"{field}.high", new Fact("from", Text(from)), new Fact("to", Text(to))),
        _ when entry.Low > entry.Base => Refusal.Incomplete("roi.range-upside-down", $"{field}.base"),
        _ when entry.Base > entry.High => Refusal.Incomplete("roi.range-upside-down", $"{field}.high"),
        { Source: null } => Refusal.Incomplete("roi.source-missing", $"{field}.source"),
        { On: null } => Refusal.Incomplete("roi.date-missing", $"{field}.on"),
        _ when entry.On > project.Day(At) => Refusal.Incomplete("roi.in-the-future", $"{field}.on", Fact.Of("today", project.Day(At))),
        _ => null,
    };

    RoiEstimate Estimate => new(Currency, Figure(HoursSavedAWeek)!, Figure(HourlyRate)!, Figure(WorkingWeeks), Figure(ErrorsAvoided), Figure(FasterHiring), Figure(Costs)!); // Judge refused what is missing

    static RoiFigure? Figure(RoiEntry? entry) => entry is { Low: { } low, Base: { } mid, High: { } high, Source: { } source, On: { } on } ? new(low, mid, high, source, on) : null;

    static string Text(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record RoiEstimated(RoiEstimate Estimate) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Roi = Estimate };
}
