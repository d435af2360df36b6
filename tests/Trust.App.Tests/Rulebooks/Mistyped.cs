using System.Collections.Immutable;
using System.Text;
using Trust.App.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

/// <summary>A shipped data file with one thing changed, and what its reader says to that.</summary>
sealed record Mistyped(string File, Func<string, ReadOnlyMemory<byte>, ImmutableArray<Fault>> Read)
{
    /// <summary>The faults in the line where <paramref name="old"/> first stands after <paramref name="after"/>.</summary>
    public IReadOnlyList<Fault> With(string after, string old, string @new)
    {
        var shipped = Encoding.UTF8.GetString(WorkflowFile.Embedded(File));
        var at = shipped.IndexOf(old, shipped.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0, $"{File} has no {old} after {after}");
        var line = shipped[..at].Count(c => c == '\n') + 1;
        return [.. Read(File, Encoding.UTF8.GetBytes(shipped[..at] + @new + shipped[(at + old.Length)..])).Where(f => f.Line == line)];
    }
}
