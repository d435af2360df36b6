using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Milestones;
using Trust.Domain.Text;
using Lock = Trust.Domain.Lock;

namespace Trust.App;

/// <summary>What waits for a reader in one project: the same thing to do, once or several times.</summary>
/// <param name="HoldsUp">The gate or lock that stands still for it; null when none does.</param>
/// <param name="IsLate">Past a day that the reader's side set or the law sets; a body is never late with what it did not set (rules.md 4).</param>
public sealed record Waiting(ProjectView View, TurnTask Task, ImmutableArray<Blocker> Items, BoundTo? HoldsUp, bool IsLate)
{
    public DateOnly? DueOn => Items.Min(t => t.DueOn);

    public DateTimeOffset? Since => Items.Min(t => t.Since);

    /// <summary>A day so near goes before everything that has none.</summary>
    const int Near = 7;

    /// <summary>Everything that waits for the reader, what the law forbids first, then what has its day, then what holds up a gate or a lock, and what has waited longest.</summary>
    public static IReadOnlyList<Waiting> In(IEnumerable<ProjectView> projects, Texts texts) =>
    [
        .. projects.SelectMany(view => Of(view, texts))
            .OrderBy(w => w.Items[0].Code != "checkpoint.prohibited")
            .ThenBy(w => w.DueOn <= w.View.Today.AddDays(Near) ? w.DueOn : DateOnly.MaxValue)
            .ThenBy(w => w.HoldsUp is null)
            .ThenBy(w => w.DueOn ?? DateOnly.MaxValue)
            .ThenBy(w => w.Since ?? DateTimeOffset.MaxValue),
    ];

    static IEnumerable<Waiting> Of(ProjectView view, Texts texts)
    {
        var words = new Wording(view, texts);
        var mine = Turns.Of(view.Project).Concat(Turns.Due(view.Project, view.Today)).Where(words.IsYours).Concat(MilestoneDays(view, words));
        return mine.GroupBy(t => (Task: TurnTasks.Of(t.Code), Holds: HeldUpBy(view.Project, t), Alone: TurnTasks.CanBeSeveral(TurnTasks.Of(t.Code)) ? "" : t.Code + t.Where))
            .Select(same => new Waiting(view, same.Key.Task, [.. same], same.Key.Holds, same.Any(t => IsPast(view, t))));
    }

    /// <summary>The milestones that are due or overdue and that this reader works on or runs.</summary>
    static IEnumerable<Blocker> MilestoneDays(ProjectView view, Wording words) => !view.Project.Runs ? [] : view.Project.Milestones.Values
        .Where(m => m.TimingOn(view.Today) is Timing.Due or Timing.Overdue && (view.Project.IsRunBy(view.Reader) || view.Project.SpeaksFor(m.From, view.Reader, view.Now)))
        .Select(m => new Blocker(TurnTasks.MilestoneDay, [new("name", words.Milestone(m.Id))], PartyId.Of(m.From), null, "milestones", null, m.DueOn));

    static bool IsPast(ProjectView view, Blocker turn) => turn.DueOn < view.Today && !(turn.Code == TurnTasks.MilestoneDay && turn.Who == PartyId.Of(Group.WorksCouncil));

    /// <summary>Where a turn is lifted says what stands still until then.</summary>
    static BoundTo? HeldUpBy(Project project, Blocker turn) => turn.Where.Split('/') switch
    {
        ["stages", var stage, ..] => new(Kebab.Parse<Stage>(stage), null),
        ["locks", var @lock] => new(null, Kebab.Parse<Lock>(@lock)),
        ["checkpoints", var id, ..] => Guid.TryParse(id, out var checkpoint) ? project.Checkpoints.GetValueOrDefault(new(checkpoint))?.At : null,
        ["conditions", var id] => Guid.TryParse(id, out var condition) ? project.Conditions.GetValueOrDefault(new(condition))?.At : null,
        ["objections", var id] => Guid.TryParse(id, out var raised) && project.Objections.GetValueOrDefault(new(raised)) is { Blocks: true } blocking ? new(blocking.Stage ?? TrackLine.Current(project), null) : null,
        _ => null,
    };
}
