using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Blocker = Trust.Domain.Blocker;

namespace Trust.Web.Pages.Projects;

/// <summary>What every page of one project shows: its words, its track, where a blocker is lifted.</summary>
public sealed record ProjectFrame(ProjectView View, Wording Words)
{
    public Project Project => View.Project;
    public Trust.App.Texts Texts => Words.Texts;
    public string Title => View.Text(Project.Title) ?? Texts.NavProjects;
    public string Path(string below = "") => below == "" ? $"/projects/{Project.Id}" : $"/projects/{Project.Id}/{below}";

    /// <summary>Opens the project for the reader and puts the page's frame around it; null means not found.</summary>
    public static async Task<ProjectFrame?> Open(Desk desk, PageModel page, Guid project, CancellationToken ct)
    {
        if (await desk.Open(project, ct) is not { } view) return null;
        var frame = new ProjectFrame(view, new(view, desk.Texts));
        await desk.Frame(page, frame.Title, frame.ReadsAs(), ct);
        return frame;
    }

    /// <summary>The strongest part that the reader has here, in words.</summary>
    string? ReadsAs()
    {
        var mine = Project.Roles.Where(r => r.Until is null && r.Person == View.Reader.PersonId).Select(r => r.Role).Order().ToList();
        if (mine.Count > 0) return Texts.Word(mine[0]);
        var seat = Project.Seats.Keys.Where(p => Project.SpeaksFor(p, View.Reader, View.Now)).Select(p => (PartyId?)p).FirstOrDefault()
            ?? (View.Reader.PersonId is { } person ? Project.Stakeholders.GetValueOrDefault(person)?.Party : null);
        return seat is { } party ? Words.Party(party) : Project.Has(View.Reader, OrganisationRole.Auditor) ? Texts.Word(OrganisationRole.Auditor) : null;
    }

    /// <summary>The page on which a blocker is lifted.</summary>
    public string Href(Blocker blocker) => blocker.Where.Split('/') switch
    {
        ["stages", var stage, "evidence", var item] => Path($"stages/{stage}/evidence/{item}"),
        ["stages", var stage, "gate"] when blocker is { Who: { } party } && Words.IsYours(blocker) && Kebab.TryParse<Stage>(stage, out var asked) && Project.OpenRound(asked) is not null => Path($"stages/{stage}/decide/{party}"),
        ["stages", var stage, ..] => Path($"stages/{stage}"),
        ["objections", var id] => Path($"objections/{id}"),
        ["groups", var group] when IsBegun => Path($"new/people#{group}"),
        ["roles", ..] when IsBegun => Path("new/people"),
        ["groups", var group] => Path($"groups#{group}"),
        ["seats", var party] => Path($"groups#seat-{party}"),
        ["roles", ..] => Path("groups#roles"),
        ["owner"] => Path("course/hand-over"),
        ["new"] => Path("new"),
        ["locks", ..] => Path() + "#locks",
        ["conditions", ..] => Path() + "#conditions",
        ["outcomes", ..] => Path("stages/security"),
        ["checkpoints", var id, ..] when !Words.IsYours(blocker) => Path($"checkpoints/{id}"),
        ["questions"] or ["commitments"] or ["checkpoints", ..] or ["agreements", _] => Path(blocker.Where),
        _ => Path(),
    };

    /// <summary>A draft goes on along the steps in which it was begun.</summary>
    bool IsBegun => Project.State is ProjectState.Draft && Project.IsRunBy(View.Reader);

    /// <summary>What the reader's button says: the thing that is done there.</summary>
    public string Do(Blocker blocker) => TurnTasks.Of(blocker.Code) switch
    {
        TurnTask.Promise => Texts.CommitmentsSay,
        TurnTask.Review => Texts.CheckpointsDoReview,
        TurnTask.Milestone => Texts.DoLook,
        var task => Texts.Of($"do.{Kebab.Of(task)}", []),
    };

    /// <summary>A blocker as a page states it: what is missing, whose turn it is, since when.</summary>
    public string State(Blocker blocker) => $"{Trust.App.Texts.Ended(Words.Say(blocker))} {Turn(blocker)}".TrimEnd();

    string Turn(Blocker blocker) => (Words.IsYours(blocker), blocker.Since) switch
    {
        _ when blocker.Code == "checkpoint.not-before" => "", // nobody can do anything but wait
        (true, { } since) => Texts.TurnYours(Project.Day(since)),
        (true, null) => Texts.TurnYoursNoDate,
        (false, { } since) => Texts.TurnOthers(Texts.AtStart(Words.Who(blocker)), Project.Day(since)),
        (false, null) => Texts.TurnOthersNoDate(Texts.AtStart(Words.Who(blocker))),
    };

    /// <summary>Blockers as the list draws them; the due date says who set it.</summary>
    public IReadOnlyList<Components.Blocker> List(IEnumerable<Blocker> blockers) =>
    [
        .. blockers.Select(b => new Components.Blocker(Words.Say(b),
            b.Since is { } since ? Texts.TurnOf(Words.Who(b), Project.Day(since)) : Texts.TurnOfNoDate(Words.Who(b)),
            b.DueOn is { } due ? Texts.Day(due) : null, b.DueOn is null ? null : Texts.DueAgreed, b.DueOn < View.Today, Href(b))),
    ];

    public TrackView Track(Stage? current = null) => Track(s => Letter(s, current));

    /// <summary>For a reader who has no part in the project and can follow none of its links.</summary>
    public TrackView TrackToRead() => Track(s => Letter(s, null) with { Href = null });

    TrackView Track(Func<StageProgress, TrackStage> letter)
    {
        var stages = Project.Stages.Select(letter).ToList();
        var locks = Project.Locks.Select(Sign).ToList();
        var here = Project.Of(TrackLine.Current(Project));
        var line = Texts.TrackLine((int)here.Stage + 1, Texts.Word(here.Stage), StateWord(here)) + " "
            + Texts.TrackLocks(Texts.AtStart(Texts.TrackLock(locks[0].Name, locks[0].Word)), Texts.TrackLock(locks[1].Name, locks[1].Word));
        return new(stages, locks, Texts.TrackLabel, line);
    }

    TrackStage Letter(StageProgress s, Stage? current)
    {
        var risky = Risk.Threatens(Project, s.Stage, View.Today);
        var look = risky ? StageLook.Risk : s.State switch
        {
            StageState.Passed => StageLook.Passed,
            StageState.InReview => StageLook.Review,
            StageState.Active => StageLook.Active,
            _ => StageLook.Pending,
        };
        var when = s.State is StageState.Pending || s.Since is not { } since ? null
            : s.State is StageState.Passed ? Texts.Day(Project.Day(since)) : Texts.TrackSince(Project.Day(since));
        return new("TRUST"[(int)s.Stage], look, Texts.AtStart(Texts.Word(s.Stage)), StateWord(s), when, Path($"stages/{Kebab.Of(s.Stage)}"), s.Stage == current);
    }

    string StateWord(StageProgress s) => Risk.Threatens(Project, s.Stage, View.Today) ? Texts.StageStateAtRisk : Texts.Word(s.State);

    TrackLock Sign(LockProgress l)
    {
        var open = l.OpenFor.Length == Project.Sites.Count;
        var word = open ? Texts.LockStateOpen : l.OpenFor.IsEmpty ? Texts.LockStateShut : Texts.LockStatePart(l.OpenFor.Length, Project.Sites.Count);
        return new((int)Project.Rules.Of(l.Lock).After + 1, !l.OpenFor.IsEmpty, Texts.AtStart(Texts.Word(l.Lock)), word,
            !l.OpenFor.IsEmpty && l.Since is { } since ? Texts.Day(Project.Day(since)) : null);
    }
}
