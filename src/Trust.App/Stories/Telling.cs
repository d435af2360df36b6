using System.Globalization;
using System.Text.RegularExpressions;
using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>A story on its way into a database.</summary>
/// <param name="Later">The days by which it is told later than written, so that a demo ends today.</param>
public sealed partial record Telling(StoryFile Story, OrganisationId Organisation, ProjectId Project, Cast Cast, int Later)
{
    public DateOnly Day(DateOnly written) => written.AddDays(Later);

    /// <summary>A text with its days moved: <c>{2026-09-25}</c> becomes <c>25. September</c>.</summary>
    public string Words(string text) => Written().Replace(text, day =>
        Day(DateOnly.ParseExact(day.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToString(Story.Language is "de" or "nb" or "da" ? "d. MMMM" : "d MMMM", Texts.In(Story.Language).Culture));

    [GeneratedRegex(@"\{([0-9]{4}-[0-9]{2}-[0-9]{2})\}")]
    private static partial Regex Written();
}
