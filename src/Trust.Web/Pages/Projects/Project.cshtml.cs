using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Rooms;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Projects;

/// <summary>Where the project is, what blocks, whose turn it is and since when.</summary>
[Authorize]
public sealed class ProjectModel(Desk desk, Trail trail) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<Domain.Blocker> Waiting { get; private set; } = [];
    public Domain.Blocker? Mine { get; private set; }
    public IReadOnlyList<TrailEntry> Latest { get; private set; } = [];
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostStart(Guid project, CancellationToken ct) => Do(project, new StartProject(desk.Caller.Actor, desk.Now) { SeatsSpeakers = true }, null, ct);

    public Task<IActionResult> OnPostSeats(Guid project, CancellationToken ct) => Do(project, new SeatSpeakers(desk.Caller.Actor, desk.Now), null, ct);

    public Task<IActionResult> OnPostLock(Guid project, string which, CancellationToken ct) =>
        Kebab.TryParse<Lock>(which, out var @lock)
            ? Do(project, new OpenLock(@lock, [], desk.Caller.Actor, desk.Now), null, ct)
            : Task.FromResult<IActionResult>(BadRequest());

    public Task<IActionResult> OnPostEndPilot(Guid project, string? text, CancellationToken ct)
    {
        var typed = desk.Typed();
        return Do(project, new EndPilot(typed.Optional(text), desk.Caller.Actor, desk.Now), typed, ct);
    }

    public Task<IActionResult> OnPostMet(Guid project, Guid condition, CancellationToken ct) =>
        Do(project, new MeetCondition(new(condition), null, null, desk.Caller.Actor, desk.Now), null, ct);

    /// <summary>Of the bodies that the reader is in; nobody else learns of them here.</summary>
    public IEnumerable<BodyId> OwnRooms => Frame.Project.Bodies.Keys.Where(b => RoomRule.MayEnter(Frame.Project, b, Frame.View.Reader, Frame.View.Now));

    /// <summary>The sites, and how many people are concerned once somebody has said so.</summary>
    public string Where
    {
        get
        {
            var sites = Frame.Texts.List(Frame.Project.Sites.Keys.Select(Frame.Words.Site));
            return Frame.Project.AffectedEmployees is > 0 and var people ? Frame.Texts.ProjectSitesAndPeople(people, sites) : sites;
        }
    }

    public IReadOnlyList<Domain.Blocker> ToMakeGood => MakeGood.Of(Frame.Project);

    /// <summary>Who speaks for a group and could decide for it at once; told to nobody but who may say so.</summary>
    public IReadOnlyList<string> Unseated() => !Frame.Project.IsRunBy(Frame.View.Reader) || !Frame.Project.Runs ? []
        : [.. SeatSpeakers.Seated(Frame.Project, Frame.View.Reader, Frame.View.Now).OfType<SeatSet>().Select(s => $"{Frame.View.Name(s.Seat.Holders[0]) ?? Frame.Texts.FormNone} ({Frame.Words.Party(s.Seat.Party)})")];

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed? typed, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: var refusal } || refusal.Kind is RefusalKind.Missing || !await Load(project, ct)) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        Frame = frame;
        Waiting = [.. Turns.Of(frame.Project), .. Turns.Due(frame.Project, frame.View.Today)];
        Mine = Waiting.FirstOrDefault(frame.Words.IsYours);
        Latest = await trail.Read(frame.View, frame.Texts, null, 5, ct);
        return true;
    }

    /// <summary>Whose turn it is since when, what blocks, which date is next, and the go-live's: on a phone they stand directly under the track.</summary>
    public IReadOnlyList<Components.Fact> Facts()
    {
        var (texts, project) = (Frame.Texts, Frame.Project);
        var turn = Mine ?? Waiting.FirstOrDefault();
        var ahead = project.Milestones.Values.Where(m => m.IsPlanned).OrderBy(m => m.DueOn).ToList();
        return
        [
            new(texts.ProjectsTurn, turn is null ? texts.FormNone : Mine is null ? texts.AtStart(Frame.Words.Who(turn)) : texts.FactYou, turn?.Since is { } since ? texts.TrackSince(project.Day(since)) : null),
            new(texts.TurnWhatBlocks, texts.FactItems(Waiting.Count), texts.FactOfThemYours(Waiting.Count(Frame.Words.IsYours))),
            ahead.Count == 0 ? new(texts.FactNextDate, texts.DueNone) : new(texts.FactNextDate, texts.Day(ahead[0].DueOn), Frame.Words.Milestone(ahead[0].Id)),
            project.Runs && ahead.FirstOrDefault(m => m.Lock is Lock.GoLive) is { } start ? new(texts.AtStart(texts.Word(Lock.GoLive)), texts.Day(start.DueOn), MilestoneDates.Earliest(project, start) is { } earliest ? texts.FactNotBefore(earliest) : null)
                : new(texts.FactState, texts.AtStart(texts.Word(project.State)), texts.TrackSince(project.Day(project.Since))),
        ];
    }

    public IReadOnlyList<Domain.Blocker> LockBlockers(Lock @lock) =>
        LockRule.ToOpen(Frame.Project, @lock, Frame.Project.Sites.Keys.Except(Frame.Project.Of(@lock).OpenFor));
}
