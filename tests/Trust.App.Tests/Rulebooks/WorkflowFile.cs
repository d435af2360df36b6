using System.Text;
using Trust.App.Rulebooks;
using Trust.Domain;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

/// <summary>The shipped workflow file with one thing changed, and what its reader says to that.</summary>
sealed class WorkflowFile
{
    const string Name = "workflows/rollout.v1.json";
    static readonly RulebookReader Reader = new(JsonSchema.Parse("workflows/schema.json", Embedded("workflows/schema.json")));

    readonly string text;
    readonly int line, column;

    WorkflowFile(string text, int at)
    {
        this.text = text;
        line = text[..at].Count(c => c == '\n') + 1;
        column = at - text[..at].LastIndexOf('\n');
    }

    /// <summary>Replaces <paramref name="old"/> where it first stands after <paramref name="after"/>.</summary>
    public static WorkflowFile With(string after, string old, string @new)
    {
        var shipped = Encoding.UTF8.GetString(Embedded(Name));
        var at = shipped.IndexOf(old, shipped.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0, $"the shipped file has no {old} after {after}");
        return new(shipped[..at] + @new + shipped[(at + old.Length)..], at);
    }

    /// <summary>One fault, in the line where the change was made.</summary>
    public Fault Fault()
    {
        var fault = Assert.Single(Read(Name).Faults);
        Assert.Equal((Name, line), (fault.File, fault.Line));
        return fault;
    }

    /// <summary>One fault, exactly where the change was made, so many characters further on.</summary>
    public Fault FaultAt(int further)
    {
        var fault = Fault();
        Assert.Equal(column + further, fault.Column);
        return fault;
    }

    public (Rulebook? Rulebook, IReadOnlyList<Fault> Faults) Read(string name)
    {
        var (rulebook, faults) = Reader.Read(name, Encoding.UTF8.GetBytes(text));
        Assert.Equal(faults.Length > 0, rulebook is null);
        return (rulebook, faults);
    }

    public static byte[] Embedded(string name)
    {
        using var stream = typeof(Books).Assembly.GetManifestResourceStream(name)!;          // a missing file fails the test just the same
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
