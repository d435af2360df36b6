using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Changes;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Course;

/// <param name="Id">Made with the page, so that a form sent twice reports one change.</param>
public sealed record ChangeForm(Guid Id, string? Text, Dictionary<string, string?>? Answers);

public sealed record RaiseClassForm
{
    public string? To { get; set; }
    public List<string> Stages { get; set; } = [];
    public string? Reason { get; set; }
}

/// <summary>What has changed in the system or around it, how each change is treated, and the form to report one.</summary>
[Authorize]
public sealed class ChangesModel(Desk desk, ChangeHistory history) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<ChangeRow> Rows { get; private set; } = [];
    public ChangeKind? Kind { get; private set; }
    public Guid NewId { get; private set; } = Guid.CreateVersion7();
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, string? kind, CancellationToken ct) => await Load(project, kind, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReport(Guid project, string kind, [FromForm] ChangeForm form, CancellationToken ct)
    {
        if (!await Load(project, kind, ct) || Kind is not { } known) return NotFound();
        NewId = form.Id;
        var typed = desk.Typed();
        var answers = (form.Answers ?? []).Where(a => a.Value is "yes" or "no").ToImmutableSortedDictionary(a => a.Key, a => a.Value is "yes", StringComparer.Ordinal);
        return await Do(project, new ReportChange(new(form.Id), known, typed.Optional(form.Text), answers, desk.Caller.Actor, desk.Now), typed, null, ct);
    }

    public async Task<IActionResult> OnPostRaise(Guid project, Guid change, CancellationToken ct)
    {
        if (!await Load(project, null, ct)) return NotFound();
        var (form, typed) = (new RaiseClassForm(), desk.Typed());
        await TryUpdateModelAsync(form, Prefix(new(change)));
        if (!Kebab.TryParse<ChangeClass>(form.To, out var to))
        {
            ModelState.AddModelError($"{Prefix(new(change))}.to", Frame.Texts.FormMissing);
            return Page();
        }
        ImmutableArray<Stage> stages = [.. form.Stages.Where(s => Kebab.TryParse<Stage>(s, out _)).Select(Kebab.Parse<Stage>)];
        return await Do(project, new RaiseChangeClass(new(change), to, stages, typed.Optional(form.Reason), desk.Caller.Actor, desk.Now), typed, Prefix(new(change)), ct);
    }

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed typed, string? form, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return Redirect(Frame.Path("course/changes"));
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = form is null ? this.Show(refusal, Frame) : this.Show(refusal, Frame, form);
        return Page();
    }

    async Task<bool> Load(Guid project, string? kind, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, Kind) = (frame, Kebab.TryParse<ChangeKind>(kind, out var known) ? known : null);
        Rows = await history.Read(frame.View, ct);
        return true;
    }

    /// <summary>The fields of the form that stands beside a change.</summary>
    public static string Prefix(ChangeId change) => $"c{change.Value:N}";

    public bool MayReport => new ReportChange(new(NewId), ChangeKind.Data, null, ImmutableSortedDictionary<string, bool>.Empty, desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project);

    /// <summary>The classes above its own, for a reader who speaks for a body.</summary>
    public IReadOnlyList<Choice> Higher(Change change) =>
    [
        .. Enum.GetValues<ChangeClass>().Where(to => to > change.Class && new RaiseChangeClass(change.Id, to, [], null, desk.Caller.Actor, desk.Now).IsOpenIn(Frame.Project))
            .Select(to => new Choice(Kebab.Of(to), Frame.Texts.AtStart(Frame.Texts.Word(to)), Frame.Texts.Of($"change-class-says.{Kebab.Of(to)}", []))),
    ];

    public IReadOnlyList<Choice> Stages() =>
        [.. Frame.Project.Stages.Where(s => s.WasAsked).Select(s => new Choice(Kebab.Of(s.Stage), Frame.Texts.AtStart(Frame.Texts.Word(s.Stage))))];

    public IReadOnlyList<Choice> YesNo => [new("yes", Frame.Texts.FormYes), new("no", Frame.Texts.FormNo)];
}
