using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Objections;

/// <param name="Id">Made with the page, so that a form sent twice raises one objection.</param>
public sealed record RaiseForm(Guid Id, string? Category, string? Stage, string? Text, bool Blocking, Guid? ForBody);

/// <summary>What the list is narrowed to, as it may stand in the address.</summary>
public sealed record ObjectionSearch(string? State, string? At, string? About, Guid? Theme, int Sheet = 1);

/// <summary>The objections of a project: a board by state while they are few, a list to search when they are many; and the form to raise one.</summary>
[Authorize]
public sealed class ObjectionsModel(Desk desk, ObjectionList list) : PageModel
{
    /// <summary>More open ones than this are a list.</summary>
    const int OnBoard = 24;

    const int PageSize = 25, ClosedBeside = 10;

    const string Open = "open", Closed = "closed", Whole = "whole";

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }
    public Guid NewId { get; private set; } = Guid.CreateVersion7();
    public ObjectionSearch Search { get; private set; } = new(null, null, null, null);
    public ListSearch List { get; private set; } = null!; // set with the frame

    /// <summary>What the board or the list shows.</summary>
    public IReadOnlyList<ObjectionLine> Lines { get; private set; } = [];

    /// <summary>The latest closed ones, beside the board.</summary>
    public IReadOnlyList<ObjectionLine> LatestClosed { get; private set; } = [];

    public long Total { get; private set; }
    public bool IsBoard { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, [FromQuery] ObjectionSearch search, CancellationToken ct) => await Load(project, search, null, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFind(Guid project, [FromForm] ObjectionSearch search, [FromForm] string? q, CancellationToken ct) =>
        !await Load(project, search, ListSearch.Typed(q), ct) ? NotFound() : List.Words is null ? Redirect(List.Address()) : Page(); // what was only narrowed can be kept

    public async Task<IActionResult> OnPost(Guid project, [FromForm] RaiseForm form, CancellationToken ct)
    {
        if (!await Load(project, Search, null, ct)) return NotFound();
        NewId = form.Id;
        if (!Kebab.TryParse<ObjectionCategory>(form.Category, out var category)) ModelState.AddModelError("category", Frame.Texts.FormMissing);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var command = new RaiseObjection(new(form.Id), Kebab.TryParse<Stage>(form.Stage, out var stage) ? stage : null, category, typed.Optional(form.Text),
            form.Blocking, form.ForBody is { } body ? new BodyId(body) : null, desk.Caller.Actor, desk.Now);
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return Redirect(Frame.Path($"objections/{form.Id}"));
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, ObjectionSearch search, string? words, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        if (search.Sheet is < 1 or > 10_000) search = search with { Sheet = 1 };
        (Frame, Search) = (frame, search);
        List = new(frame.Path("objections"), words, ("state", search.State), ("at", search.At), ("about", search.About), ("theme", search.Theme?.ToString())) { Turn = "sheet" };
        var filter = Filter();
        IsBoard = filter.IsEmpty && search.Sheet == 1 && OpenOnes.Count() <= OnBoard;
        var rows = IsBoard ? await list.Read(frame.View, new(Open: true), 0, OnBoard, ct) : await list.Read(frame.View, filter, (search.Sheet - 1) * PageSize, PageSize, ct);
        (Lines, Total) = ([.. rows.Select(r => ObjectionLine.Of(frame, r))], rows.Count > 0 ? rows[0].Total : 0);
        List = List.With(Other(search.Sheet - 1, frame.Texts.ActBack, "prev"), Other(search.Sheet + 1, frame.Texts.ActShowMore, "next"));
        if (IsBoard) LatestClosed = [.. (await list.Read(frame.View, new(Open: false), 0, ClosedBeside, ct)).Select(r => ObjectionLine.Of(frame, r))];
        return true;
    }

    ObjectionFilter Filter() => new(
        Search.State switch { Open => true, Closed => false, _ => null },
        Kebab.TryParse<ObjectionState>(Search.State, out var state) ? state : null,
        Kebab.TryParse<Stage>(Search.At, out var stage) ? stage : null,
        Search.At == Whole,
        Kebab.TryParse<ObjectionCategory>(Search.About, out var category) ? category : null,
        Search.Theme is { } theme && Frame.Project.Themes.ContainsKey(new(theme)) ? new ThemeId(theme) : null,
        List.Words);

    IEnumerable<Objection> OpenOnes => Frame.Project.Objections.Values.Where(o => o.IsOpen);

    public bool IsNarrowed => !Filter().IsEmpty;

    /// <summary>The first objection that waits for the reader.</summary>
    public Objection? Mine() => Frame.Project.Objections.Values.Where(o => Turns.Of(o) is { } turn && Frame.Words.IsYours(turn)).MinBy(o => o.Since);

    /// <summary>The columns of the board: every state that holds something, in the order of an objection's life.</summary>
    public IEnumerable<IGrouping<ObjectionState, ObjectionLine>> Columns() => Lines.GroupBy(l => l.Objection.State).OrderBy(g => g.Key);

    /// <summary>The way to another page of the same search.</summary>
    ListWay? Other(int page, string text, string rel) => page < 1 || (page - 1) * PageSize >= Total && page > Search.Sheet ? null : new(text, $"{page}", rel);

    /// <summary>Which of them stand here: "26 to 50 of 2,000".</summary>
    public string Shown() => Frame.Texts.ObjectionsShown((Search.Sheet - 1) * PageSize + 1, (Search.Sheet - 1) * PageSize + Lines.Count, (int)Total);

    /// <summary>How many are open, and how many of them block.</summary>
    public string Says()
    {
        var texts = Frame.Texts;
        return (OpenOnes.Count(), OpenOnes.Count(o => o.Blocks)) switch
        {
            (0, _) => texts.ObjectionsAllClosed,
            (1, 0) => $"{texts.ObjectionsOpen(1)} {texts.ObjectionsItDoesNotBlock}",
            (1, _) => $"{texts.ObjectionsOpen(1)} {texts.ObjectionsItBlocks}",
            var (open, blocking) => $"{texts.ObjectionsOpen(open)} {(blocking == 0 ? texts.ObjectionsBlockingNone : texts.ObjectionsBlocking(blocking))}",
        };
    }

    public bool MayRaise => !Frame.Project.HasEnded;

    public IReadOnlyList<Choice> Categories() =>
        [.. Choice.Each<ObjectionCategory>(Frame.Texts)];

    public IReadOnlyList<Choice> StageChoices() =>
        [new("", Frame.Texts.AtStart(Frame.Texts.ObjectionWholeProject)), .. Stages()];

    public IReadOnlyList<Choice> StagesToFind() =>
        [All, new(Whole, Frame.Texts.AtStart(Frame.Texts.ObjectionWholeProject)), .. Stages()];

    IEnumerable<Choice> Stages() => Choice.Each<Stage>(Frame.Texts);

    public IReadOnlyList<Choice> StatesToFind() =>
        [All, new(Open, Frame.Texts.ObjectionsOpenHeading), new(Closed, Frame.Texts.ObjectionsClosedHeading), .. Choice.Each<ObjectionState>(Frame.Texts)];

    public IReadOnlyList<Choice> CategoriesToFind() => [All, .. Categories()];

    public IReadOnlyList<Choice> ThemesToFind() => [All, .. Frame.Project.Themes.Values.Select(t => new Choice(t.Id.ToString(), Frame.View.Text(t.Name) ?? Frame.Texts.ObjectionErased))];

    Choice All => new("", Frame.Texts.ProjectsAllStates);

    /// <summary>The bodies in whose name the reader may raise one.</summary>
    public IReadOnlyList<Choice> Names()
    {
        var bodies = Frame.Project.Bodies.Keys.Where(b => Frame.Project.SpeaksFor(PartyId.Of(b), Frame.View.Reader, Frame.View.Now)).ToList();
        return bodies.Count == 0 ? [] : [new("", Frame.Texts.ObjectionOwnName), .. bodies.Select(b => new Choice(b.ToString(), Frame.Texts.AtStart(Frame.Words.Party(PartyId.Of(b)))))];
    }

    /// <summary>Whom one can speak to in confidence: every body, and data protection.</summary>
    public IEnumerable<string> Confidants() =>
        Frame.Project.Bodies.Keys.Select(PartyId.Of).Append(PartyId.Of(Group.DataProtection)).Select(p => Frame.Texts.AtStart(Frame.Words.Party(p)));
}
