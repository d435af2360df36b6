namespace Trust.App.Tests;

/// <summary>A clock that stands.</summary>
sealed class Stopped(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
