using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;
using Kept = Trust.Domain.Checkpoints.Kept;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What a form of a promise may need; each uses its own part of it.</summary>
public sealed record CommitmentForm
{
    public Guid Id { get; set; }
    public string? Promise { get; set; }
    public Guid? Owner { get; set; }
    public DateOnly? CheckOn { get; set; }
    public string? Audience { get; set; }
    public string? Kept { get; set; }
    public string? Text { get; set; }
    public DateOnly? Again { get; set; }
}

/// <summary>What a long list of promises can be narrowed to; its own text key, <c>listed-promises.…</c>.</summary>
public enum ListedPromises { Yours, NotChecked, NotKept, Kept }

/// <summary>The employer's promises: who sees to each, when it is looked at, and whether it is kept, as both sides say.</summary>
[Authorize]
public sealed class CommitmentsModel(Desk desk, CommitmentList list) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    const int PageSize = 25;

    /// <summary>All that the reader may read.</summary>
    public IReadOnlyList<CommitmentRow> All { get; private set; } = [];

    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<CommitmentRow> Rows { get; private set; } = [];

    public int Found { get; private set; }
    public int Sheet { get; private set; } = 1;
    public ListedPromises? Show { get; private set; }
    public ListSearch List { get; private set; } = null!; // set with the frame
    public Refused? Refused { get; private set; }

    /// <summary>The promise whose form was refused, shown open again; null: the one for a new promise.</summary>
    public Guid? Tried { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, string? show, int? sheet, CancellationToken ct) => await Load(project, show, null, sheet, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFind(Guid project, [FromForm] string? q, [FromForm] string? show, [FromForm] int? sheet, CancellationToken ct) =>
        !await Load(project, show, ListSearch.Typed(q), sheet, ct) ? NotFound() : List.Words is null ? Redirect(List.Address()) : Page();

    public Task<IActionResult> OnPostMake(Guid project, [FromForm] CommitmentForm form, CancellationToken ct) => Do(project, null, "make", form,
        (typed, at) => form is { Owner: { } owner, CheckOn: { } on }
            ? new MakeCommitment(new(form.Id), typed.Optional(form.Promise), null, null, new(owner), on, Readers(form), desk.Caller.Actor, at) : null, ct);

    public Task<IActionResult> OnPostMove(Guid project, Guid commitment, [FromForm] CommitmentForm form, CancellationToken ct) => Do(project, commitment, "move", form,
        (typed, at) => form is { Owner: { } owner, CheckOn: { } on } ? new MoveCommitment(new(commitment), new(owner), on, typed.Optional(form.Text), desk.Caller.Actor, at) : null, ct);

    public Task<IActionResult> OnPostCheck(Guid project, Guid commitment, string side, [FromForm] CommitmentForm form, CancellationToken ct) => Do(project, commitment, "check", form,
        (typed, at) => Kebab.TryParse<Kept>(form.Kept, out var kept) && Kebab.TryParse<Side>(side, out var by)
            ? new CheckCommitment(new(commitment), by, kept, typed.Optional(form.Text), form.Again, desk.Caller.Actor, at) : null, ct);

    async Task<IActionResult> Do(Guid project, Guid? commitment, string what, CommitmentForm form, Func<Typed, DateTimeOffset, ProjectCommand?> command, CancellationToken ct)
    {
        Tried = commitment;
        if (!await Load(project, null, null, null, ct)) return NotFound();
        var typed = desk.Typed();
        if (command(typed, desk.Now) is not { } asked)
        {
            foreach (var field in Missing(what, form)) ModelState.AddModelError(field, Frame.Texts.FormMissing);
            return Page();
        }
        var outcome = await desk.Do(project, asked, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal with { Field = refusal.Field switch { "ownerId" => "owner", "reason" => "text", var same => same } }, Frame);
        return Page();
    }

    static IEnumerable<string> Missing(string what, CommitmentForm form)
    {
        if (what is "check") yield return "kept";
        if (what is not "check" && form.Owner is null) yield return "owner";
        if (what is not "check" && form.CheckOn is null) yield return "checkOn";
    }

    static Audience Readers(CommitmentForm form) => form.Audience is "everyone" ? new(AudienceKind.Everyone, [], null, null) : Domain.Audience.OfProject;

    async Task<bool> Load(Guid project, string? show, string? words, int? sheet, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        Frame = frame;
        All = await list.Read(frame.View, ct);
        Show = Kebab.TryParse<ListedPromises>(show, out var named) ? named : null;
        List<CommitmentRow> found = [.. All.Where(IsShown).Where(r => words is null || r.Promise?.Body.Contains(words, StringComparison.CurrentCultureIgnoreCase) == true)];
        Found = found.Count;
        Sheet = Math.Clamp(sheet ?? Math.Max(0, found.FindIndex(r => r.Is.Id.Value == Tried)) / PageSize + 1, 1, Math.Max(0, Found - 1) / PageSize + 1);
        Rows = [.. found.Skip((Sheet - 1) * PageSize).Take(PageSize)];
        List = new ListSearch(frame.Path("commitments"), words, ("show", Show is { } narrowed ? Kebab.Of(narrowed) : null)) { Turn = "sheet" };
        List = List.With(Sheet > 1 ? new(frame.Texts.ActBack, $"{Sheet - 1}", "prev") : null, Sheet * PageSize < Found ? new(frame.Texts.ActShowMore, $"{Sheet + 1}", "next") : null);
        return true;
    }

    bool IsShown(CommitmentRow row) => Show switch
    {
        null => true,
        ListedPromises.Yours => row.Is.Owner == Frame.View.Reader.PersonId,
        ListedPromises.NotChecked => !row.Is.Said.ContainsKey(Side.Employer),
        ListedPromises.Kept => row.Is.Said.Count > 0 && row.Is.Said.Values.All(s => s.Kept is Kept.Yes),
        _ => row.Is.Said.Values.Any(s => s.Kept is not Kept.Yes), // one of the sides says so
    };

    public bool IsNarrowed => Show is not null || List.Words is not null;

    public IReadOnlyList<Choice> Shows() => [new("", Frame.Texts.ProjectsAllStates), .. Enum.GetValues<ListedPromises>().Select(p => new Choice(Kebab.Of(p), Frame.Texts.Of($"listed-promises.{Kebab.Of(p)}", [])))];

    public bool MayMake => new MakeCommitment(new(Guid.CreateVersion7()), null, null, null, default, default, Domain.Audience.OfProject, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project);

    public bool MayMove(Commitment made) => !made.Done && new MoveCommitment(made.Id, made.Owner, made.CheckOn.AddDays(1), null, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project);

    /// <summary>The side for which the reader may say whether it is kept.</summary>
    public Side? MaySay(Commitment made) => Enum.GetValues<Side>().Where(s => new CheckCommitment(made.Id, s, Kept.No, null, null, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project)).Select(s => (Side?)s).FirstOrDefault();

    public bool IsMine(Commitment made) => made.Owner == Frame.View.Reader.PersonId && !made.Done && made.CheckOn <= Frame.View.Today;

    public string State(CommitmentRow row) => row.Is.Said.TryGetValue(Side.Employer, out var said) ? Frame.Texts.Word(said.Kept) : Frame.Texts.CommitmentsNotLooked;

    public Mark Mark(CommitmentRow row) => row.Is.Said.TryGetValue(Side.Employer, out var said)
        ? said.Kept switch { Kept.Yes => Components.Mark.Given, Kept.Partly => Components.Mark.Half, _ => Components.Mark.No }
        : Components.Mark.Missing;

    public string Who(PersonId person) => Frame.View.Name(person) ?? new Sentences(Frame.Words).Office(person);

    /// <summary>Those with a part in the project, who can see to a promise.</summary>
    public IReadOnlyList<Choice> People() => [.. Frame.View.Names.Where(n => Frame.Project.TakesPart(Actor.Of(n.Key))).OrderBy(n => n.Value, StringComparer.Create(Frame.Texts.Culture, true)).Select(n => new Choice(n.Key.Value.ToString(), n.Value))];

    public IReadOnlyList<Choice> Keeps() => [.. Choice.Each<Kept>(Frame.Texts)];

    public IReadOnlyList<Choice> Audiences() => [new("project", Frame.Texts.AtStart(Frame.Texts.Word(AudienceKind.Project))), new("everyone", Frame.Texts.AtStart(Frame.Texts.Word(AudienceKind.Everyone)))];
}
