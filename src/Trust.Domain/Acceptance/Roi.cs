using System.Text.Json.Serialization;

namespace Trust.Domain.Acceptance;

/// <summary>A number as a range: cautious, expected, hopeful; with where it comes from and of which day it is.</summary>
public sealed record RoiFigure(decimal Low, decimal Base, decimal High, ContentRef Source, DateOnly On);

/// <summary>What a return is reckoned from; money in one currency, a year of it.</summary>
/// <param name="WorkingWeeks">Null: <see cref="Roi.DefaultWeeks"/>.</param>
public sealed record RoiEstimate(string Currency, RoiFigure HoursSavedAWeek, RoiFigure HourlyRate, RoiFigure? WorkingWeeks, RoiFigure? ErrorsAvoided, RoiFigure? FasterHiring, RoiFigure Costs)
{
    /// <summary>Every number that was given, under the name that a form and the API call it by.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, RoiFigure Figure)> Figures => new (string Name, RoiFigure? Figure)[]
    {
        ("hoursSavedAWeek", HoursSavedAWeek), ("hourlyRate", HourlyRate), ("workingWeeks", WorkingWeeks), ("errorsAvoided", ErrorsAvoided), ("fasterHiring", FasterHiring), ("costs", Costs),
    }.Where(f => f.Figure is not null).Select(f => (f.Name, f.Figure!)); // filtered
}

/// <summary>A benefit held against its cost.</summary>
public readonly record struct RoiResult(decimal Benefit, decimal Cost, decimal Percent);

/// <summary>The three results; the low one puts the low benefits against the high costs.</summary>
public sealed record RoiResults(RoiResult Low, RoiResult Base, RoiResult High);

public static class Roi
{
    /// <summary>Working weeks of a year where nobody says otherwise (rules.md 6).</summary>
    public const int DefaultWeeks = 45;

    /// <summary>(benefit − cost) ÷ cost × 100; whole percent are enough for estimates.</summary>
    public static decimal Percent(decimal benefit, decimal cost) => Math.Round((benefit - cost) / cost * 100, MidpointRounding.AwayFromZero);

    /// <summary>Hours saved a week × hourly rate × working weeks + errors avoided + faster hiring.</summary>
    public static decimal Benefit(decimal hoursAWeek, decimal rate, decimal weeks, decimal errors = 0, decimal hiring = 0) => hoursAWeek * rate * weeks + errors + hiring;

    public static RoiResults Of(RoiEstimate of) => new(Of(of, f => f.Low, of.Costs.High), Of(of, f => f.Base, of.Costs.Base), Of(of, f => f.High, of.Costs.Low));

    static RoiResult Of(RoiEstimate of, Func<RoiFigure, decimal> pick, decimal cost)
    {
        var benefit = Benefit(pick(of.HoursSavedAWeek), pick(of.HourlyRate), of.WorkingWeeks is { } weeks ? pick(weeks) : DefaultWeeks,
            of.ErrorsAvoided is { } errors ? pick(errors) : 0, of.FasterHiring is { } hiring ? pick(hiring) : 0);
        return new(benefit, cost, Percent(benefit, cost));
    }
}
