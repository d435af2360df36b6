using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Themes;

namespace Trust.Web.Api;

static class ThemesApi
{
    public static void MapThemes(this RouteGroupBuilder api)
    {
        var themes = api.MapGroup("/projects/{project:guid}/themes").WithTags("Objections");
        themes.MapGet("", All).WithName("listThemes").WithSummary("What several objections have in common and what changed because of them; no name, and no number below five.");
        themes.MapPost("", Name).WithName("nameTheme").WithSummary("Names a theme, under which objections are then put.");
        themes.MapPut("/{theme:guid}/name", Rename).WithName("renameTheme").WithSummary("Gives a theme another name; what stands under it and what was said of it stay.");
        themes.MapPost("/{theme:guid}/changed", Say).WithName("sayWhatChanged").WithSummary("Says what changed because of a theme, to the project or to all employees; said anew, the latest holds.");
    }

    static Task<Results<Ok<Listed<ThemeAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ThemeAnswer>([.. view.Project.Themes.Values.OrderBy(t => t.Changed is null).ThenByDescending(t => t.Since).Select(t => ThemeAnswer.Of(view, t))]), ct);

    static Task<Results<Created<Made>, Refused>> Name(Guid project, Body<ThemeEdit> body, Door door, CancellationToken ct) =>
        door.Make(project, (asking, id) => new NameTheme(new(id), asking.Text(body.Value.Name), asking.By, asking.At), _ => $"/projects/{project}/themes", ct);

    static Task<Results<Ok<Written>, Refused>> Rename(Guid project, Guid theme, Body<ThemeEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RenameTheme(new(theme), asking.Text(body.Value.Name, asking.View.Project.Themes.GetValueOrDefault(new(theme))?.Name), asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Say(Guid project, Guid theme, Body<ChangedEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new SayWhatChanged(new(theme), asking.Text(body.Value.Text, asking.View.Project.Themes.GetValueOrDefault(new(theme))?.Changed), asking.By, asking.At) { ForEveryone = body.Value.ForEveryone }, ct);
}

public sealed record ThemeEdit
{
    [Long(120)]
    public TypedText? Name { get; init; }
}

public sealed record ChangedEdit
{
    /// <summary>What is different now, since when; or that nothing is, and why. Names nobody.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>All employees read it too, beside the theme's name; left out, only the project does.</summary>
    public bool ForEveryone { get; init; }
}

/// <param name="Said">Words that name nobody, to which their raisers agreed; in the order of the alphabet.</param>
/// <param name="Count">How many objections are under it; null below five.</param>
public sealed record ThemeAnswer(ThemeId Id, Said? Name, IReadOnlyList<Said> Said, Said? Changed, bool ForEveryone, DateTimeOffset Since, int? Count)
{
    const int CountedFrom = 5;

    internal static ThemeAnswer Of(ProjectView view, Theme theme)
    {
        var under = view.Project.Objections.Values.Where(o => o.Theme == theme.Id).ToList();
        return new(theme.Id, view.Say(theme.Name), [.. under.Select(o => view.Say(o.Lent)).OfType<Said>().OrderBy(s => s.Text, StringComparer.Ordinal)], view.Say(theme.Changed), theme.ForEveryone, theme.Since,
            under.Count >= CountedFrom ? under.Count : null);
    }
}
