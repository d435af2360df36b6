using Trust.Domain.Text;

namespace Trust.Domain;

/// <summary>A group or a body of one project: what a gate, a lock or a decision addresses.
/// Written as the group's word ("management") or the body's id.</summary>
public readonly record struct PartyId(string Value) : IComparable<PartyId>
{
    public static PartyId Of(Group group) => new(Kebab.Of(group));
    public static PartyId Of(BodyId body) => new(body.ToString());

    /// <summary>The body, when this party is one.</summary>
    public BodyId? Body => Guid.TryParseExact(Value, "D", out var id) ? new BodyId(id) : null;

    /// <summary>The group, when this party is one.</summary>
    public Group? Group => Body is null && Kebab.TryParse<Group>(Value, out var group) ? group : null;

    public bool IsKnownForm => Body is not null || Group is not null;

    public int CompareTo(PartyId other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}
