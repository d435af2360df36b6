using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;

namespace Trust.App;

/// <summary>A promise in words, with what each side said last of it.</summary>
public sealed record CommitmentRow(Commitment Is, PartyId? MadeTo, WrittenText? Promise, IReadOnlyDictionary<Side, WrittenText> Said);

/// <summary>The employer's promises, for those to whom each was made (rules.md 3).</summary>
public sealed class CommitmentList(Database database)
{
    /// <summary>Those that the reader may read; what is looked at next comes first, what is kept for good last.</summary>
    public async Task<IReadOnlyList<CommitmentRow>> Read(ProjectView view, CancellationToken ct)
    {
        var readable = view.Project.Commitments.Values.Where(c => MayRead(view, c)).OrderBy(c => c.Done).ThenBy(c => c.CheckOn).ToList();
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var texts = await Entries.Texts(session, readable.SelectMany(c => c.Said.Values.Select(s => s.Text).Prepend(c.Promise)).OfType<ContentRef>(), ct);
        return [.. readable.Select(c => new CommitmentRow(c, CheckCommitment.MadeTo(view.Project, c), texts.GetValueOrDefault(c.Promise.Id),
            c.Said.Where(s => s.Value.Text is { } said && texts.ContainsKey(said.Id)).ToDictionary(s => s.Key, s => texts[s.Value.Text!.Value.Id])))]; // of those that have one
    }

    /// <summary>Its audience, also without a part in the project where that is everyone; the body to which it was made, and whoever sees to it.</summary>
    static bool MayRead(ProjectView view, Commitment made) => made.Audience.Kind is AudienceKind.Everyone || view.Reader.PersonId == made.Owner || (CheckCommitment.MadeTo(view.Project, made) is { } party
        ? CheckpointAudience.MayRead(view.Project, party, made.Audience, view.Reader, view.Now)
        : AudienceRule.MayRead(view.Project, made.Audience, view.Reader, view.Now));
}
