using System.Globalization;

namespace Trust.App;

public sealed partial class Texts
{
    /// <summary>With weekday and year, where someone must come: <c>Donnerstag, 19. November 2026</c>.</summary>
    public string Date(DateOnly on) => on.ToString(locale.Date, Culture);

    /// <summary>Day and short month, for margins and lists: <c>19. Nov.</c></summary>
    public string Day(DateOnly on) => on.ToString(locale.Day, Culture);

    /// <summary>Day, month and year, where a document is named by its day: <c>2. Mai 2005</c>.</summary>
    public string DayOfYear(DateOnly on) => on.ToString(locale.Day.Replace("MMM", "MMMM", StringComparison.Ordinal) + " yyyy", Culture);

    /// <summary>Date and time of day, as the instant's own offset says: the caller puts it into the reader's zone.</summary>
    public string Moment(DateTimeOffset at) => at.ToString(locale.Moment, Culture);

    /// <summary>From when until when on a day: <c>10.00–11.30 Uhr</c>.</summary>
    public string Hours(TimeOnly from, TimeOnly until) => string.Format(Culture, locale.Hours, from, until);

    /// <summary>All its decimals and no more; thousands grouped as the language does.</summary>
    public string Number(decimal value) => value.ToString("#,##0.############", Culture);

    /// <summary><c>a, b and c</c>.</summary>
    public string List(IEnumerable<string> items) => items.ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => ListLast(string.Join(", ", first), last),
    };

    /// <summary>The words as a sentence begins with them.</summary>
    public string AtStart(string words) => words is [var first, ..] ? char.ToUpper(first, CultureInfo.InvariantCulture) + words[1..] : words;

    /// <summary>The words as a sentence that another may follow.</summary>
    public static string Ended(string words) => words is [.., not ('.' or '?' or '”' or '“' or '»')] ? words + "." : words;
}
