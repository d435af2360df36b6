using System.Text;
using Trust.App.Rulebooks;
using Trust.App.Stories;
using RulebooksOf = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests.Stories;

/// <summary>The machine builder's file, whole or with something changed in it.</summary>
static class StoryFiles
{
    static readonly RulebooksOf Workflows = RulebooksOf.Embedded();

    public static readonly string Machine = Load();

    public static StoryFile Example(string name) => StoryFile.Example(name, Workflows);

    public static StoryFile Read(string json) => StoryFile.Read("lindtal.json", Encoding.UTF8.GetBytes(json), Workflows);

    /// <summary>The faults of the machine builder's file with one thing changed.</summary>
    public static IReadOnlyList<Fault> Faults(string was, string becomes)
    {
        Assert.Contains(was, Machine);
        var at = Machine.IndexOf(was, StringComparison.Ordinal);
        return Assert.Throws<FaultyFilesException>(() => Read(Machine[..at] + becomes + Machine[(at + was.Length)..])).Faults;
    }

    public static int LineOf(string text) => Machine[..Machine.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    static string Load()
    {
        using var stream = typeof(StoryFile).Assembly.GetManifestResourceStream("examples/machine-builder.json")!; // embedded by the project file
        return new StreamReader(stream).ReadToEnd();
    }
}
