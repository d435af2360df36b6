namespace Trust.Domain;

/// <summary>Who acts: a person, the holder of a one-time link, or Trust itself. Doors pass the id only; seats and roles are resolved by the rules.</summary>
public abstract record Actor
{
    public sealed record Person(PersonId Id) : Actor
    {
        public override string ToString() => $"person:{Id}";
    }

    /// <summary>Whoever holds a one-time link: good for saying whether one act, reported for one party, is right, and for nothing else.</summary>
    public sealed record Claim(ClaimId Id, PartyId For, ActId Act) : Actor
    {
        public override string ToString() => $"claim:{Id}:{For}:{Act}";
    }

    public sealed record System : Actor
    {
        public override string ToString() => "system";
    }

    public static Actor Of(PersonId person) => new Person(person);

    public static readonly Actor Trust = new System();

    /// <summary>The person behind the act, if there is one.</summary>
    public PersonId? PersonId => this is Person person ? person.Id : null;

    public static Actor Parse(string text) => text.Split(':') switch
    {
        ["system"] => Trust,
        ["person", var id] => new Person(new(Guid.Parse(id))),
        ["claim", var id, var party, var act] => new Claim(new(Guid.Parse(id)), new(party), new(Guid.Parse(act))),
        _ => throw new FormatException($"'{text}' is no actor"),
    };
}
