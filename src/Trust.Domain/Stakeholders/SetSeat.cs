using System.Collections.Immutable;

namespace Trust.Domain.Stakeholders;

/// <summary>Names who decides for a group or body, how many of them must speak, and who stands in when. A body names its successors itself (rules.md 2).</summary>
/// <param name="Basis">The legal basis, required when the strength is set below what the workflow says for this party.</param>
public sealed record SetSeat(Seat Seat, ContentRef? Basis, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.Knows(Seat.Party) => Refusal.Missing("party.unknown"),
        _ when !MaySet(project) => Refusal.NotAllowed("seat.body-names-its-own", Fact.Of("party", Seat.Party)),
        { Seat.Holders.IsEmpty: true } => Refusal.Incomplete("seat.holder-missing", "holders"),
        { Seat: { Rule: SeatRule.Quorum, Quorum: null or < 1 } } => Refusal.Incomplete("seat.quorum-range", "quorum"),
        { Seat: { Rule: SeatRule.Quorum } } when Seat.Quorum > Named.Holders.Length => Refusal.Incomplete("seat.quorum-range", "quorum"),
        _ when Seat.Deputies.Any(d => d.To < d.From) => Refusal.Incomplete("seat.deputy-dates", "deputies"),
        _ when Named.Terms?.Any(t => t.To < t.From) is true => Refusal.Incomplete("seat.term-dates", "terms"),
        _ when IsProtected(Seat.Party) && !Named.InOffice(project.Day(At)).Any() => Refusal.Incomplete("seat.nobody-in-office", "terms"),
        _ when IsProtected(Seat.Party) && Seat.Holders.Concat(Seat.Deputies.Select(d => d.Person)).Any(p => IsEmployer(project, p)) =>
            Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", Seat.Party)),
        _ when IsEmployerSide(Seat.Party) && Seat.Holders.Concat(Seat.Deputies.Select(d => d.Person)).Any(p => ProtectedSeatOf(project, p) is not null) =>
            Refusal.Rule("seat.conflict-of-interest", Fact.Of("party", Seat.Party)),
        { Basis: null } when Lowers(project) => Refusal.Incomplete("seat.basis-missing", "basis"),
        _ when Same(project.Seat(Seat.Party)) => Ruling.Nothing,
        _ => Ruling.Of(new SeatSet(Named, Basis)).Then(project, this, after => Gates.GateRule.PassesNow(after, At)),
    };

    /// <summary>Everybody once: a holder has one voice; and no term of anybody else.</summary>
    Seat Named => Seat with
    {
        Holders = [.. Seat.Holders.Distinct()],
        Terms = Seat.Terms?.Where(t => Seat.Holders.Contains(t.Person) && t is not { From: null, To: null }).ToImmutableArray() is { IsEmpty: false } terms ? terms : null,
    };

    /// <summary>The owner names the first holders; from then on a body, the employees and data protection name their own.</summary>
    bool MaySet(Project project) => project.Seat(Seat.Party) is { Holders.IsEmpty: false } seat && IsProtected(Seat.Party)
        ? project.SpeaksFor(Seat.Party, By, At) || NamesSuccessors(project, seat)
        : project.IsRunBy(By) || project.SpeaksFor(Seat.Party, By, At);

    /// <summary>When the last term has run out, those who held it last may still name who follows, and nobody from outside may.</summary>
    bool NamesSuccessors(Project project, Seat seat) =>
        By.PersonId is { } person && seat.Holders.Contains(person) && !seat.InOffice(project.Day(At)).Any();

    bool Lowers(Project project) => Seat.Strength is { } strength && strength != project.Seat(Seat.Party)?.Strength && IsProtected(Seat.Party)
        && project.Rules.Stages.SelectMany(s => s.Parties).Where(p => p.Group == GroupOf(Seat.Party)).Any(p => p.Strength > strength);

    bool Same(Seat? now) => now is not null && now with { Holders = [], Deputies = [], Terms = null } == Named with { Holders = [], Deputies = [], Terms = null }
        && now.Holders.SequenceEqual(Named.Holders) && now.Deputies.SequenceEqual(Seat.Deputies) && (now.Terms ?? []).SequenceEqual(Named.Terms ?? []);

    /// <summary>The workflow's group under which a party is asked; every body is asked as works council.</summary>
    public static Group GroupOf(PartyId party) => party.Group ?? Group.WorksCouncil;

    /// <summary>Decides for those whom the roll-out affects: owner, management and HR never hold it (rules.md 2).</summary>
    public static bool IsProtected(PartyId party) => GroupOf(party) is Group.WorksCouncil or Group.Employees or Group.DataProtection;

    public static bool IsEmployerSide(PartyId party) => party.Group is Group.Management or Group.Hr;

    static bool IsEmployer(Project project, PersonId person) =>
        project.IsIn(Actor.Of(person), ProjectRole.Owner, ProjectRole.DeputyOwner, ProjectRole.Sponsor)
        || project.Stakeholders.GetValueOrDefault(person) is { } placed && IsEmployerSide(placed.Party)
        || project.Seats.Values.Any(s => IsEmployerSide(s.Party) && (s.Holders.Contains(person) || s.Deputies.Any(d => d.Person == person)));

    /// <summary>The seat of a body, the employees or data protection that a person holds.</summary>
    public static PartyId? ProtectedSeatOf(Project project, PersonId person) => project.Seats.Values
        .Where(s => IsProtected(s.Party) && (s.Holders.Contains(person) || s.Deputies.Any(d => d.Person == person)))
        .Select(s => (PartyId?)s.Party).FirstOrDefault();
}

public sealed record SeatSet(Seat Seat, ContentRef? Basis) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Seats = project.Seats.SetItem(Seat.Party, Seat) };
}
