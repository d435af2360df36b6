using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Trust.Domain;

// The parts that a project's state is made of.

/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Region">The code that the country's holiday list uses, e.g. <c>BW</c>.</param>
public sealed record Site(SiteId Id, ContentRef Employer, ContentRef Name, string Country, string? Region, int Headcount, ImmutableArray<string> Languages);

/// <param name="Sites">The sites it speaks for; none means all.</param>
public sealed record Body(BodyId Id, BodyKind Kind, ContentRef LocalName, BodyLevel Level, ImmutableArray<SiteId> Sites, ContentRef? BindingAgreement);

/// <param name="Reason">Why an administrator of the organisation has it.</param>
public sealed record RoleHeld(PersonId Person, ProjectRole Role, DateTimeOffset From, DateTimeOffset? Until = null, ContentRef? Reason = null);

/// <summary>Who speaks for a group: a body, an office-holder, an outside provider, or nobody, because ….</summary>
public enum SpokenForBy { Body, OfficeHolder, OutsideProvider, Nobody }

public sealed record SpeaksFor(SpokenForBy By, BodyId? Body, PersonId? Person, ContentRef? Because);

/// <summary>Where a group's position comes from; a person's stance is never kept (rules.md 3).</summary>
public enum PositionSource { OwnStatement, Pulse }

public enum Position { InFavour, WithConditions, Divided, Against }

public sealed record GroupProfile(int? Affectedness, ContentRef? Wants, ContentRef? Fears, Position? Position, PositionSource? PositionSource, int? PulseAnswers, SpeaksFor? SpeaksFor)
{
    public static readonly GroupProfile Empty = new(null, null, null, null, null, null, null);

    /// <summary>What this group is told, in its words; null while nothing of it is written.</summary>
    public GroupFrame? Hears { get; init; }
}

/// <summary>A frame to fill for one group. It asserts nothing: what stands in it, the project wrote.</summary>
/// <param name="Changes">What changes for the group, and what does not.</param>
/// <param name="Rests">On what it can rely, and where that is written.</param>
/// <param name="Says">Where it has a say, and until when.</param>
public sealed record GroupFrame(ContentRef? Changes, ContentRef? Rests, ContentRef? Says)
{
    /// <summary>While a slot is empty nothing of it is told.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Changes: not null, Rests: not null, Says: not null };
}

/// <summary>A person's place in the project; says nothing of what that person thinks.</summary>
public sealed record Stakeholder(PersonId Person, PartyId Party, ContentRef? Office, Channel? Channel, DateOnly? NextContactOn);

/// <summary>How many of a seat's holders must speak.</summary>
public enum SeatRule { Any, All, Quorum }

/// <summary>Stands in for the holders on these days, both included.</summary>
public sealed record Deputy(PersonId Person, DateOnly From, DateOnly To);

/// <summary>From when until when a holder is in office, both days included; whoever has no term is in office until the seat is set anew.</summary>
public sealed record OfficeTerm(PersonId Person, DateOnly? From, DateOnly? To)
{
    public bool Covers(DateOnly day) => !(day < From) && !(To < day);
}

/// <summary>The only thing that decides: a group's or body's say in one project.</summary>
/// <param name="Strength">Set for this project; null means what the workflow says at each gate.</param>
public sealed record Seat(PartyId Party, Strength? Strength, SeatRule Rule, int? Quorum, ImmutableArray<PersonId> Holders, ImmutableArray<Deputy> Deputies)
{
    /// <summary>Acts stay with the office; access ends with the term (rules.md 2).</summary>
    public ImmutableArray<OfficeTerm>? Terms { get; init; }

    public bool Holds(Actor by, DateOnly on) => by.PersonId is { } person
        && (IsInOffice(person, on) || Deputies.Any(d => d.Person == person && d.From <= on && on <= d.To));

    /// <summary>The holders whose term it is on that day.</summary>
    public IEnumerable<PersonId> InOffice(DateOnly on) => Holders.Where(h => IsInOffice(h, on));

    public OfficeTerm? TermOf(PersonId holder) => Terms?.FirstOrDefault(t => t.Person == holder);

    bool IsInOffice(PersonId person, DateOnly on) => Holders.Contains(person) && TermOf(person)?.Covers(on) is not false;

    /// <summary>True when the person acts as a deputy and not in an own right.</summary>
    public bool IsDeputy(Actor by) => by.PersonId is { } person && !Holders.Contains(person);

    /// <summary>How many voices make the seat's answer.</summary>
    [JsonIgnore]
    public int Needed => Rule switch { SeatRule.All => Holders.Length, SeatRule.Quorum => Quorum ?? 1, _ => 1 };
}

/// <param name="PassedFor">The sites for which the gate has passed.</param>
/// <param name="Rounds">How many rounds there have been.</param>
public sealed record StageProgress(Stage Stage, StageState State = StageState.Pending, DateTimeOffset? Since = null, Round? Round = null, int Rounds = 0)
{
    public ImmutableArray<SiteId> PassedFor { get; init; } = [];

    /// <summary>Earlier rounds as they stood when sites passed in them, each with just these sites: what comes later for others takes nothing from them.</summary>
    public ImmutableArray<Round> PassedIn { get; init; } = [];

    /// <summary>Keeps the present round for the sites that passed in it and are not kept yet.</summary>
    public StageProgress Keeping() => PassedFor.Intersect(Round?.Sites ?? []).Except(PassedIn.SelectMany(r => r.Sites)).ToImmutableArray() is { IsEmpty: false } sites
        ? this with { PassedIn = PassedIn.Add(Round! with { Sites = sites, ReturnedFor = [], State = RoundState.Passed }) } // sites of a round, so there is one
        : this;

    /// <summary>There is something to ask anew: a gate that is open, or has passed for some site.</summary>
    [JsonIgnore]
    public bool WasAsked => State is StageState.InReview || !PassedFor.IsEmpty;
}

/// <param name="Sites">The sites for which this round asks.</param>
/// <param name="ReturnedFor">The sites for which it came back with a request for changes or an objection.</param>
public sealed record Round(int Number, RoundState State, ImmutableArray<SiteId> Sites, ImmutableArray<SiteId> ReturnedFor, DateTimeOffset OpenedAt, ImmutableArray<Voice> Voices)
{
    /// <summary>The sites for which the round is still undecided.</summary>
    public ImmutableArray<SiteId> Waiting(StageProgress stage) => [.. Sites.Except(stage.PassedFor).Except(ReturnedFor)];
}

/// <summary>One answer given for a seat, by a holder or reported.</summary>
public sealed record Voice(PartyId For, Actor By, GateAnswer Answer, ContentRef? Comment, ActId? Reported, DateTimeOffset At);

public sealed record EvidenceItem(int Revision, EvidenceState State, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files,
    ImmutableSortedDictionary<string, decimal> Numbers, Audience Audience, DateTimeOffset At, ImmutableArray<PartyId> WaivedBy)
{
    /// <summary>The day on which it came about, where that was said.</summary>
    public DateOnly? HappenedOn { get; init; }

    /// <summary>What was answered in the form from which the text was written.</summary>
    public ContentRef? Answers { get; init; }
}

/// <summary>Who may read an item (rules.md 3).</summary>
public enum AudienceKind { Everyone, Project, Parties, OwnerAndDataProtection, Confidential }

/// <param name="Parties">For <see cref="AudienceKind.Parties"/> and <see cref="AudienceKind.Confidential"/>: who reads it beside the owner.</param>
/// <param name="Reason">Why it is confidential; required for that kind, as is the end.</param>
public sealed record Audience(AudienceKind Kind, ImmutableArray<PartyId> Parties, ContentRef? Reason, DateOnly? Until)
{
    public static readonly Audience OfProject = new(AudienceKind.Project, [], null, null);
}

/// <summary>Where a condition must be met before something may pass.</summary>
public readonly record struct BoundTo(Stage? Stage, Lock? Lock);

/// <summary>The answer with which a condition came; when that no longer counts, neither does the condition.</summary>
public sealed record SetWith(Stage Stage, int Round, ActId? Act);

/// <summary>The position on a checkpoint with which a condition came.</summary>
public sealed record Stated(CheckpointId Checkpoint, ActId? Act);

public sealed record Condition(ConditionId Id, PartyId From, ContentRef Text, BoundTo At, DateOnly? DueOn, PersonId? Owner, ConditionState State, DateTimeOffset Since, ActId? Reported = null)
{
    public SetWith? With { get; init; }
    public Stated? Stated { get; init; }
}

/// <summary>What ended or replaced a party's say at a stage's gate or for good (rules.md 4).</summary>
public sealed record Outcome(Stage Stage, PartyId For, OutcomeKind Kind, DateOnly OccurredOn, ActId? Act, DateTimeOffset RecordedAt, bool Disputed = false, ContentRef? Text = null);

public sealed record MeetingOffer(Stage Stage, PartyId For, DateOnly On);

/// <summary>An act outside Trust, as somebody recorded it; a disputed one does not count.</summary>
/// <param name="Confirmed">Its party has said that it is right.</param>
public sealed record ReportedAct(ActId Id, PartyId For, Channel Channel, DateOnly OccurredOn, DateTimeOffset RecordedAt, FileRef? Document, bool Disputed = false, bool Confirmed = false);

public sealed record Objection(ObjectionId Id, PersonId Raiser, Stage? Stage, ObjectionCategory Category, bool Blocking, bool BlockingProposed, BodyId? ForBody,
    ObjectionState State, DateTimeOffset RaisedAt, DateTimeOffset Since, PersonId? AnsweredBy, DateTimeOffset? AnsweredAt)
{
    /// <summary>The raiser proposed that it blocks, whatever was then said to it.</summary>
    public bool WasProposed { get; init; }

    /// <summary>What it has in common with others.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Words that name nobody, to which the raiser agreed.</summary>
    public ContentRef? Lent { get; init; }

    /// <summary>Everybody who ever answered it: none of them settles it.</summary>
    public ImmutableArray<PersonId> Answerers { get; init; } = [];

    /// <summary>Stands against gates and locks: unconfirmed, accepted, settled, withdrawn and ended ones do not.</summary>
    [JsonIgnore]
    public bool Blocks => Blocking && IsOpen;

    [JsonIgnore]
    public bool IsOpen => IsOpenIn(State);

    public static bool IsOpenIn(ObjectionState state) => state is ObjectionState.Raised or ObjectionState.Acknowledged or ObjectionState.Answered or ObjectionState.Contested or ObjectionState.Escalated;
}

public sealed record LockProgress(Lock Lock)
{
    public ImmutableArray<SiteId> OpenFor { get; init; } = [];
    public DateTimeOffset? Since { get; init; }
}

public sealed record Change(ChangeId Id, ChangeKind Kind, ChangeClass Class, ImmutableArray<Stage> Reopens, DateTimeOffset At);
