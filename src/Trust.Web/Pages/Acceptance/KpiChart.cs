using System.Globalization;
using Microsoft.AspNetCore.Html;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Web.Components;

namespace Trust.Web.Pages.Acceptance;

/// <summary>A figure's values over their days, small: the baseline dashed, the target drawn through, the values on it. The table beside it says the same.</summary>
/// <param name="say">A value with its unit.</param>
sealed class KpiChart(KpiSeries series, Trust.App.Texts texts, Func<decimal, string> say)
{
    const int Width = 640, Height = 176, Left = 8, Right = 632, Top = 40, Bottom = 136;

    /// <summary>More values than these, and only the ends and the extremes are written out.</summary>
    const int AllWritten = 6;

    readonly KpiReading reading = series.Reading;

    /// <summary>One value is a number, not a line.</summary>
    public static bool IsWorthDrawing(KpiSeries series) => series.Rows.Count > 1;

    public IHtmlContent Draw()
    {
        var points = reading.Points.Select(p => (X: X(p.On), Y: Y(p.Value), Point: p)).ToList();
        var line = string.Join(' ', points.Select(p => $"{At(p.X)},{At(p.Y)}"));
        var all = new HtmlContentBuilder();
        if (reading.Target is { } target)
        {
            all.Add($"{Level(target.Value, "hl")}");
            if (target.To is { } to) all.Add($"{Level(to, "hl")}");
            // at the end at which no value stands in its way
            var atStart = Math.Abs(points[0].Y - Y(target.Value)) > Math.Abs(points[^1].Y - Y(target.Value));
            all.Add($"""<text class="m" x="{(atStart ? Left : Right)}" y="{At(Y(target.Value) - 6)}" text-anchor="{(atStart ? "start" : "end")}">{texts.KpiTarget} {say(target.Value)}</text>""");
        }
        if (reading.Baseline is { } before) all.Add($"{Level(before.Value, "hl da")}");
        all.Add($"""<polyline class="ac" points="{line}" />""");
        foreach (var (x, y, point) in points)
            all.Add($"""<circle class="{(point.Baseline ? "pf" : "af")}" cx="{At(x)}" cy="{At(y)}" r="4" />""");
        foreach (var (x, y, point) in points.Where(p => IsWritten(p.Point)))
            all.Add($"""<text class="bt" x="{At(x)}" y="{At(y - 10)}" text-anchor="{(x < Left + 40 ? "start" : x > Right - 40 ? "end" : "middle")}">{say(point.Value)}</text>""");
        all.Add($"""<text x="{Left}" y="{Height - 4}">{texts.Day(reading.Points[0].On)}</text><text x="{Right}" y="{Height - 4}" text-anchor="end">{texts.Day(reading.Points[^1].On)}</text>""");
        return Markup.Of($"""<figure class="fig kpi"><svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{texts.KpiChart(series.Rule.Name.In(texts.Language))}">{all}</svg></figure>""");
    }

    bool IsWritten(KpiPoint point) => reading.Points.Count <= AllWritten || point == reading.Points[0] || point == reading.Points[^1]
        || point.Value == reading.Points.Min(p => p.Value) || point.Value == reading.Points.Max(p => p.Value);

    IHtmlContent Level(decimal value, string look) => Markup.Of($"""<line class="{look}" x1="{Left}" y1="{At(Y(value))}" x2="{Right}" y2="{At(Y(value))}" />""");

    IEnumerable<decimal> Levels => reading.Points.Select(p => p.Value)
        .Concat(reading.Target is { } t ? [t.Value, .. t.To is { } to ? [to] : (decimal[])[]] : (decimal[])[]);

    double X(DateOnly on)
    {
        var (first, last) = (reading.Points[0].On.DayNumber, reading.Points[^1].On.DayNumber);
        return Left + 6 + (double)(on.DayNumber - first) / Math.Max(1, last - first) * (Right - Left - 12);
    }

    double Y(decimal value)
    {
        var (low, high) = (Levels.Min(), Levels.Max());
        return high == low ? (Top + Bottom) / 2d : Bottom - (double)((value - low) / (high - low)) * (Bottom - Top);
    }

    static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}
