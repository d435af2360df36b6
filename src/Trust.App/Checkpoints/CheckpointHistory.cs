using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>One step of a checkpoint, and the words that came with it as far as they are for the reader.</summary>
public sealed record CheckpointStep(ProjectEvent Happened, Stamp Stamp, IReadOnlyList<WrittenText> Words);

/// <summary>A packet as it was handed over, or changed.</summary>
/// <param name="ClockStartedAgain">What was said to the version before was asked anew.</param>
/// <param name="Reason">Why it was changed.</param>
public sealed record PacketVersion(int Version, Digest Digest, string Language, DateTimeOffset At, bool ClockStartedAgain, ContentRef? Reason);

/// <summary>What was handed over and said at the checkpoints of a project, as one reader may read it: a reading of its own, since most readings of a project need none of it.</summary>
/// <param name="Steps">What happened at each, the oldest first.</param>
public sealed record CheckpointPast(ILookup<CheckpointId, CheckpointStep> Steps, IReadOnlyDictionary<ContentId, WrittenText> Texts)
{
    /// <summary>Where only the rules are asked, and no words.</summary>
    public static readonly CheckpointPast Nothing = new(Array.Empty<CheckpointStep>().ToLookup(_ => default(CheckpointId)), new Dictionary<ContentId, WrittenText>());

    /// <summary>Null where it was erased or is not for this reader.</summary>
    public WrittenText? Of(ContentRef? content) => content is { } c ? Texts.GetValueOrDefault(c.Id) : null;

    /// <summary>Every packet that there has been, the newest first.</summary>
    public IEnumerable<PacketVersion> Packets(CheckpointId checkpoint) => Steps[checkpoint].Reverse().Select(s => s.Happened switch
    {
        PacketHandedOver e => new PacketVersion(e.Version, e.Digest, e.Language, s.Stamp.At, false, null),
        PacketChanged e => new(e.Version, e.Digest, e.Language, s.Stamp.At, e.ClockStartsAgain, e.Reason),
        _ => null,
    }).OfType<PacketVersion>();

    /// <summary>Why a consultation was closed without a position.</summary>
    public WrittenText? ClosedBecause(CheckpointId checkpoint) => Of(Steps[checkpoint].Select(s => s.Happened).OfType<CheckpointClosed>().LastOrDefault()?.Reason);

    /// <summary>The view with these texts too.</summary>
    public ProjectView With(ProjectView view) => view with
    {
        Texts = view.Texts.Concat(Texts.Select(t => KeyValuePair.Create(t.Key, t.Value.Body))).DistinctBy(t => t.Key).ToDictionary(),
        Languages = view.Languages.Concat(Texts.Select(t => KeyValuePair.Create(t.Key, t.Value.Language))).DistinctBy(t => t.Key).ToDictionary(),
    };
}

/// <summary>The words of checkpoints, read from the journal: packets and what lies between the sides for the sides alone, positions and answers for their audience (rules.md 3).</summary>
public sealed class CheckpointHistory(Database database)
{
    static readonly IReadOnlyList<string> Names = Entries.NamesBeside<PacketHandedOver>();

    public async Task<CheckpointPast> Read(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var steps = (await Entries.Read(session, view.Project.Id, Names, ct)).Select(e => (e.Happened, e.Stamp, Said: Said(e.Happened))).Where(e => e.Said.At.Any(view.Project.Checkpoints.ContainsKey)).ToList();
        var texts = await Entries.Texts(session, steps.Where(s => MayRead(view, s.Said)).SelectMany(s => s.Said.All).OfType<ContentRef>(), ct);
        return new(
            steps.SelectMany(s => s.Said.At.Select(id => (Id: id, Step: new CheckpointStep(s.Happened, s.Stamp, [.. s.Said.Shown.OfType<ContentRef>().Select(r => texts.GetValueOrDefault(r.Id)).OfType<WrittenText>()]))))
                .ToLookup(s => s.Id, s => s.Step),
            texts);
    }

    /// <summary>The file went with a packet, of today or earlier, to a party on whose side the reader is, or with them to the employer.</summary>
    public async Task<bool> Holds(ProjectView view, FileId file, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var packets = await Entries.Read(session, view.Project.Id, [EventNames.Of[typeof(PacketHandedOver)].Name, EventNames.Of[typeof(PacketChanged)].Name], ct);
        return packets.Any(p => Pieces(p.Happened).Any(piece => piece.Files.Any(f => f.Id == file)) && MayRead(view, Said(p.Happened)));
    }

    static bool MayRead(ProjectView view, Words said) => said.At.Select(view.Project.Checkpoints.GetValueOrDefault).OfType<Checkpoint>().Any(c => said.Audience is { } audience
        ? CheckpointAudience.MayRead(view.Project, c.Party, audience, view.Reader, view.Now)
        : CheckpointAudience.IsSide(view.Project, c.Party, view.Reader, view.Now));

    /// <param name="Audience">Null: for the two sides.</param>
    /// <param name="Shown">What stands with the step; what else it holds stands at its own place.</param>
    sealed record Words(IReadOnlyCollection<CheckpointId> At, Audience? Audience, IReadOnlyCollection<ContentRef?> Shown, IReadOnlyCollection<ContentRef?> Beside)
    {
        public IEnumerable<ContentRef?> All => Shown.Concat(Beside);
    }

    static Words Said(ProjectEvent happened) => happened switch
    {
        CompetenceSettled e => new(e.Checkpoints, null, [e.AnsweredBy], []),
        PacketHandedOver e => new([e.Id], null, [], OfPieces(e)),
        PacketChanged e => new([e.Id], null, [e.Reason], OfPieces(e)),
        PacketReceived e => new([e.Id], null, [], [e.OnBehalf?.SaidBy]),
        PacketIncomplete e => new([e.Id], null, [e.What], [e.OnBehalf?.SaidBy]),
        AnswerDateNamed e => new([e.Id], null, [], [e.OnBehalf?.SaidBy]),
        PositionTaken e => new([e.Id], e.Audience, [e.Text], [e.OnBehalf?.SaidBy, e.Audience.Reason]),
        PositionAnswered e => new([e.Id], e.Audience, [e.Text], []),
        TalksOffered e => new([e.Id], null, [], []),
        CheckpointClosed e => new([e.Id], Audience.OfProject, [e.Reason], []), // the gate shows it for ever (rules.md 4)
        MinutesRecorded e => new([e.Id], null, [], [e.Report.SaidBy]),
        RightConfirmed e => new([e.Id], null, [e.Text], [e.Counsel?.SaidBy]),
        ConciliationStarted e => new([e.Id], null, [e.Because], []),
        ConciliationEnded e => new([e.Id], null, [], [e.Report.SaidBy]),
        ClockEnded e => new([e.Checkpoint], null, [], []),
        ReviewHeld e => new(e.Checkpoints, null, [e.Text], []),
        _ => new([], null, [], []),
    };

    static IReadOnlyCollection<ContentRef?> OfPieces(ProjectEvent packet) => [.. Pieces(packet).SelectMany(p => new[] { p.Text, p.Link }.Concat(p.Files.Select(f => (ContentRef?)f.Name)))];

    static IEnumerable<PacketPiece> Pieces(ProjectEvent packet) => packet switch
    {
        PacketHandedOver e => e.Pieces,
        PacketChanged e => e.Pieces,
        _ => [],
    };
}
