using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>The projects that the reader has a part in, searched and narrowed.</summary>
[Authorize]
public sealed class IndexModel(Desk desk, ProjectList list) : PageModel
{
    const int PageSize = 50;

    public Trust.App.Texts Texts => desk.Texts;
    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];
    public long Found { get; private set; }
    public ListSearch Search { get; private set; } = null!; // set before the page is drawn
    public string? State { get; private set; }
    public string? Stage { get; private set; }
    public string? Part { get; private set; }

    public bool IsNarrowed => (Search.Words ?? State ?? Stage ?? Part) is not null;

    public Task<IActionResult> OnGet(string? state, string? stage, string? part, Guid? after, CancellationToken ct) => Draw(null, state, stage, part, after, ct);

    public Task<IActionResult> OnPostFind([FromForm] string? q, [FromForm] string? state, [FromForm] string? stage, [FromForm] string? part, [FromForm] Guid? after, CancellationToken ct) =>
        Draw(ListSearch.Typed(q), state, stage, part, after, ct);

    async Task<IActionResult> Draw(string? words, string? state, string? stage, string? part, Guid? after, CancellationToken ct)
    {
        (State, Stage, Part) = (Known<ProjectState>(state), Known<Stage>(stage), Known<ListedPart>(part));
        Search = new("/projects", words, ("state", State), ("stage", Stage), ("part", Part));
        if (words is null && HttpMethods.IsPost(Request.Method)) return Redirect(Search.Address()); // what was only narrowed can be kept
        await desk.Frame(this, Texts.NavProjects, null, ct);
        var (organisation, reader) = (desk.Caller.Organisation, desk.Caller.Person);
        var filter = new ProjectFilter(State, Stage, Words: words, After: after is { } id ? new ProjectId(id) : null, Limit: PageSize + 1, Part: Part is null ? null : Kebab.Parse<ListedPart>(Part));
        var rows = await list.Read(organisation, reader, desk.Today, filter, ct);
        Found = await list.Count(organisation, reader, filter, ct);
        Projects = [.. rows.Take(PageSize).Select(r => new ProjectLine(r, Texts))];
        Search = Search.With(rows.Count > PageSize ? new(Texts.ActShowMore, $"{rows[PageSize - 1].Id}") : null, after is null ? null : new(Texts.ListsFirst, null));
        return Page();
    }

    static string? Known<T>(string? word) where T : struct, Enum => Kebab.TryParse<T>(word, out _) ? word : null;

    public IReadOnlyList<Choice> States() => [new("", Texts.ProjectsAllStates), .. Choice.Each<ProjectState>(Texts)];

    public IReadOnlyList<Choice> Stages() => [new("", Texts.ProjectsAllStates), .. Choice.Each<Stage>(Texts)];

    public IReadOnlyList<Choice> Parts() => [new("", Texts.ProjectsAllStates), .. Enum.GetValues<ListedPart>().Select(p => new Choice(Kebab.Of(p), Texts.Of($"listed-part.{Kebab.Of(p)}", [])))];
}
