using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Themes;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Objections;

public sealed record RenameForm
{
    public string? Name { get; set; }
}

/// <summary>What was said and what changed, by themes, for everybody in the project; no name, no link to an objection, and no number under five.</summary>
[Authorize]
public sealed class ChangedModel(Desk desk) : PageModel
{
    const int CountedFrom = 5;

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }
    public Guid NewId { get; private set; } = Guid.CreateVersion7();

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostName(Guid project, Guid id, string? name, CancellationToken ct)
    {
        NewId = id;
        var typed = desk.Typed();
        return await Load(project, ct) && ModelState.IsValid ? await Do(project, new NameTheme(new(id), typed.Optional(name), desk.Caller.Actor, desk.Now), typed, null, ct) : Shown();
    }

    public async Task<IActionResult> OnPostSay(Guid project, Guid theme, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (typed, form) = (desk.Typed(), new StepForm());
        await TryUpdateModelAsync(form, $"t-{theme}");
        var standing = Frame.Project.Themes.GetValueOrDefault(new(theme))?.Changed;
        return ModelState.IsValid ? await Do(project, new SayWhatChanged(new(theme), typed.Optional(Frame.View, standing, form.Text), desk.Caller.Actor, desk.Now) { ForEveryone = form.ForEveryone }, typed, $"t-{theme}", ct) : Page();
    }

    public async Task<IActionResult> OnPostRename(Guid project, Guid theme, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (typed, form) = (desk.Typed(), new RenameForm());
        await TryUpdateModelAsync(form, $"n-{theme}");
        var standing = Frame.Project.Themes.GetValueOrDefault(new(theme))?.Name;
        return ModelState.IsValid ? await Do(project, new RenameTheme(new(theme), typed.Optional(Frame.View, standing, form.Name), desk.Caller.Actor, desk.Now), typed, $"n-{theme}", ct) : Page();
    }

    IActionResult Shown() => Frame is null ? NotFound() : Page();

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed typed, string? form, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = form is null ? this.Show(refusal, Frame) : this.Show(refusal, Frame, form);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        Frame = frame;
        return true;
    }

    /// <summary>What was refused is shown open again.</summary>
    public bool IsRefused(string form) => ModelState.Any(e => e.Key.StartsWith(form, StringComparison.Ordinal) && e.Value!.Errors.Count > 0); // an entry is never null

    public bool MayEdit => Frame.Project.IsRunBy(Frame.View.Reader) && !Frame.Project.HasEnded;

    /// <param name="Said">Words that name nobody, to which their raisers agreed.</param>
    /// <param name="Count">Null below five.</param>
    public sealed record Row(ThemeId Id, string Name, IReadOnlyList<string> Said, string? Changed, DateOnly On, int? Count, bool ForEveryone);

    /// <summary>What changed last, first; what waits for an answer after it.</summary>
    public IReadOnlyList<Row> Rows() => [.. Frame.Project.Themes.Values.OrderBy(t => t.Changed is null).ThenByDescending(t => t.Since).Select(Of)];

    Row Of(Theme theme)
    {
        var under = Frame.Project.Objections.Values.Where(o => o.Theme == theme.Id).ToList();
        var said = under.Select(o => Frame.View.Text(o.Lent)).OfType<string>().Order(StringComparer.Ordinal); // not in the order in which they were raised
        return new(theme.Id, Frame.View.Text(theme.Name) ?? Frame.Texts.ObjectionErased, [.. said], theme.Changed is null ? null : Frame.View.Text(theme.Changed) ?? Frame.Texts.ObjectionErased,
            Frame.Project.Day(theme.Since), under.Count >= CountedFrom ? under.Count : null, theme.ForEveryone);
    }
}
