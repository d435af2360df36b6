using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What the list of rights is narrowed to, as it may stand in an address.</summary>
/// <param name="Of">The body or group that holds them.</param>
/// <param name="State">What the list says of them; <c>open</c>: something is missing now.</param>
public sealed record CheckpointSearch(string? Of, string? State)
{
    const string Open = "open", Later = "later", Elsewhere = "elsewhere";

    public bool IsEmpty => string.IsNullOrEmpty(Of) && string.IsNullOrEmpty(State);

    public bool Finds(Project project, Checkpoint checkpoint) => (string.IsNullOrEmpty(Of) || checkpoint.Party.Value == Of)
        && (string.IsNullOrEmpty(State) || State == StateOf(project, checkpoint) || State == Open && IsOpen(project, checkpoint));

    public static IReadOnlyList<Choice> Parties(ProjectFrame frame, IEnumerable<PartyId> parties) =>
        [All(frame), .. parties.Select(p => new Choice(p.Value, frame.Texts.AtStart(frame.Words.Party(p))))];

    /// <summary>What is open, and every state that one of them is in.</summary>
    public static IReadOnlyList<Choice> States(ProjectFrame frame)
    {
        var there = frame.Project.Checkpoints.Values.Select(c => StateOf(frame.Project, c)).ToHashSet(StringComparer.Ordinal);
        return
        [
            All(frame), new(Open, frame.Texts.ObjectionsOpenHeading),
            .. Choice.Each<CheckpointState>(frame.Texts).Append(new(Later, frame.Texts.AtStart(frame.Texts.CheckpointsComesLater))).Append(new(Elsewhere, frame.Texts.AtStart(frame.Texts.CheckpointsOtherLevel)))
                .Where(c => there.Contains(c.Value)),
        ];
    }

    static Choice All(ProjectFrame frame) => new("", frame.Texts.ProjectsAllStates);

    /// <summary>As <see cref="Row"/> words it.</summary>
    static string StateOf(Project project, Checkpoint checkpoint) => checkpoint.Competence is { Holds: false } ? Elsewhere
        : CheckpointRule.Open(project, checkpoint) is not null && !CheckpointRule.IsReached(project, checkpoint) ? Later : Kebab.Of(CheckpointStanding.Of(project, checkpoint));

    static bool IsOpen(Project project, Checkpoint checkpoint) =>
        checkpoint.Competence is not { Holds: false } && CheckpointRule.Open(project, checkpoint) is not null && CheckpointRule.IsReached(project, checkpoint);
}
