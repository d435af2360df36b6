using System.Collections.Immutable;
using Trust.Domain.Text;

namespace Trust.Domain.Checkpoints;

/// <summary>What a checkpoint still needs (rules.md 4): gates, locks, turns and "what would pass it" all ask here. Silence is never approval.</summary>
public static class CheckpointRule
{
    /// <summary>What stands at a gate or lock; nothing is owed to a body that is not competent.</summary>
    public static IEnumerable<Checkpoint> At(Project project, BoundTo place) =>
        project.Checkpoints.Values.Where(c => c.At == place && c.Competence is not { Holds: false });

    /// <summary>The sites for which a checkpoint takes the place of the party's seat: only upwards, and a condition asks its officer, never the party.</summary>
    public static ImmutableArray<SiteId> Replaced(Project project, BoundTo place, PartyId party, Strength seat) =>
        [.. At(project, place).Where(c => c.Party == party && seat is not Strength.Condition && c.Strength is not Strength.Condition && c.Strength >= seat)
            .SelectMany(c => c.Sites).Distinct()];

    /// <summary>What the law forbids, whoever agrees to it.</summary>
    public static Refusal? Prohibited(Project project) => project.Rules.Law.Prohibitions.FirstOrDefault(p => project.Answers.Yes(p.Question)) is { } forbidden
        ? Refusal.Rule("checkpoint.prohibited", Fact.Of("question", forbidden.Question), Fact.Of("statute", forbidden.Law.Statute))
        : null;

    public static Blocker? Forbidden(Project project) =>
        Prohibited(project) is { } stop ? new(stop.Code, stop.Facts, null, ProjectRole.Owner, "questions", project.Since) : null;

    /// <summary>By the rules of its own place: a lock may ask for more than an answer.</summary>
    public static Blocker? Open(Project project, Checkpoint checkpoint) =>
        Open(project, checkpoint, checkpoint.At.Lock is { } @lock && project.Rules.Of(@lock).NeedsOutcome);

    /// <summary>The one next thing that a checkpoint needs, or null when it is met.</summary>
    /// <param name="needsOutcome">An answer is not enough: the agreement in force, or the recorded end of the consultation.</param>
    public static Blocker? Open(Project project, Checkpoint checkpoint, bool needsOutcome)
    {
        var turn = new CheckpointTurn(project, checkpoint);
        if (checkpoint is { LevelOpen: true, Competence: null }) return turn.Owners("checkpoint.competence-open", "competence", checkpoint.AskedAt);
        if (!IsMet(project, checkpoint)) return turn.Next();
        if (needsOutcome && !HasOutcome(project, checkpoint)) return turn.ToForce();
        if (IsOutdated(project, checkpoint) is { } piece) return turn.Owners("checkpoint.packet-outdated", "packet", project.Item(piece)?.At, Fact.Of("stage", piece.Stage), new("item", piece.Item));
        return NotBefore.Holding(project, checkpoint) is { } clock ? turn.Waits(clock) : null;
    }

    /// <summary>The right itself, as its strength says.</summary>
    public static bool IsMet(Project project, Checkpoint checkpoint)
    {
        var position = CheckpointStanding.PositionOf(project, checkpoint);
        var agreed = checkpoint.Strength is not (Strength.Inform or Strength.Condition)
            && CheckpointStanding.AgreementOf(project, checkpoint) is { } agreement && CheckpointStanding.Of(project, agreement) is AgreementState.Agreed or AgreementState.InForce;
        var yes = agreed || position is not null && CheckpointStanding.IsYes(position.Kind);
        return checkpoint.Strength switch
        {
            Strength.Inform => CheckpointStanding.IsInformed(project, checkpoint),
            Strength.Consult => yes || CheckpointStanding.HasMinutes(project, checkpoint) || CheckpointStanding.IsSilenced(project, checkpoint) || CheckpointStanding.IsClosed(project, checkpoint)
                || position is { Kind: PositionKind.Opinion or PositionKind.Objection } && CheckpointStanding.AnswerOf(project, checkpoint) is not null && CheckpointStanding.IsInformed(project, checkpoint),
            Strength.Negotiate => yes || CheckpointStanding.HasMinutes(project, checkpoint),
            Strength.Consent => yes || CheckpointStanding.IsAwarded(project, checkpoint),
            Strength.Veto => yes,
            Strength.Condition => CheckpointStanding.IsConfirmed(project, checkpoint),
            _ => throw new System.Diagnostics.UnreachableException($"strength {checkpoint.Strength}"),
        };
    }

    /// <summary>What has no agreement for its end has ended when it is met; the rest needs it in force, or what the law puts in its place.</summary>
    static bool HasOutcome(Project project, Checkpoint checkpoint) => checkpoint.Strength is Strength.Inform or Strength.Consult or Strength.Condition
        || IsInForce(project, checkpoint) || CheckpointStanding.IsAwarded(project, checkpoint) || CheckpointStanding.HasMinutes(project, checkpoint);

    static bool IsInForce(Project project, Checkpoint checkpoint) =>
        CheckpointStanding.AgreementOf(project, checkpoint) is { } agreement && CheckpointStanding.Of(project, agreement) is AgreementState.InForce;

    /// <summary>Evidence that was renewed since the party was handed it. What is settled by a signed agreement rests on that.</summary>
    static EvidenceRef? IsOutdated(Project project, Checkpoint checkpoint) => checkpoint.Packet is not { } packet || IsInForce(project, checkpoint) ? null
        : packet.Pieces.Where(p => p.Evidence is { } item && project.Item(item)?.Revision > p.Revision).Select(p => p.Evidence).FirstOrDefault();

    /// <summary>It lies between the sides, or the next gate or lock asks for it; the rest is not yet anybody's turn.</summary>
    public static bool IsReached(Project project, Checkpoint checkpoint) => checkpoint.Packet is not null
        || Before(project, checkpoint.At) <= project.Stages.Where(s => s.State is not StageState.Pending).Select(s => s.Stage).DefaultIfEmpty(Stage.Transparency).Max();

    /// <summary>The stage at whose gate it stands, or behind which its lock does.</summary>
    public static Stage Before(Project project, BoundTo at) => at.Stage ?? project.Rules.Of(at.Lock!.Value).After; // one of the two

    public static string Place(CheckpointId checkpoint, string? part = null) => part is null ? $"checkpoints/{checkpoint}" : $"checkpoints/{checkpoint}/{part}";

    /// <summary>A gate's or lock's word: <c>relevance</c>, <c>go-live</c>.</summary>
    public static string Word(BoundTo place) => place.Stage is { } stage ? Kebab.Of(stage) : Kebab.Of(place.Lock!.Value); // it is one of the two
}
