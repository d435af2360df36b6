namespace Trust.App.Tests;

/// <summary>A clock that stands.</summary>
sealed class Stopped(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}

/// <summary>A clock that stands until somebody sets it.</summary>
sealed class Watch(DateTimeOffset at) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = at;

    public override DateTimeOffset GetUtcNow() => Now;
}
