using System.Collections.Immutable;

namespace Trust.Domain.Tests;

/// <summary>Seeded chance: the same seed throws the same numbers.</summary>
sealed class Dice(int seed)
{
    readonly Random _random = new(seed);
    int _made;

    public int Below(int limit) => _random.Next(limit);
    public bool Percent(int chance) => _random.Next(100) < chance;
    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
    public T? PickOrNone<T>(IEnumerable<T> from) where T : struct => from.ToList() is { Count: > 0 } list ? Pick(list) : null;
    public T Word<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());
    public ImmutableArray<T> Some<T>(IReadOnlyList<T> from) => [.. from.Where(_ => Percent(40))];

    /// <summary>An id or text that nothing else has in this life; texts are now and then forgotten.</summary>
    public int Fresh() => 100_000 + ++_made;
    public ContentRef Text() => Id.Text(Fresh());
    public ContentRef? MaybeText() => Percent(92) ? Text() : null;
}
