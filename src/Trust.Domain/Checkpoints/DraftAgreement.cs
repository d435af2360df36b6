using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Puts a draft on the table, or a new version of it; either side may. A new version takes both sign-offs away.</summary>
/// <param name="For">The checkpoints that it settles, all of one party.</param>
/// <param name="Seen">The version that it was written on; 0 for the first.</param>
/// <param name="Text">The whole text, as both will read it.</param>
/// <param name="Replaces">The agreement in force that ends when this one comes into force.</param>
public sealed record DraftAgreement(AgreementId Id, ImmutableArray<CheckpointId> For, int Seen, string Language, ContentRef? Text, ImmutableArray<Clause> Clauses, AgreementTerm Term, AgreementId? Replaces,
    Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Agreements.GetValueOrDefault(Id) switch
    {
        _ when For.IsEmpty => Refusal.Incomplete("agreement.checkpoints-missing", "for"),
        _ when For.Any(c => !project.Checkpoints.ContainsKey(c)) => Refusal.Missing("checkpoint.unknown"),
        var known when For.Any(c => project.Checkpoints[c].Party != (known?.With ?? With(project))) => Refusal.Incomplete("agreement.one-party", "for"),
        _ when !Sides.Is(project, With(project), By, At) => Refusal.NotAllowed("checkpoint.only-its-sides"),
        { } known when known.Digest == Digest(project, known.Version) => Ruling.Nothing,
        { InForce: { } signed } when project.Counts(signed.Act) => Refusal.Rule("agreement.in-force-already"),
        var known when (known?.Version ?? 0) != Seen => Refusal.Rule("agreement.changed-meanwhile", Fact.Of("version", known?.Version ?? 0)),
        _ when Text is null => Refusal.Incomplete("agreement.text-missing", "text"),
        _ when Clauses.IsEmpty || Clauses.DistinctBy(c => c.Key).Count() < Clauses.Length => Refusal.Incomplete("agreement.clauses-missing", "clauses"),
        _ when !Clauses.All(c => IsKnown(project, c)) => Refusal.Incomplete("agreement.clause-unknown", "clauses"),
        _ when Term.Until < project.Day(At) || Term.NoticeMonths is < 0 or > 120 || Term.ReviewMonths is < 1 or > 120 => Refusal.Incomplete("agreement.term-range", "term"),
        _ when Replaces is { } old && !(project.Agreements.GetValueOrDefault(old) is { } before && before.With == With(project) && CheckpointStanding.Of(project, before) is AgreementState.InForce) =>
            Refusal.Incomplete("agreement.replaces-unknown", "replaces"),
        _ => new AgreementDrafted(Id, With(project), For, Seen + 1, Language, Text.Value, Clauses, Term, Digest(project, Seen + 1), Replaces, Sides.IsEmployer(project, By) ? Side.Employer : Side.Body),
    };

    // names of clauses and places go into the journal, so each is one of a library's or a number, and no typed text
    static bool IsKnown(Project project, Clause clause)
    {
        var models = project.Rules.Clauses.Select(l => l.Find(clause.Key)).OfType<ModelClause>().ToList();
        return clause.Own is not null ? clause.Slots.IsEmpty && (models.Count > 0 || ChosenClause.IsOwnKey(clause.Key))
            : models.Exists(m => clause.Slots.Keys.All(s => s == ChosenClause.Variant || m.Slot(s) is not null));
    }

    PartyId With(Project project) => project.Checkpoints[For[0]].Party;

    Digest Digest(Project project, int version) => Text is { } text ? AgreementText.Digest(project, Id, version, Language, text, For, Clauses, Term, Replaces) : default;
}

/// <param name="From">Whose draft it is.</param>
public sealed record AgreementDrafted(AgreementId Id, PartyId With, ImmutableArray<CheckpointId> For, int Version, string Language, ContentRef Text, ImmutableArray<Clause> Clauses, AgreementTerm Term,
    Digest Digest, AgreementId? Replaces, Side From) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(new Agreement(Id, With, For, Version, Language, Text, Clauses, Term, Digest, Replaces));
}
