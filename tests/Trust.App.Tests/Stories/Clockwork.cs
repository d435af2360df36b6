namespace Trust.App.Tests.Stories;

/// <summary>A scheduler that fires at once, on a thread of its own.</summary>
sealed class Clockwork(JobRunner jobs) : IJobScheduler
{
    public string Name => "Clockwork";

    public Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct)
    {
        _ = Task.Run(() => jobs.Run(key, CancellationToken.None), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task Every(DailyJob job, CancellationToken ct) => Task.CompletedTask;

    public Task Cancel(WakeUpKey key, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A scheduler that hears nothing.</summary>
sealed class Deaf : IJobScheduler
{
    public string Name => "Deaf";

    public Task At(WakeUpKey key, DateTimeOffset moment, CancellationToken ct) => Task.CompletedTask;

    public Task Every(DailyJob job, CancellationToken ct) => Task.CompletedTask;

    public Task Cancel(WakeUpKey key, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>The system's time, in which every wait is short.</summary>
sealed class Hasty : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(50), period);
}
