using System.Globalization;
using Trust.App;
using Trust.Domain.Acceptance;

namespace Trust.Web.Pages.Acceptance;

/// <summary>A number as a person types it: three values, a source, a day.</summary>
public sealed record RoiNumberForm
{
    public string? Low { get; set; }
    public string? Base { get; set; }
    public string? High { get; set; }
    public string? Source { get; set; }
    public DateOnly? On { get; set; }

    bool IsEmpty => Low is null && Base is null && High is null && Source is null;

    /// <summary>Null for a number that is left out altogether.</summary>
    public RoiEntry? Entry(ProjectView view, Typed typed, CultureInfo culture, RoiFigure? now) =>
        IsEmpty ? null : new(Numbers.Read(Low, culture), Numbers.Read(Base, culture), Numbers.Read(High, culture), typed.Optional(view, now?.Source, Source), On);
}

public sealed record RoiForm
{
    public string? Currency { get; set; }
    public RoiNumberForm HoursSavedAWeek { get; set; } = new();
    public RoiNumberForm HourlyRate { get; set; } = new();
    public RoiNumberForm WorkingWeeks { get; set; } = new();
    public RoiNumberForm ErrorsAvoided { get; set; } = new();
    public RoiNumberForm FasterHiring { get; set; } = new();
    public RoiNumberForm Costs { get; set; } = new();
}

static class Numbers
{
    /// <summary>As the reader's language writes it, or with a decimal point as a browser's number field sends it; null for what is neither.</summary>
    public static decimal? Read(string? text, CultureInfo culture) =>
        decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, culture, out var own) ? own
        : decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var plain) ? plain : null;
}
