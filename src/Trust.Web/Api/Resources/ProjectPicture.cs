using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.Web.Api;

public sealed record SiteAnswer(SiteId Id, Said? Employer, Said? Name, string Country, string? Region, int Headcount, IReadOnlyList<string> Languages);

public sealed record BodyAnswer(BodyId Id, BodyKind Kind, Said? LocalName, BodyLevel Level, IReadOnlyList<SiteId> Sites, Said? BindingAgreement);

/// <param name="Reason">Why an administrator of the organisation has it.</param>
public sealed record RoleAnswer(PersonAnswer Person, ProjectRole Role, DateTimeOffset From, Said? Reason);

/// <summary>Everything about one project that its reader may see at a glance.</summary>
/// <param name="ToBeMadeGood">What should have happened before a late project came to Trust and is still missing; it shrinks as it is given.</param>
public sealed record ProjectPicture(ProjectId Id, long Version, ProjectState State, DateTimeOffset Since, Said? Title, Said? Purpose, Today Today, AiSystemAnswer? AiSystem,
    IReadOnlyList<SiteAnswer> Sites, IReadOnlyList<BodyAnswer> Bodies, string Workflow, DateOnly StartsOn, string TimeZone, string Language, int AffectedEmployees,
    bool PilotRuns, PersonAnswer? Owner, PersonAnswer? OwnershipOfferedTo, IReadOnlyList<RoleAnswer> Roles, Stage Stage, IReadOnlyList<StagePicture> Stages,
    IReadOnlyList<LockPicture> Locks, IReadOnlyList<BlockerAnswer> Turns, IReadOnlyList<BlockerAnswer> ToBeMadeGood)
{
    internal static ProjectPicture Of(Wording words)
    {
        var (view, project) = (words.View, words.View.Project);
        return new(project.Id, project.Number, project.State, project.Since, view.Say(project.Title), view.Say(project.Purpose), project.Today, AiSystemAnswer.Of(view),
            [.. project.Sites.Values.Select(s => new SiteAnswer(s.Id, view.Say(s.Employer), view.Say(s.Name), s.Country, s.Region, s.Headcount, s.Languages))],
            [.. project.Bodies.Values.Select(b => new BodyAnswer(b.Id, b.Kind, view.Say(b.LocalName), b.Level, b.Sites, view.Say(b.BindingAgreement)))],
            project.RulebookId, project.StartsOn, project.TimeZone, project.Language, project.AffectedEmployees, project.PilotRuns,
            view.Person(project.Owner), view.Person(project.OwnershipOfferedTo), RolesApi.Held(view), TrackLine.Current(project),
            [.. project.Stages.Select(s => StagePicture.Of(words, s.Stage))], [.. project.Locks.Select(l => LockPicture.Of(words, l.Lock))],
            [.. Trust.Domain.Turns.Of(project).Select(b => BlockerAnswer.Of(b, words))],
            [.. MakeGood.Of(project).Select(b => BlockerAnswer.Of(b, words))]);
    }
}

/// <summary>A stage with its evidence, its gate and what stands in the way.</summary>
public sealed record StagePicture(Stage Stage, StageState State, bool AtRisk, DateTimeOffset? Since, IReadOnlyList<SiteId> PassedFor,
    IReadOnlyList<EvidenceAnswer> Evidence, GatePicture Gate, IReadOnlyList<BlockerAnswer> Blockers)
{
    internal static StagePicture Of(Wording words, Stage stage)
    {
        var (view, progress) = (words.View, words.View.Project.Of(stage));
        return new(stage, progress.State, Risk.Threatens(view.Project, stage, view.Today), progress.Since, progress.PassedFor,
            [.. view.Project.Rules.Of(stage).Evidence.Select(rule => EvidenceAnswer.Of(words, stage, rule))],
            new(progress.Round?.Number, progress.Round?.State, Statement.Of(view.Project, stage)),
            [.. GateRule.Next(view.Project, stage).Select(b => BlockerAnswer.Of(b, words))]);
    }
}

/// <param name="Statement">The digest of what a decision would be about now.</param>
public sealed record GatePicture(int? Round, RoundState? RoundState, Digest Statement);

/// <param name="State"><c>open</c>, <c>shut</c>, or <c>part</c>: open for some sites.</param>
public sealed record LockPicture(Lock Lock, string State, IReadOnlyList<SiteId> OpenFor, DateTimeOffset? Since, IReadOnlyList<BlockerAnswer> Blockers)
{
    internal static LockPicture Of(Wording words, Lock @lock)
    {
        var (project, progress) = (words.View.Project, words.View.Project.Of(@lock));
        var shut = project.Sites.Keys.Except(progress.OpenFor).ToList();
        return new(@lock, progress.OpenFor.IsEmpty ? "shut" : shut.Count == 0 ? "open" : "part", progress.OpenFor, progress.Since,
            [.. Trust.Domain.Locks.LockRule.ToOpen(project, @lock, shut).Select(b => BlockerAnswer.Of(b, words))]);
    }
}

public sealed record AiSystemAnswer(string? Name, string? Vendor, string? Version, string? Function, IReadOnlyList<string> DataCategories, Decides Decides)
{
    /// <summary>Null when the description was erased.</summary>
    internal static AiSystemAnswer? Of(ProjectView view) => view.Text(view.Project.AiSystem) is { } described && DescribedSystem.Read(described) is var system
        ? new(system.Name, system.Vendor, system.Version, system.Function, system.DataCategories, view.Project.Decides)
        : null;
}
