using System.Collections.Immutable;

namespace Trust.Domain.Calendars;

/// <summary>Where an organisation keeps other days than its country: days it closes, and holidays on which it works.</summary>
public sealed record OwnDays(ImmutableSortedSet<DateOnly> Closed, ImmutableSortedSet<DateOnly> Worked)
{
    public static readonly OwnDays None = new([], []);

    public bool Equals(OwnDays? other) => other is not null && Closed.SetEquals(other.Closed) && Worked.SetEquals(other.Worked);

    public override int GetHashCode() => Closed.Union(Worked).Aggregate(0, HashCode.Combine);
}
