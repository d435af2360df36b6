using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages;

/// <summary>What waits for the reader now, and the reader's projects.</summary>
[Authorize]
public sealed class IndexModel(Desk desk, MyTurns turns, ProjectList list) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public string Today => desk.Texts.Date(DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date));
    public IReadOnlyList<Components.Blocker> Waiting { get; private set; } = [];
    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await desk.Frame(this, Texts.NavToday, null, ct);
        var today = DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date);
        var waiting = new List<(Blocker Blocker, ProjectFrame Frame)>();
        foreach (var project in await turns.Read(desk.Caller.Organisation, desk.Caller.Person, today, ct))
            if (await desk.Open(project.Value, ct) is { } view && new ProjectFrame(view, new(view, Texts)) is var frame)
                waiting.AddRange(Turns.Of(view.Project).Where(frame.Words.IsYours).Select(b => (b, frame)));
        // what has a date comes first, then what has waited longest
        Waiting = [.. waiting.OrderBy(w => w.Blocker.DueOn ?? DateOnly.MaxValue).ThenBy(w => w.Blocker.Since)
            .Select(w => new Components.Blocker(w.Frame.Words.Say(w.Blocker), w.Frame.Title,
                w.Blocker.DueOn is { } due ? Texts.Day(due) : null, w.Blocker.Since is { } since ? Texts.TrackSince(w.Frame.Project.Day(since)) : null,
                w.Blocker.DueOn < today, w.Frame.Href(w.Blocker)))];
        Projects = [.. (await list.Read(desk.Caller.Organisation, desk.Caller.Person, today, new(Limit: 8), ct)).Select(r => new ProjectLine(r, Texts))];
        return Page();
    }
}
