using System.Collections.Immutable;
using System.Text;

namespace Trust.Domain.Checkpoints;

/// <summary>What a sign-off is about, word for word.</summary>
static class AgreementText
{
    /// <summary>SHA-256 over <c>trust.agreement.1</c>, project, agreement, version, language, text, term, what it is for, and per clause its key and the digests of its words, one a line.</summary>
    public static Digest Digest(Project project, AgreementId id, int version, string language, ContentRef whole, ImmutableArray<CheckpointId> @for, ImmutableArray<Clause> clauses, AgreementTerm term, AgreementId? replaces)
    {
        var text = new StringBuilder("trust.agreement.1\n").Append(project.Id).Append('\n').Append(id).Append('\n').Append(Fact.Of("version", version).Value).Append('\n')
            .Append(language).Append('\n').Append(whole.Digest.Hex).Append('\n').AppendJoin(' ', @for).Append('\n').Append(replaces).Append('\n')
            .Append(term.Until is { } until ? Fact.Of("until", until).Value : "").Append(' ').Append($"{term.NoticeMonths}").Append(' ').Append($"{term.ReviewMonths}").Append('\n');
        foreach (var clause in clauses)
            text.AppendJoin(' ', [clause.Key, clause.Own?.Digest.Hex, .. clause.Slots.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value.Digest.Hex}")]).Append('\n');
        return Domain.Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
