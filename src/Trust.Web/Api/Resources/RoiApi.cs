using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Acceptance;

namespace Trust.Web.Api;

static class RoiApi
{
    public static void MapRoi(this RouteGroupBuilder api)
    {
        var roi = api.MapGroup("/projects/{project:guid}/roi").WithTags("Acceptance");
        roi.MapGet("", One).WithName("getRoi").WithSummary("The estimated return and every number that it is reckoned from.");
        roi.MapPut("", Put).WithName("estimateRoi").WithSummary("Estimates the return; each number low, base and high, with source and day.");
    }

    static Task<Results<Ok<RoiAnswer>, Refused>> One(Guid project, Door door, CancellationToken ct) => door.Show(project, RoiAnswer.Of, ct);

    static Task<Results<Ok<Written>, Refused>> Put(Guid project, Body<RoiEdit> body, Door door, CancellationToken ct)
    {
        var roi = body.Value;
        return door.Do(project, asking =>
        {
            var now = asking.View.Project.Roi;
            return new EstimateRoi(roi.Currency ?? "", roi.HoursSavedAWeek?.Of(asking, now?.HoursSavedAWeek), roi.HourlyRate?.Of(asking, now?.HourlyRate), roi.WorkingWeeks?.Of(asking, now?.WorkingWeeks),
                roi.ErrorsAvoided?.Of(asking, now?.ErrorsAvoided), roi.FasterHiring?.Of(asking, now?.FasterHiring), roi.Costs?.Of(asking, now?.Costs), asking.By, asking.At);
        }, ct);
    }
}

public sealed record RoiNumberEdit
{
    public decimal? Low { get; init; }
    public decimal? Base { get; init; }
    public decimal? High { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Source { get; init; }
    /// <summary>The day of which the number is.</summary>
    [Day]
    public DateOnly? On { get; init; }

    internal RoiEntry Of(Asking asking, RoiFigure? now) => new(Low, Base, High, asking.Text(Source, now?.Source), On);
}

public sealed record RoiEdit
{
    /// <summary>Three capital letters by ISO 4217.</summary>
    public string? Currency { get; init; }
    public RoiNumberEdit? HoursSavedAWeek { get; init; }
    public RoiNumberEdit? HourlyRate { get; init; }
    /// <summary>Left out: 45.</summary>
    public RoiNumberEdit? WorkingWeeks { get; init; }
    public RoiNumberEdit? ErrorsAvoided { get; init; }
    public RoiNumberEdit? FasterHiring { get; init; }
    public RoiNumberEdit? Costs { get; init; }
}

public sealed record RoiNumberAnswer(string Name, decimal Low, decimal Base, decimal High, Said? Source, DateOnly On);

public sealed record RoiCase(decimal Benefit, decimal Cost, decimal Percent)
{
    internal static RoiCase Of(RoiResult result) => new(result.Benefit, result.Cost, result.Percent);
}

/// <param name="Currency">Null before the first estimate, as are the three cases.</param>
/// <param name="Low">The low benefit against the high costs.</param>
public sealed record RoiAnswer(string? Currency, int DefaultWorkingWeeks, string Formula, IReadOnlyList<RoiNumberAnswer> Numbers, RoiCase? Low, RoiCase? Base, RoiCase? High)
{
    const string Reckoned = "(benefit - cost) / cost * 100; benefit = hoursSavedAWeek * hourlyRate * workingWeeks + errorsAvoided + fasterHiring";

    internal static RoiAnswer Of(ProjectView view)
    {
        if (view.Project.Roi is not { } estimate) return new(null, Roi.DefaultWeeks, Reckoned, [], null, null, null);
        var results = Roi.Of(estimate);
        return new(estimate.Currency, Roi.DefaultWeeks, Reckoned,
            [.. estimate.Figures.Select(f => new RoiNumberAnswer(f.Name, f.Figure.Low, f.Figure.Base, f.Figure.High, view.Say(f.Figure.Source), f.Figure.On))],
            RoiCase.Of(results.Low), RoiCase.Of(results.Base), RoiCase.Of(results.High));
    }
}
