using Trust.Domain;
using Trust.Domain.Text;
using Lock = Trust.Domain.Lock;

namespace Trust.App;

/// <summary>The five stages and two locks of a project in one word for lists: <c>passed in-review! pending pending pending / open shut</c>;
/// an exclamation mark means at risk, <c>part</c> that a lock is open for some sites only.</summary>
public sealed record TrackLine(IReadOnlyList<(Stage Stage, StageState State, bool AtRisk)> Stages, IReadOnlyList<(Lock Lock, string State)> Locks)
{
    /// <summary>The stage at which the project stands: the first that has not passed.</summary>
    public static Stage Current(Project project) => project.Stages.FirstOrDefault(s => s.State is not StageState.Passed)?.Stage ?? Stage.Training;

    public static string Write(Project project) =>
        string.Join(' ', project.Stages.Select(s => Kebab.Of(s.State) + (Risk.Standing(project, s.Stage) ? "!" : "")))
        + " / " + string.Join(' ', project.Locks.Select(l => l.OpenFor.IsEmpty ? "shut" : l.OpenFor.Length == project.Sites.Count ? "open" : "part"));

    /// <summary>With these stages at risk as well.</summary>
    public TrackLine Threatened(IReadOnlyCollection<Stage> stages) =>
        stages.Count == 0 ? this : this with { Stages = [.. Stages.Select(s => s with { AtRisk = s.AtRisk || stages.Contains(s.Stage) })] };

    public static TrackLine Read(string text)
    {
        var (stages, locks) = (text.Split(" / ")[0].Split(' '), text.Split(" / ")[1].Split(' '));
        return new(
            [.. stages.Select((s, i) => ((Stage)i, Kebab.Parse<StageState>(s.TrimEnd('!')), s.EndsWith('!')))],
            [.. locks.Select((l, i) => ((Lock)i, l))]);
    }
}
