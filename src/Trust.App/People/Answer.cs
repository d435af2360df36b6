using Trust.Domain;

namespace Trust.App;

/// <summary>What came of a request that is no project's: a value, or why there is none.</summary>
public sealed record Answer<T>
{
    public T? Value { get; private init; }
    public Refusal? Refusal { get; private init; }

    public static implicit operator Answer<T>(T value) => new() { Value = value };
    public static implicit operator Answer<T>(Refusal refusal) => new() { Refusal = refusal };
}
