using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
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
    public string? Words { get; private set; }
    public string? State { get; private set; }
    public string? Stage { get; private set; }
    public string? Part { get; private set; }
    public string? Next { get; private set; }

    /// <summary>Back to the first of them; null there.</summary>
    public string? First { get; private set; }

    public bool IsNarrowed => (Words ?? State ?? Stage ?? Part) is not null;

    public async Task<IActionResult> OnGet(string? q, string? state, string? stage, string? part, Guid? after, CancellationToken ct)
    {
        Words = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        (State, Stage, Part) = (Known<ProjectState>(state), Known<Stage>(stage), Known<ListedPart>(part));
        await desk.Frame(this, Texts.NavProjects, null, ct);
        var (organisation, reader) = (desk.Caller.Organisation, desk.Caller.Person);
        var filter = new ProjectFilter(State, Stage, Words: Words, After: after is { } id ? new ProjectId(id) : null, Limit: PageSize + 1, Part: Part is null ? null : Kebab.Parse<ListedPart>(Part));
        var rows = await list.Read(organisation, reader, DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date), filter, ct);
        Found = await list.Count(organisation, reader, filter, ct);
        Projects = [.. rows.Take(PageSize).Select(r => new ProjectLine(r, Texts))];
        if (rows.Count > PageSize) Next = Address(rows[PageSize - 1].Id.Value);
        if (after is not null) First = Address(null);
        return Page();
    }

    static string? Known<T>(string? word) where T : struct, Enum => Kebab.TryParse<T>(word, out _) ? word : null;

    string Address(Guid? after) => "/projects" + new QueryBuilder(new[] { ("q", Words), ("state", State), ("stage", Stage), ("part", Part), ("after", after?.ToString()) }
        .Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, p.Item2!))); // just asked

    public IReadOnlyList<Choice> States() => [new("", Texts.ProjectsAllStates), .. Enum.GetValues<ProjectState>().Select(s => new Choice(Kebab.Of(s), Texts.AtStart(Texts.Word(s))))];

    public IReadOnlyList<Choice> Stages() => [new("", Texts.ProjectsAllStates), .. Enum.GetValues<Stage>().Select(s => new Choice(Kebab.Of(s), Texts.AtStart(Texts.Word(s))))];

    public IReadOnlyList<Choice> Parts() => [new("", Texts.ProjectsAllStates), .. Enum.GetValues<ListedPart>().Select(p => new Choice(Kebab.Of(p), Texts.Of($"listed-part.{Kebab.Of(p)}", [])))];
}
