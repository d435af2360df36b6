using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;
using Group = Trust.Domain.Group;

namespace Trust.Web.Pages.PublicPages;

/// <summary>A question that the workflow has answered for employees, and what the project says to it; no item means that it has not said it to everybody yet.</summary>
public sealed record NoticePiece(EvidenceRef Ref, EvidenceRule Rule, EvidenceItem? Given);

/// <summary>What employees are told of a project: what it has published, and nothing else.</summary>
/// <param name="Files">The address below which documents are fetched.</param>
public sealed record Notice(ProjectFrame Frame, IReadOnlyList<CommitmentRow> Promises, string Files)
{
    /// <summary>Where it is printed for the notice board; null where the page has no address of its own.</summary>
    public string? Poster { get; init; }

    public Stage Here => TrackLine.Current(Project);

    Project Project => Frame.Project;
    Trust.App.Texts Texts => Frame.Texts;

    public DescribedSystem? System => Frame.View.Text(Project.AiSystem) is { } described ? DescribedSystem.Read(described) : null;

    /// <summary>What it is, what it does with people as the project says, and whether it is in use.</summary>
    public string Says => $"{Texts.NoticeSystem(Frame.View.Text(Project.AiSystem) is { } described ? SystemName.Of(described) : Frame.Title, Texts.Word(Project.Decides))} {Use}";

    public string Use => Project switch
    {
        { State: ProjectState.InUse } => Texts.NoticeInUse(Project.Day(Project.Since)),
        { HasEnded: true } => Texts.NoticeEnded(Project.Day(Project.Since)),
        { PilotRuns: true } => Texts.NoticePilot(Texts.List(Project.Of(Lock.Pilot).OpenFor.Select(Frame.Words.Site))),
        _ => Texts.NoticeNotInUse,
    };

    /// <summary>What employees rely on or are owed, in the order of the stages; what is only wanted and not there is left out.</summary>
    public IReadOnlyList<NoticePiece> Pieces =>
    [
        .. Project.Rules.Stages.SelectMany(s => s.Evidence.Where(e => e.To is Group.Employees || e.ReliedOnBy.Contains(Group.Employees)).Select(e => Piece(new(s.Stage, e.Key), e)))
            .Where(p => p.Given is not null || p.Rule.Required),
    ];

    /// <summary>Everything else that was given for everybody.</summary>
    public IReadOnlyList<NoticePiece> Others =>
    [
        .. Project.Rules.Stages.SelectMany(s => s.Evidence.Select(e => Piece(new(s.Stage, e.Key), e))).Where(p => p.Given is not null).Except(Pieces),
    ];

    /// <summary>What changed because of objections, by themes, as far as the project tells it to everybody: its own words, and no objection's. The latest first.</summary>
    public IReadOnlyList<(ContentRef Name, ContentRef Changed, DateOnly On)> Changes =>
    [
        .. Project.Themes.Values.Where(t => t is { ForEveryone: true, Changed: { } changed } && Frame.View.Text(t.Name) is not null && Frame.View.Text(changed) is not null)
            .OrderByDescending(t => t.Since).Select(t => (t.Name, t.Changed!.Value, Project.Day(t.Since))), // asked above
    ];

    NoticePiece Piece(EvidenceRef at, EvidenceRule rule) => new(at, rule,
        Project.Evidence.TryGetValue(at, out var item) && item is { State: EvidenceState.Given, Audience.Kind: AudienceKind.Everyone } ? item : null);

    /// <summary>Who is asked before it may be used, and how much each may say: by the workflow, or by law, with its source, where that is more.</summary>
    public IReadOnlyList<(string Says, Citation? Law)> Asked =>
    [
        .. Domain.Gates.Asked.Seats(Project, Stage.Security).Select(a => (a.Party, a.Strength, Law: (Citation?)null))
            .Concat(new BoundTo[] { new(Stage.Security, null), new(null, Lock.GoLive) }.SelectMany(at => CheckpointRule.At(Project, at)).Select(c => (c.Party, c.Strength, Law: Project.Rules.Law.Find(c.Right)?.Law)))
            .Where(a => a.Strength is not Strength.Condition)
            .GroupBy(a => a.Party).Select(p => p.OrderByDescending(a => a.Strength).ThenBy(a => a.Law is null).First())
            .Select(a => ($"{Texts.AtStart(Frame.Words.Party(a.Party))}: {Texts.Word(a.Strength)}", a.Law)),
    ];

    /// <summary>Whom one can speak to in confidence: every body, and data protection.</summary>
    public IEnumerable<string> Confidants =>
        Project.Bodies.Keys.Select(PartyId.Of).Append(PartyId.Of(Group.DataProtection)).Select(p => Texts.AtStart(Frame.Words.Party(p)));

    public string Kept(CommitmentRow row) => row.Is.Said.TryGetValue(Side.Employer, out var said) ? Texts.Word(said.Kept) : Texts.CommitmentsNotLooked;

    public Mark Mark(CommitmentRow row) => row.Is.Said.TryGetValue(Side.Employer, out var said)
        ? said.Kept switch { Domain.Checkpoints.Kept.Yes => Components.Mark.Given, Domain.Checkpoints.Kept.Partly => Components.Mark.Half, _ => Components.Mark.No }
        : Components.Mark.Missing;
}
