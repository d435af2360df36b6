using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Milestones;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages;

/// <summary>What waits for the reader now, and the reader's projects.</summary>
[Authorize]
public sealed class IndexModel(Desk desk, MyTurns turns, ProjectList list, CalendarFeeds feeds, WalkNews walk, IConfiguration configuration) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public string Today => desk.Texts.Date(DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date));
    public IReadOnlyList<Components.Blocker> Waiting { get; private set; } = [];
    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    /// <summary>What the walk of the demo's calendar just brought.</summary>
    public string? News { get; private set; }

    /// <summary>Only the demo's calendar is moved; a production never has these buttons.</summary>
    public bool MayWalk => configuration.GetValue<bool>("Trust:Demo");

    public async Task<IActionResult> OnPostNext(CancellationToken ct)
    {
        if (!MayWalk) return NotFound();
        Tell(await walk.ToNext(desk.Caller.Organisation, desk.Caller.Person, Texts, ct));
        return await Draw(ct);
    }

    public async Task<IActionResult> OnPostWeek(CancellationToken ct)
    {
        if (!MayWalk) return NotFound();
        Tell(await walk.Over(desk.Caller.Organisation, desk.Caller.Person, Texts, TimeSpan.FromDays(7), ct));
        return await Draw(ct);
    }

    public Task<IActionResult> OnGet(CancellationToken ct) => Draw(ct);

    void Tell(Walked? walked) => News = walked is null ? Texts.WalkNothing : string.Join(' ', new[]
    {
        Texts.WalkMoved(Texts.Moment(Desk.InZone(walked.To, desk.Caller.TimeZone))),
        Texts.WalkMails((int)walked.Mails),
        walked.Due.Count > 0 ? Texts.WalkDue(Texts.List(walked.Due)) : "",
    }.Where(s => s.Length > 0));

    async Task<IActionResult> Draw(CancellationToken ct)
    {
        await desk.Frame(this, Texts.NavToday, null, ct);
        var today = DateOnly.FromDateTime(Desk.InZone(desk.Now, desk.Caller.TimeZone).Date);
        var waiting = new List<(Blocker Blocker, ProjectFrame Frame)>();
        foreach (var project in await turns.Read(desk.Caller.Organisation, desk.Caller.Person, today, ct))
            if (await desk.Open(project.Value, ct) is { } view && new ProjectFrame(view, new(view, Texts)) is var frame)
                waiting.AddRange(Turns.Of(view.Project).Where(frame.Words.IsYours).Select(b => (b, frame)));
        var dates = new List<(Components.Blocker Shown, DateOnly On)>();
        foreach (var project in await feeds.ProjectsOf(desk.Caller.Organisation, desk.Caller.Person, ct))
            if (await desk.Open(project.Value, ct) is { } view && new ProjectFrame(view, new(view, Texts)) is var frame)
            {
                dates.AddRange(Dates(frame));
                waiting.AddRange(Turns.Due(view.Project, view.Today).Where(frame.Words.IsYours).Select(b => (b, frame)));
            }
        // what has a date comes first, then what has waited longest
        Waiting = [.. waiting.OrderBy(w => w.Blocker.DueOn ?? DateOnly.MaxValue).ThenBy(w => w.Blocker.Since)
            .Select(w => (Shown: new Components.Blocker(w.Frame.Words.Say(w.Blocker), w.Frame.Title,
                w.Blocker.DueOn is { } due ? Texts.Day(due) : null, w.Blocker.Since is { } since ? Texts.TrackSince(w.Frame.Project.Day(since)) : null,
                w.Blocker.DueOn < today, w.Frame.Href(w.Blocker)), On: w.Blocker.DueOn ?? DateOnly.MaxValue))
            .Concat(dates).OrderBy(w => w.On).Select(w => w.Shown)];
        Projects = [.. (await list.Read(desk.Caller.Organisation, desk.Caller.Person, today, new(Limit: 8), ct)).Select(r => new ProjectLine(r, Texts))];
        return Page();
    }

    /// <summary>The milestones that are due or overdue and that this reader works on or runs; a body is never late (rules.md 4).</summary>
    IEnumerable<(Components.Blocker, DateOnly)> Dates(ProjectFrame frame)
    {
        var (project, view) = (frame.Project, frame.View);
        return !project.Runs ? [] : project.Milestones.Values
            .Where(m => m.TimingOn(view.Today) is Timing.Due or Timing.Overdue && (project.IsRunBy(view.Reader) || project.SpeaksFor(m.From, view.Reader, view.Now)))
            .Select(m => (new Components.Blocker(Texts.HomeMilestone(frame.Words.Milestone(m.Id)), frame.Title, Texts.Day(m.DueOn), null,
                m.TimingOn(view.Today) is Timing.Overdue && m.From is not Group.WorksCouncil, frame.Path("milestones")), m.DueOn));
    }
}
