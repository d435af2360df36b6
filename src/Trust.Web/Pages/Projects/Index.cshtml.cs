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
    public string? Words { get; private set; }
    public string? State { get; private set; }
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(string? q, string? state, Guid? after, CancellationToken ct)
    {
        (Words, State) = (q, Kebab.TryParse<ProjectState>(state, out _) ? state : null);
        await desk.Frame(this, Texts.NavProjects, null, ct);
        var rows = await list.Read(desk.Caller.Organisation, desk.Caller.Person, DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date), new(State, Words: Words, After: after is { } id ? new ProjectId(id) : null, Limit: PageSize + 1), ct);
        Projects = [.. rows.Take(PageSize).Select(r => new ProjectLine(r, Texts))];
        if (rows.Count > PageSize) Next = $"/projects?q={Uri.EscapeDataString(Words ?? "")}&state={State}&after={rows[PageSize - 1].Id}";
        return Page();
    }

    public IReadOnlyList<Choice> States() => [new("", Texts.ProjectsAllStates), .. Enum.GetValues<ProjectState>().Select(s => new Choice(Kebab.Of(s), Texts.AtStart(Texts.Word(s))))];
}
