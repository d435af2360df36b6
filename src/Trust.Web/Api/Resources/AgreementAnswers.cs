using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

public sealed record AgreementLine(AgreementId Id, PartyId With, AgreementState State, string Title, int Version, string Language, Digest Digest, IReadOnlyList<CheckpointId> For)
{
    internal static AgreementLine Of(AgreementRow row) => new(row.Agreement.Id, row.Agreement.With, row.State, row.Title, row.Agreement.Version, row.Agreement.Language, row.Agreement.Digest, row.Agreement.For);
}

public sealed record ParagraphAnswer(string Number, string Text, IReadOnlyList<string> Points);

public sealed record ClauseAnswer(string Key, string Number, string Title, IReadOnlyList<ParagraphAnswer> Paragraphs)
{
    internal static ClauseAnswer Of(ClauseText clause) => new(clause.Key, clause.Number, clause.Title, [.. clause.Paragraphs.Select(p => new ParagraphAnswer(p.Number, p.Text, p.Points))]);
}

/// <param name="From">Whose draft it is.</param>
/// <param name="Readable">False where the text was erased.</param>
public sealed record AgreementVersionAnswer(int Version, Side From, DateTimeOffset At, Digest Digest, string Language, bool Readable, string? Title, IReadOnlyList<string> Parties, IReadOnlyList<ClauseAnswer> Clauses)
{
    internal static AgreementVersionAnswer Of(AgreementVersion version) => new(version.Number, version.From, version.At, version.Digest, version.Language, version.Wording is not null, version.Wording?.Title,
        version.Wording?.Parties ?? [], [.. version.Wording?.Clauses.Select(ClauseAnswer.Of) ?? []]);
}

public sealed record TermAnswer(DateOnly? Until, int? NoticeMonths, int? ReviewMonths);

/// <param name="Counts">Nobody disputes it, and nothing is owed to it.</param>
public sealed record SignOffAnswer(Side Side, DateOnly On, bool Counts, ActId? ActId);

public sealed record SignatoryAnswer(Side Side, Said? Name);

public sealed record InForceAnswer(DateOnly SignedOn, DateOnly From, InstrumentForm Form, FileId DocumentId, IReadOnlyList<SignatoryAnswer> Signatories, ActId ActId, bool Disputed);

public sealed record NoticeGivenAnswer(Side By, DateOnly On, DateOnly EndsOn, ActId? ActId);

/// <param name="CommitmentId">What was made of it, with somebody to see to it.</param>
public sealed record PromiseAnswer(string Clause, string Key, Group Who, string What, int? EveryMonths, CommitmentId? CommitmentId, DateOnly CheckOn);

/// <param name="EndsOn">Its last day, by its term or a notice; null while it has none.</param>
/// <param name="Versions">The newest first; a reader of neither side has the one in force only.</param>
public sealed record AgreementAnswer(AgreementId Id, PartyId With, AgreementState State, IReadOnlyList<CheckpointId> For, int Version, Digest Digest, TermAnswer Term, AgreementId? Replaces, AgreementId? ReplacedBy,
    IReadOnlyList<SignOffAnswer> SignOffs, InForceAnswer? InForce, NoticeGivenAnswer? Notice, DateOnly? EndsOn, IReadOnlyList<InstrumentForm> Forms, IReadOnlyList<AgreementVersionAnswer> Versions, IReadOnlyList<PromiseAnswer> Promises)
{
    internal static AgreementAnswer Of(ProjectView view, AgreementRead read)
    {
        var (project, agreement) = (view.Project, read.Agreement);
        return new(agreement.Id, agreement.With, read.State, agreement.For, agreement.Version, agreement.Digest, new(agreement.Term.Until, agreement.Term.NoticeMonths, agreement.Term.ReviewMonths), agreement.Replaces,
            agreement.ReplacedBy, [.. agreement.SignOffs.Select(s => new SignOffAnswer(s.Side, s.On, s == CheckpointStanding.Signed(project, agreement, s.Side), s.Act))],
            agreement.InForce is { } force ? new(force.SignedOn, force.From, force.Form, force.Document.Id, [.. force.Signatories.Select(s => new SignatoryAnswer(s.Side, read.Names.GetValueOrDefault(s.Name.Id).Say()))], force.Act, project.Acts[force.Act].Disputed) : null,
            agreement.Notice is { } notice ? new(notice.By, notice.On, notice.EndsOn, notice.Act) : null, CheckpointStanding.EndOf(project, agreement),
            [.. Trust.App.Agreements.Instruments(project, agreement).SelectMany(i => i.Forms).Distinct()], [.. read.Versions.Select(AgreementVersionAnswer.Of)],
            [.. read.Promises.Select(p => new PromiseAnswer(p.Promise.Clause, p.Promise.Key, p.Promise.Who, p.Promise.What, p.Promise.EveryMonths, p.Made, p.CheckOn))]);
    }
}

public sealed record StretchAnswer(Changed What, string Text);

public sealed record ClauseChangeAnswer(string Key, ClauseChange What, IReadOnlyList<StretchAnswer> Words);

/// <summary>What changed, in words: title and parties first, then clause by clause.</summary>
public sealed record AgreementChange(IReadOnlyList<StretchAnswer> Head, IReadOnlyList<ClauseChangeAnswer> Clauses)
{
    internal static AgreementChange Of(AgreementDifference difference) => new([.. difference.Head.Select(Said)],
        [.. difference.Clauses.Select(c => new ClauseChangeAnswer((c.After ?? c.Before)!.Key, c.What, [.. c.Words.Select(Said)]))]); // one of the two is there

    static StretchAnswer Said(Stretch stretch) => new(stretch.What, stretch.Text);
}
