using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Web.Pages.Home;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages;

/// <summary>What waits for the reader now, what moved since they were last here, and their projects; what else it says follows from what they are in them.</summary>
[Authorize]
public sealed class IndexModel(Desk desk, HomeProjects home, News news, LastVisit visits, Housekeeping housekeeping, ProjectList list, WalkNews walk, IConfiguration configuration) : PageModel
{
    const int LinesOfNews = 7;
    const int ShownProjects = 8;

    public Trust.App.Texts Texts => desk.Texts;
    public string Today => desk.Texts.Date(desk.Today);
    public IReadOnlyList<WaitingLine> Waiting { get; private set; } = [];
    public HomeParts Parts { get; private set; } = null!; // set before the page is drawn
    public WhatMoved Moved { get; private set; } = null!; // as above
    public Before Before { get; private set; }

    /// <summary>Null for whoever does not administer the organisation.</summary>
    public HouseCare? Care { get; private set; }
    public IReadOnlyList<ProjectLine> Projects { get; private set; } = [];

    /// <summary>What the walk of the demo's calendar just brought.</summary>
    public string? News { get; private set; }

    /// <summary>Only the demo's calendar is moved; a production never has these buttons.</summary>
    public bool MayWalk => configuration.GetValue<bool>("Trust:Demo");

    /// <summary>A demo's mails lie in a folder, and need no server.</summary>
    public bool Sends => configuration[Post.Outbox] is null;

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
        var (organisation, reader) = (desk.Caller.Organisation, desk.Caller.Person);
        var today = desk.Today;
        var views = await home.Read(organisation, desk.Caller.Actor, today, desk.Now, ct);
        Parts = new([.. views.Select(v => new ProjectFrame(v, new(v, Texts)))], Texts);
        Care = await housekeeping.Read(organisation, reader, ct);
        Waiting = [.. WaitingLine.Of(Care, Sends, Texts), .. App.Waiting.In(views, Texts).Select(w => WaitingLine.Of(w, Texts))];
        Before = visits.Note(HttpContext, desk.Caller, desk.Now);
        Moved = await news.Read(organisation, views, Before.At, Texts, LinesOfNews, ct);
        Projects = [.. (await list.Read(organisation, reader, today, new(Limit: ShownProjects), ct)).Select(r => new ProjectLine(r, Texts))];
        return Page();
    }

    /// <summary>The journals to which the lines of news belong, each once.</summary>
    public IEnumerable<ProjectFrame> Journals => Moved.Lines.Select(l => l.View.Project.Id).Distinct().Select(id => Parts.Frames.First(f => f.Project.Id == id));

    public string SinceWhen => Before.IsKnown ? Texts.HomeNewsSince(Texts.Moment(Desk.InZone(Before.At, desk.Caller.TimeZone))) : Texts.HomeNewsFirst;
}
