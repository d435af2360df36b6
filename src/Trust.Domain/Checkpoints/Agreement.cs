using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary><c>Agreed</c>: both sides signed off the same text. <c>InForce</c>: the signed document is there, in the form that the law names.</summary>
public enum AgreementState { Draft, Agreed, InForce, Replaced, Closed }

public enum Side { Employer, Body }

/// <summary>An agreement with one body on the checkpoints that it settles.</summary>
/// <param name="Version">The draft that lies on the table; a new one takes both sign-offs away.</param>
/// <param name="Text">The whole text as both read it, in the language that binds: what is signed stays what was read, whatever a later Trust words.</param>
/// <param name="Digest">Over text, clauses and term; a sign-off names it.</param>
public sealed record Agreement(AgreementId Id, PartyId With, ImmutableArray<CheckpointId> For, int Version, string Language, ContentRef Text, ImmutableArray<Clause> Clauses,
    AgreementTerm Term, Digest Digest, AgreementId? Replaces)
{
    /// <summary>Of this version.</summary>
    public ImmutableArray<SignOff> SignOffs { get; init; } = [];

    public InForce? InForce { get; init; }
    public AgreementNotice? Notice { get; init; }

    /// <summary>The one that took its place.</summary>
    public AgreementId? ReplacedBy { get; init; }

    /// <summary>The day on which its term or its notice ran out.</summary>
    public DateOnly? EndedOn { get; init; }
}

/// <param name="Key">Of Trust's own clauses, e.g. <c>purpose</c>; or <c>own-1</c> for a clause of the parties, with its words in <paramref name="Own"/>.</param>
/// <param name="Slots">What the parties put into the clause's places, by their names.</param>
public sealed record Clause(string Key, ImmutableSortedDictionary<string, ContentRef> Slots, ContentRef? Own);

/// <param name="Until">It ends with this day; null: until notice.</param>
/// <param name="NoticeMonths">How long after a notice it ends; null: as the law says.</param>
/// <param name="ReviewMonths">How often it is looked at together.</param>
public sealed record AgreementTerm(DateOnly? Until, int? NoticeMonths, int? ReviewMonths);

public sealed record SignOff(Side Side, DateOnly On, DateTimeOffset At, ActId? Act, bool ToConfirm);

/// <param name="Act">The signing, as it was recorded; the body can dispute it.</param>
public sealed record InForce(DateOnly SignedOn, DateOnly From, DateTimeOffset At, InstrumentForm Form, FileRef Document, ImmutableArray<Signatory> Signatories, Audience Audience, ActId Act);

public sealed record Signatory(Side Side, ContentRef Name);

public sealed record AgreementNotice(Side By, DateOnly On, DateOnly EndsOn, ActId? Act);

public enum Kept { Yes, Partly, No }

/// <summary>A promise of the employer, looked at on its day; everybody whom it was made to sees whether it is kept.</summary>
public sealed record Commitment(CommitmentId Id, ContentRef Promise, AgreementId? Agreement, CheckpointId? Checkpoint, PersonId Owner, DateOnly CheckOn, Audience Audience)
{
    /// <summary>What the employer said last, and what the body said.</summary>
    public ImmutableSortedDictionary<Side, KeptSaid> Said { get; init; } = ImmutableSortedDictionary<Side, KeptSaid>.Empty;

    /// <summary>Kept for good: nothing is left to look at.</summary>
    public bool Done { get; init; }
}

public sealed record KeptSaid(Kept Kept, ContentRef? Text, DateOnly On);
