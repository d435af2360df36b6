using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App;

public sealed record AgreementRow(Agreement Agreement, AgreementState State, string Title);

/// <summary>A version as it was put on the table.</summary>
/// <param name="Wording">Null where the text was erased.</param>
public sealed record AgreementVersion(int Number, Side From, DateTimeOffset At, Digest Digest, string Language, AgreementWording? Wording);

/// <summary>A promise of the agreement, and the commitment that was made of it.</summary>
/// <param name="CheckOn">The day that is proposed for looking at it first.</param>
public sealed record PromiseRow(PromiseText Promise, CommitmentId? Made, DateOnly CheckOn);

/// <param name="Versions">The newest first; a reader of neither side has the one in force only.</param>
/// <param name="Names">Who signed it, once it is in force; without those that were erased.</param>
public sealed record AgreementRead(Agreement Agreement, AgreementState State, IReadOnlyList<AgreementVersion> Versions, IReadOnlyList<PromiseRow> Promises, IReadOnlyDictionary<ContentId, WrittenText> Names)
{
    public AgreementVersion Now => Versions[0];
}

/// <summary>The agreements of a project in words: what lies on the table, what was there before, and the documents made of it.</summary>
public sealed class Agreements(Database database)
{
    /// <summary>Those that the reader may read, the youngest first.</summary>
    public async Task<IReadOnlyList<AgreementRow>> All(ProjectView view, CancellationToken ct)
    {
        var readable = view.Project.Agreements.Values.Where(a => MayRead(view, a)).ToList();
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var texts = await Entries.Texts(session, readable.Select(a => a.Text), ct);
        return [.. readable.Select(a => new AgreementRow(a, CheckpointStanding.Of(view.Project, a), Worded(texts, a.Text, a.Language)?.Title ?? "")).Reverse()];
    }

    /// <returns>Null where there is no such agreement, or the reader may not read it.</returns>
    public async Task<AgreementRead?> Read(ProjectView view, AgreementId id, CancellationToken ct)
    {
        if (view.Project.Agreements.GetValueOrDefault(id) is not { } agreement || !MayRead(view, agreement)) return null;
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var entries = await Entries.Read(session, view.Project.Id, [EventNames.Of[typeof(AgreementDrafted)].Name], ct);
        var drafted = entries.Select(e => (Is: (AgreementDrafted)e.Happened, e.Stamp.At)).Where(d => d.Is.Id == id && (IsSide(view, agreement) || d.Is.Version == agreement.Version)).Reverse().ToList();
        var commitments = view.Project.Commitments.Values.Where(c => c.Agreement == id).ToList();
        var texts = await Entries.Texts(session, [.. drafted.Select(d => d.Is.Text), .. commitments.Select(c => c.Promise)], ct);
        var names = await Entries.Texts(session, agreement.InForce?.Signatories.Select(s => s.Name) ?? [], ct);

        var versions = drafted.Select(d => new AgreementVersion(d.Is.Version, d.Is.From, d.At, d.Is.Digest, d.Is.Language, Worded(texts, d.Is.Text, d.Is.Language))).ToList();
        return new(agreement, CheckpointStanding.Of(view.Project, agreement), versions,
            [.. (versions[0].Wording?.Promises ?? []).Select(p => new PromiseRow(p, commitments.FirstOrDefault(c => texts.GetValueOrDefault(c.Promise.Id)?.Body == p.What)?.Id, CheckOn(view, agreement, p)))], names);
    }

    /// <summary>What changed from one version to another; null where one of them is not there for the reader.</summary>
    public static AgreementDifference? Between(AgreementRead read, int before, int after) =>
        read.Versions.FirstOrDefault(v => v.Number == before)?.Wording is { } earlier && read.Versions.FirstOrDefault(v => v.Number == after)?.Wording is { } later
            ? AgreementDifference.Between(earlier, later) : null;

    /// <summary>A version as a document: as DOCX by <see cref="Docx"/>, or to print. Null where it is not there for the reader.</summary>
    /// <param name="form">In which it is to be signed; null: as it was, or the first that the law names.</param>
    public static Paper? Paper(ProjectView view, AgreementRead read, int version, InstrumentForm? form = null)
    {
        if (read.Versions.FirstOrDefault(v => v.Number == version) is not { Wording: { } wording } found) return null;
        var instrument = Instruments(view.Project, read.Agreement).FirstOrDefault();
        return AgreementPaper.Of(wording, new(view.Text(view.Project.Title) ?? "", version, found.Digest, found.At), read.State is AgreementState.Draft || version != read.Agreement.Version, instrument,
            form ?? read.Agreement.InForce?.Form ?? instrument?.Forms.FirstOrDefault() ?? InstrumentForm.PaperSigned);
    }

    /// <summary>What the laws of its rights call such an agreement, each with the forms in which it comes into force.</summary>
    public static IReadOnlyList<Instrument> Instruments(Project project, Agreement agreement) =>
        [.. agreement.For.Select(c => project.Checkpoints[c].Right).Select(r => project.Rules.Law.Find(r.Pack) is { } pack && pack.Right(r.Right) is { } right ? pack.InstrumentOf(right) : null).OfType<Instrument>().DistinctBy(i => i.Key)];

    /// <summary>Drafts lie between both sides; what is in force is for its audience too.</summary>
    static bool MayRead(ProjectView view, Agreement agreement) => IsSide(view, agreement)
        || agreement.InForce is { } signed && CheckpointStanding.Of(view.Project, agreement) is not (AgreementState.Draft or AgreementState.Agreed) && CheckpointAudience.MayRead(view.Project, agreement.With, signed.Audience, view.Reader, view.Now);

    static bool IsSide(ProjectView view, Agreement agreement) => CheckpointAudience.IsSide(view.Project, agreement.With, view.Reader, view.Now);

    static AgreementWording? Worded(IReadOnlyDictionary<ContentId, WrittenText> texts, ContentRef text, string language) =>
        texts.GetValueOrDefault(text.Id)?.Body is { } body ? AgreementWording.Read(body) ?? AgreementWording.Plain(language, body) : null;

    /// <summary>Its interval after the day from which the agreement holds, and never in the past.</summary>
    static DateOnly CheckOn(ProjectView view, Agreement agreement, PromiseText promise)
    {
        var (from, months) = (agreement.InForce?.From ?? view.Today, promise.EveryMonths ?? 12);
        var times = 1;
        while (from.AddMonths(times * months) <= view.Today) times++;
        return from.AddMonths(times * months);
    }
}
