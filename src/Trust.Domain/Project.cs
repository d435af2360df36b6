using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Trust.Domain.Acceptance;
using Trust.Domain.Assessments;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Milestones;
using Trust.Domain.Themes;

namespace Trust.Domain;

// The state of one roll-out: what the rules need to judge the next command, and nothing else.
// No series (revisions, KPI points, contacts, deliveries) and no typed text: those are rows beside it.
//
//            create           start                    go-live open everywhere, all gates passed
//   (none) ─────────▶ draft ─────────▶ active ─────────────────────────────────────────────────▶ in-use ─────▶ retired
//                       │      resume ▲   │ pause                                                        retire
//                       │             │   ▼
//                       │             └ paused
//                       │               │
//                       └───────────────┴──▶ cancelled    (not while a pilot or use runs; resume undoes it)
//
//   What people use before its gates have passed, at one site or since before it came here, is not cancelled but retires too.
//
//   stage   pending ──entered──▶ active ──gate opened──▶ in-review ──passed for every site──▶ passed
//                                  ▲  ▲                     │ returned                         │
//                                  │  └─────────────────────┘                                  │
//                                  └───────────────────────── reopened ────────────────────────┘
//
// Invariants (the randomised test checks each of them after every step; those on an act, at the moment of the act):
//  1. Number counts the events; it only grows, by one for each.
//  2. From its creation on there is always exactly one owner.
//  3. A stage has passed for a site only if every earlier stage has passed for that site or was reopened by a change.
//  4. An open round belongs to a stage in review, and a stage in review has exactly one open round.
//  5. A gate passes for a site only with every required item of evidence given or waived and every party's right satisfied.
//  6. A lock is opened by a person, for a site for which every gate that it names has passed; until the project is in use, it shuts with any of them.
//  7. Nobody but the raiser accepts an objection; silence only ever makes an answered one unconfirmed, after its days, and never accepted.
//  8. No seat of a body, of the employees or of data protection is held, or stood in for, by owner, sponsor, management or HR.
//  9. An item is waived by the group to which it is owed; where that is the works council, by every body.
// 10. A project comes into use only with go-live open for every site that it has then; a site that joins later has its own gates and locks.
// 11. An open round of a running project waits for a site only while something stands against passing: what is ready passes at once.
// 12. A milestone is done behind no lock that was shut at that moment, and never before the day that holds it.
// 13. A gate passes, and a lock opens, for a site only with every checkpoint there met by its own strength; silence is never consent.
// 14. No packet goes out while it is open which body is competent, or while a content that the law names is missing; what was handed over changes only by a new version.
// 15. Only the party's own seat says where it stands, or whoever runs the project reports it as an act that the party may dispute; only a consultation is ever closed without.
// 16. An agreement comes into force only on one text that both sides signed off, and with the signed document.
// 17. Only Trust itself says that time ran out, and never before its day.

/// <summary>The state of one roll-out; see the head of this file for its life and its invariants.</summary>
public sealed record Project
{
    public required ProjectId Id { get; init; }
    public required OrganisationId Organisation { get; init; }

    /// <summary>How many events made this state; the project's version.</summary>
    public long Number { get; init; }

    /// <summary>What the pinned workflow demands; put in place when the state is loaded, never stored.</summary>
    [JsonIgnore]
    public Rulebook Rules { get; init; } = null!; // set by whoever loads or creates the state, before any rule runs

    /// <summary>Where the organisation keeps other days than its sites' countries; put in place like the rules.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, OwnDays> OwnDays { get; init; } = ImmutableDictionary<string, OwnDays>.Empty;

    /// <summary>Who administers and who audits the organisation, as its own journal says; put in place when the state is loaded, never stored,
    /// and never asked by what applies an event.</summary>
    [JsonIgnore]
    public ImmutableArray<Membership> Members { get; init; } = [];

    public string RulebookId { get; init; } = "";
    public ProjectState State { get; init; } = ProjectState.Draft;
    public DateTimeOffset Since { get; init; }
    public Today Today { get; init; }
    public ContentRef Title { get; init; }
    public ContentRef? Purpose { get; init; }
    public ContentRef? AiSystem { get; init; }
    public Decides Decides { get; init; }
    public DateOnly StartsOn { get; init; }
    public string TimeZone { get; init; } = "";
    public string Language { get; init; } = "";
    /// <summary>0 while nobody has said it.</summary>
    public int AffectedEmployees { get; init; }

    /// <summary>What was asked at the beginning and is not known yet.</summary>
    public ImmutableArray<StartQuestion> Open { get; init; } = [];

    public ImmutableSortedDictionary<SiteId, Site> Sites { get; init; } = ImmutableSortedDictionary<SiteId, Site>.Empty;
    public ImmutableSortedDictionary<BodyId, Body> Bodies { get; init; } = ImmutableSortedDictionary<BodyId, Body>.Empty;
    public ImmutableArray<RoleHeld> Roles { get; init; } = [];
    public PersonId? OwnershipOfferedTo { get; init; }
    public ImmutableSortedDictionary<Group, GroupProfile> Groups { get; init; } = ImmutableSortedDictionary<Group, GroupProfile>.Empty;

    /// <summary>When each group or body was last spoken with; earlier contacts stand in the journal.</summary>
    public ImmutableSortedDictionary<PartyId, Stakeholders.Contact> Contacts { get; init; } = ImmutableSortedDictionary<PartyId, Stakeholders.Contact>.Empty;

    public ImmutableSortedDictionary<PartyId, Seat> Seats { get; init; } = ImmutableSortedDictionary<PartyId, Seat>.Empty;
    public ImmutableSortedDictionary<PersonId, Stakeholder> Stakeholders { get; init; } = ImmutableSortedDictionary<PersonId, Stakeholder>.Empty;
    public ImmutableArray<StageProgress> Stages { get; init; } = [.. Enum.GetValues<Stage>().Select(s => new StageProgress(s))];
    public ImmutableSortedDictionary<EvidenceRef, EvidenceItem> Evidence { get; init; } = ImmutableSortedDictionary<EvidenceRef, EvidenceItem>.Empty;
    /// <summary>Impact assessments that are being written, by the item as which they are to be given.</summary>
    public ImmutableSortedDictionary<EvidenceRef, AssessmentDraft> Drafts { get; init; } = ImmutableSortedDictionary<EvidenceRef, AssessmentDraft>.Empty;

    public ImmutableSortedDictionary<ConditionId, Condition> Conditions { get; init; } = ImmutableSortedDictionary<ConditionId, Condition>.Empty;
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];
    public ImmutableArray<MeetingOffer> MeetingOffers { get; init; } = [];
    public ImmutableSortedDictionary<ActId, ReportedAct> Acts { get; init; } = ImmutableSortedDictionary<ActId, ReportedAct>.Empty;
    public ImmutableSortedDictionary<ObjectionId, Objection> Objections { get; init; } = ImmutableSortedDictionary<ObjectionId, Objection>.Empty;
    public ImmutableSortedDictionary<ThemeId, Theme> Themes { get; init; } = ImmutableSortedDictionary<ThemeId, Theme>.Empty;
    public ImmutableArray<LockProgress> Locks { get; init; } = [.. Enum.GetValues<Lock>().Select(l => new LockProgress(l))];
    public ImmutableSortedDictionary<ChangeId, Change> Changes { get; init; } = ImmutableSortedDictionary<ChangeId, Change>.Empty;

    public ImmutableSortedDictionary<MilestoneId, Milestone> Milestones { get; init; } = ImmutableSortedDictionary<MilestoneId, Milestone>.Empty;

    /// <summary>The figures of acceptance that were measured or given a target; their series stand in a table.</summary>
    public ImmutableSortedDictionary<string, KpiProgress> Kpis { get; init; } = ImmutableSortedDictionary.Create<string, KpiProgress>(StringComparer.Ordinal);

    /// <summary>What the return was last estimated from.</summary>
    public RoiEstimate? Roi { get; init; }

    /// <summary>What was answered to the plain questions, from which the laws' rights follow.</summary>
    public PlainAnswers Answers { get; init; } = PlainAnswers.None;

    public ImmutableSortedDictionary<CheckpointId, Checkpoint> Checkpoints { get; init; } = ImmutableSortedDictionary<CheckpointId, Checkpoint>.Empty;
    public ImmutableSortedDictionary<AgreementId, Agreement> Agreements { get; init; } = ImmutableSortedDictionary<AgreementId, Agreement>.Empty;
    public ImmutableSortedDictionary<CommitmentId, Commitment> Commitments { get; init; } = ImmutableSortedDictionary<CommitmentId, Commitment>.Empty;

    /// <summary>The addresses for everybody that were opened and not closed; some may have run out.</summary>
    public ImmutableSortedDictionary<PublicPageId, PublicPageKind> OpenPages { get; init; } = ImmutableSortedDictionary<PublicPageId, PublicPageKind>.Empty;

    /// <summary>A pilot touches real data or work: from its lock's opening, or from the start of a late project, until it is ended.</summary>
    public bool PilotRuns { get; init; }

    /// <summary>The state before anything happened.</summary>
    public static Project None(OrganisationId organisation, ProjectId id) => new() { Id = id, Organisation = organisation };

    [JsonIgnore]
    public bool Exists => Number > 0;

    /// <summary>Running, so that gates and locks may move.</summary>
    [JsonIgnore]
    public bool Runs => State is ProjectState.Active or ProjectState.InUse;

    [JsonIgnore]
    public bool HasEnded => State is ProjectState.Retired or ProjectState.Cancelled;

    /// <summary>People work with the system, here or there, whatever the gates say.</summary>
    [JsonIgnore]
    public bool UseRuns => State is ProjectState.InUse || Today is Today.InUse || !Of(Lock.GoLive).OpenFor.IsEmpty;

    public Project After(ImmutableArray<ProjectEvent> events, Stamp stamp)
    {
        var state = this;
        foreach (var happened in events) state = state.After(happened, stamp);
        return state;
    }

    public Project After(ProjectEvent happened, Stamp stamp) => happened.Apply(this, stamp) with { Number = Number + 1 };

    public StageProgress Of(Stage stage) => Stages[(int)stage];
    public LockProgress Of(Lock @lock) => Locks[(int)@lock];
    public EvidenceItem? Item(EvidenceRef item) => Evidence.GetValueOrDefault(item);
    public Seat? Seat(PartyId party) => Seats.GetValueOrDefault(party);

    /// <summary>The round that is open at a stage's gate.</summary>
    public Round? OpenRound(Stage stage) => Of(stage).Round is { State: RoundState.Open } round ? round : null;

    /// <summary>A body of this project, or a group of its workflow.</summary>
    public bool Knows(PartyId party) => party.Body is { } body ? Bodies.ContainsKey(body) : party.Group is { } group && Rules.Groups.Contains(group);

    /// <summary>The sites that a party speaks for: a body for its own, a group for all.</summary>
    public ImmutableArray<SiteId> SitesOf(PartyId party) =>
        party.Body is { } body && Bodies[body].Sites is { IsDefaultOrEmpty: false } own ? own : [.. Sites.Keys];

    [JsonIgnore]
    public PersonId? Owner => Roles.Where(r => r.Role is ProjectRole.Owner && r.Until is null).Select(r => (PersonId?)r.Person).FirstOrDefault();

    public bool IsIn(Actor by, params ReadOnlySpan<ProjectRole> roles)
    {
        if (by.PersonId is not { } person) return false;
        foreach (var held in Roles)
            if (held.Person == person && held.Until is null && roles.Contains(held.Role))
                return true;
        return false;
    }

    /// <summary>Owner or deputy owner: who runs the roll-out.</summary>
    public bool IsRunBy(Actor by) => IsIn(by, ProjectRole.Owner, ProjectRole.DeputyOwner);

    /// <summary>May speak for the party now: a holder of its seat, or a deputy within the dates.</summary>
    public bool SpeaksFor(PartyId party, Actor by, DateTimeOffset at) => Seat(party)?.Holds(by, Day(at)) is true;

    /// <summary>May speak for a group now; where there are bodies, each of them speaks for the works council.</summary>
    public bool SpeaksFor(Group group, Actor by, DateTimeOffset at) => group is Group.WorksCouncil && !Bodies.IsEmpty
        ? Bodies.Keys.Any(body => SpeaksFor(PartyId.Of(body), by, at))
        : SpeaksFor(PartyId.Of(group), by, at);

    /// <summary>Anybody with a part in the project, and the organisation's auditor: everyone else is told that it is not there.</summary>
    public bool IsKnownTo(Actor by, DateTimeOffset at) => TakesPart(by) || Has(by, OrganisationRole.Auditor);

    /// <summary>Has a role, a place on the map, or a seat to hold or stand in for.</summary>
    public bool TakesPart(Actor by) => by switch
    {
        Actor.System => true,
        Actor.Claim claim => Acts.GetValueOrDefault(claim.Act)?.For == claim.For,
        Actor.Person { Id: var person } => Roles.Any(r => r.Person == person && r.Until is null)
            || Stakeholders.ContainsKey(person)
            || Seats.Values.Any(s => s.Holders.Contains(person) || s.Deputies.Any(d => d.Person == person)),
        _ => false,
    };

    /// <summary>Holds a role in the organisation, whatever their part here.</summary>
    public bool Has(Actor by, OrganisationRole role) => by.PersonId is { } person && Members.Contains(new(person, role));

    /// <summary>The project's local date at a moment.</summary>
    public DateOnly Day(DateTimeOffset at) => LocalDay.Of(at, TimeZone);

    /// <summary>The open conditions that came with answers which no longer count go with them; they stay on record.</summary>
    public Project Withdrawing(Func<Condition, bool> gone, DateTimeOffset at) => this with
    {
        Conditions = Conditions.ToImmutableSortedDictionary(c => c.Key, c => c.Value.State is ConditionState.Open && gone(c.Value)
            ? c.Value with { State = ConditionState.Withdrawn, Since = at }
            : c.Value),
    };

    public Project With(StageProgress stage) => this with { Stages = Stages.SetItem((int)stage.Stage, stage) };
    public Project With(LockProgress progress) => this with { Locks = Locks.SetItem((int)progress.Lock, progress) };
    public Project With(Milestone milestone) => this with { Milestones = Milestones.SetItem(milestone.Id, milestone) };
    /// <summary>What was still planned does not hold any more, or holds again, because the project itself ended or goes on.</summary>
    public Project WithDatesChanged() => this with { Milestones = Milestones.ToImmutableSortedDictionary(m => m.Key, m => m.Value.IsPlanned ? m.Value.Changed : m.Value) };

    public Project With(KpiProgress kpi) => this with { Kpis = kpi.IsEmpty ? Kpis.Remove(kpi.Key) : Kpis.SetItem(kpi.Key, kpi) };
    public Project With(Checkpoint checkpoint) => this with { Checkpoints = Checkpoints.SetItem(checkpoint.Id, checkpoint) };
    public Project With(Agreement agreement) => this with { Agreements = Agreements.SetItem(agreement.Id, agreement) };
    public Project With(Commitment commitment) => this with { Commitments = Commitments.SetItem(commitment.Id, commitment) };
    public Project With(Theme theme) => this with { Themes = Themes.SetItem(theme.Id, theme) };
    public Project With(Objection objection) => this with { Objections = Objections.SetItem(objection.Id, objection) };
}
