using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>A packet as it was handed over, or changed.</summary>
/// <param name="ClockStartedAgain">What was said to the version before was asked anew.</param>
/// <param name="Reason">Why it was changed.</param>
public sealed record PacketVersion(CheckpointId Checkpoint, int Version, Digest Digest, string Language, DateTimeOffset At, bool ClockStartedAgain, ContentRef? Reason);

/// <summary>What was said and handed over at checkpoints: a reading of its own, since most readings of a project need none of it.</summary>
/// <param name="View">The project with those texts of its checkpoints and promises that its reader may read.</param>
/// <param name="Packets">Every version that there has been, the newest first.</param>
/// <param name="ClosedBecause">Why a consultation was closed without a position.</param>
public sealed record CheckpointsRead(ProjectView View, ILookup<CheckpointId, PacketVersion> Packets, IReadOnlyDictionary<CheckpointId, ContentRef> ClosedBecause);

/// <inheritdoc cref="CheckpointsRead"/>
public sealed class CheckpointWords(Database database)
{
    static readonly string[] Past = [EventNames.Of[typeof(PacketHandedOver)].Name, EventNames.Of[typeof(PacketChanged)].Name, EventNames.Of[typeof(CheckpointClosed)].Name];

    public async Task<CheckpointsRead> Read(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var past = await Entries.Read(session, view.Project.Id, Past, ct);
        var packets = past.Select(e => Version(e.Happened, e.Stamp.At)).OfType<PacketVersion>().Reverse().ToLookup(p => p.Checkpoint);
        var closed = past.Select(e => e.Happened).OfType<CheckpointClosed>().GroupBy(c => c.Id).ToDictionary(c => c.Key, c => c.Last().Reason);

        var said = await Entries.Texts(session, Said(view).OfType<ContentRef>()
            .Concat(packets.Where(p => IsSide(view, p.Key)).SelectMany(p => p.Select(v => v.Reason).OfType<ContentRef>())).Concat(closed.Values), ct);
        var (texts, languages) = (view.Texts.ToDictionary(), view.Languages.ToDictionary());
        foreach (var text in said.Values) (texts[text.Id], languages[text.Id]) = (text.Body, text.Language);
        return new(view with { Texts = texts, Languages = languages }, packets, closed);
    }

    static PacketVersion? Version(ProjectEvent happened, DateTimeOffset at) => happened switch
    {
        PacketHandedOver e => new(e.Id, e.Version, e.Digest, e.Language, at, false, null),
        PacketChanged e => new(e.Id, e.Version, e.Digest, e.Language, at, e.ClockStartsAgain, e.Reason),
        _ => null,
    };

    /// <summary>By the audience of each; what lies between both sides is for them.</summary>
    static IEnumerable<ContentRef?> Said(ProjectView view)
    {
        var project = view.Project;
        foreach (var checkpoint in project.Checkpoints.Values)
        {
            foreach (var position in checkpoint.Positions.Where(p => MayRead(checkpoint.Party, p.Audience)))
            {
                yield return position.Text;
                yield return position.Audience.Reason;
            }
            if (checkpoint.Answer is { } answer && MayRead(checkpoint.Party, answer.Audience)) yield return answer.Text;
            if (!IsSide(view, checkpoint.Id)) continue;
            yield return checkpoint.Competence?.AnsweredBy;
            foreach (var lack in checkpoint.Lacks) yield return lack.What;
            foreach (var piece in checkpoint.Packet?.Pieces ?? [])
            {
                yield return piece.Text;
                yield return piece.Link;
                foreach (var file in piece.Files) yield return file.Name;
            }
        }
        foreach (var signed in project.Agreements.Values.Where(a => a.InForce is { } force && MayRead(a.With, force.Audience)))
            foreach (var signatory in signed.InForce!.Signatories) yield return signatory.Name; // just found in force
        foreach (var made in project.Commitments.Values.Where(c => CheckpointWords.MayRead(view, c)))
        {
            yield return made.Promise;
            foreach (var kept in made.Said.Values) yield return kept.Text;
        }

        bool MayRead(PartyId party, Audience audience) => CheckpointAudience.MayRead(project, party, audience, view.Reader, view.Now);
    }

    static bool IsSide(ProjectView view, CheckpointId id) =>
        view.Project.Checkpoints.GetValueOrDefault(id) is { } checkpoint && CheckpointAudience.IsSide(view.Project, checkpoint.Party, view.Reader, view.Now);

    /// <summary>A promise is for its audience, for whoever sees to it, and for the body to which it was made.</summary>
    public static bool MayRead(ProjectView view, Commitment made) => view.MayRead(made.Audience) || view.Reader.PersonId == made.Owner
        || CheckCommitment.MadeTo(view.Project, made) is { } party && CheckpointAudience.IsSide(view.Project, party, view.Reader, view.Now);
}
