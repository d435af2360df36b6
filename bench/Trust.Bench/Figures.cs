using System.Globalization;

namespace Trust.Bench;

/// <summary>What several rounds gave: the middle one and how far they lay apart.</summary>
readonly record struct Figures(IReadOnlyList<double> Rounds)
{
    public double Median => Rounds.Order().ToList() is var sorted && sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;

    public string Say(string format) => string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format)} ({Rounds.Min().ToString(format)}–{Rounds.Max().ToString(format)})");

    public static Figures Ratio(Figures of, Figures to) => new([.. of.Rounds.Zip(to.Rounds, (a, b) => a / b)]);
}
