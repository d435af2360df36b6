using System.Collections.Immutable;
using Trust.Domain.Calendars;

namespace Trust.Domain;

/// <summary>The other stream: who administers and who audits, and what was erased. Its id is the organisation's own.
/// From its first event on there is always an administrator.</summary>
public sealed record Organisation
{
    public required OrganisationId Id { get; init; }

    /// <summary>How many events made this state.</summary>
    public long Number { get; init; }

    public ImmutableArray<Membership> Members { get; init; } = [];
    public ImmutableHashSet<PersonId> Erased { get; init; } = [];

    /// <summary>Its own days, by the country of the site.</summary>
    public ImmutableDictionary<string, OwnDays> OwnDays { get; init; } = ImmutableDictionary<string, OwnDays>.Empty;

    /// <summary>What it says in its own words, by language.</summary>
    public ImmutableDictionary<(OwnText Which, string Language), ContentRef> OwnTexts { get; init; } = ImmutableDictionary<(OwnText, string), ContentRef>.Empty;

    public static Organisation None(OrganisationId id) => new() { Id = id };

    public bool Exists => Number > 0;

    public bool Has(PersonId person, OrganisationRole role) => Members.Contains(new(person, role));

    /// <summary>An administrator, or Trust itself on the operator's behalf.</summary>
    public bool IsAdministeredBy(Actor by) => by is Actor.System || by.PersonId is { } person && Has(person, OrganisationRole.Administrator);

    public bool IsLastAdministrator(PersonId person) =>
        Has(person, OrganisationRole.Administrator) && Members.Count(m => m.Role is OrganisationRole.Administrator) == 1;

    public OwnDays OwnDaysIn(string country) => OwnDays.GetValueOrDefault(country, Calendars.OwnDays.None);

    public ContentRef? OwnTextIn(OwnText which, string language) => OwnTexts.TryGetValue((which, language), out var said) ? said : null;

    /// <summary>The end of every role that the person holds.</summary>
    public IEnumerable<OrganisationEvent> EndingAllRolesOf(PersonId person) =>
        Members.Where(m => m.Person == person).Select(m => new OrganisationRoleEnded(m.Person, m.Role));

    public Organisation After(OrganisationEvent happened) => happened.Apply(this) with { Number = Number + 1 };
}

public readonly record struct Membership(PersonId Person, OrganisationRole Role);

/// <summary>Events to record, or why there are none; no event at all means that it holds already.</summary>
public sealed record OrganisationRuling(ImmutableArray<OrganisationEvent> Events, Refusal? Refusal)
{
    public static readonly OrganisationRuling Nothing = new([], null);

    public static OrganisationRuling Of(params ReadOnlySpan<OrganisationEvent> events) => new([.. events], null);

    public static implicit operator OrganisationRuling(Refusal refusal) => new([], refusal);
}

public abstract record OrganisationCommand(Actor By, DateTimeOffset At)
{
    public OrganisationRuling Decide(Organisation organisation) => organisation switch
    {
        { Exists: false } when this is not CreateOrganisation => Refusal.Missing("organisation.unknown"),
        { Exists: true } when !organisation.IsAdministeredBy(By) => Refusal.NotAllowed("organisation.only-administrator"),
        _ => Judge(organisation),
    };

    protected abstract OrganisationRuling Judge(Organisation organisation);
}

public abstract record OrganisationEvent
{
    public abstract Organisation Apply(Organisation organisation);
}

/// <summary>An organisation comes to Trust with its first administrator.</summary>
public sealed record CreateOrganisation(PersonId Administrator, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => organisation.Exists
        ? OrganisationRuling.Nothing
        : OrganisationRuling.Of(new OrganisationCreated(), new OrganisationRoleGiven(Administrator, OrganisationRole.Administrator));
}

public sealed record OrganisationCreated : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation;
}

public sealed record GiveOrganisationRole(PersonId Person, OrganisationRole Role, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => organisation.Has(Person, Role)
        ? OrganisationRuling.Nothing
        : OrganisationRuling.Of(new OrganisationRoleGiven(Person, Role));
}

public sealed record OrganisationRoleGiven(PersonId Person, OrganisationRole Role) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation with { Members = organisation.Members.Add(new(Person, Role)) };
}

public sealed record EndOrganisationRole(PersonId Person, OrganisationRole Role, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => organisation switch
    {
        _ when !organisation.Has(Person, Role) => OrganisationRuling.Nothing,
        _ when Role is OrganisationRole.Administrator && organisation.IsLastAdministrator(Person) => Refusal.Rule("organisation.last-administrator"),
        _ => OrganisationRuling.Of(new OrganisationRoleEnded(Person, Role)),
    };
}

public sealed record OrganisationRoleEnded(PersonId Person, OrganisationRole Role) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation with { Members = organisation.Members.Remove(new(Person, Role)) };
}

/// <summary>A person left the organisation; what they did stays, their roles end.</summary>
public sealed record EndAllRoles(PersonId Person, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => organisation.IsLastAdministrator(Person)
        ? Refusal.Rule("organisation.last-administrator")
        : OrganisationRuling.Of([.. organisation.EndingAllRolesOf(Person)]);
}

/// <summary>Name and address of a person go for good; the journals keep the bare id and stay whole.</summary>
public sealed record ErasePerson(PersonId Person, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => organisation switch
    {
        _ when organisation.Erased.Contains(Person) => OrganisationRuling.Nothing,
        _ when organisation.IsLastAdministrator(Person) => Refusal.Rule("organisation.last-administrator"),
        _ => OrganisationRuling.Of([.. organisation.EndingAllRolesOf(Person), new PersonErased(Person)]),
    };
}

public sealed record PersonErased(PersonId Person) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation with { Erased = organisation.Erased.Add(Person) };
}

/// <summary>How many rows of a kind went because their time was over.</summary>
public readonly record struct Gone(RetentionKind Kind, int Rows);

/// <summary>The daily run took what is kept only for a while; a day on which nothing was due leaves no entry.</summary>
/// <param name="Erased">The texts and files among it; each is named by an entry of its own, ahead of the counts.</param>
public sealed record CarryOutRetention(ImmutableArray<Gone> Gone, ImmutableArray<ContentId> Erased, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => Gone.IsEmpty
        ? OrganisationRuling.Nothing
        : OrganisationRuling.Of([.. Erased.Select(e => new ContentErased(e)), new RetentionCarriedOut(Gone)]);
}

public sealed record RetentionCarriedOut(ImmutableArray<Gone> Gone) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation;
}

/// <summary>A typed text goes for good; its digest stays in the journal that cites it.</summary>
public sealed record EraseContent(ContentId Content, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => OrganisationRuling.Of(new ContentErased(Content));
}

public sealed record ContentErased(ContentId Content) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation;
}
