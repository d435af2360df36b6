using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Trust.Web.Tests.Browser;

/// <summary>Reads every line that the app logs, at every level, for sentences that must never stand there; while there are none it listens to nothing.</summary>
sealed class LogWatch : ILoggerProvider, ILogger
{
    readonly ConcurrentBag<string> found = [];

    /// <summary>Set before the watch, null after.</summary>
    public string[]? Sentences { get; set; }

    public IReadOnlyCollection<string> Found => found;

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => Sentences is not null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Sentences is not { } sentences) return;
        var line = $"{formatter(state, exception)} {exception}";
        if (sentences.Any(s => line.Contains(s, StringComparison.Ordinal))) found.Add(line);
    }

    public void Dispose()
    {
        // what was found is all it holds
    }
}
