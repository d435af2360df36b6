using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Trust.App.Rulebooks;

/// <summary>The data files in this build.</summary>
static class Shipment
{
    /// <summary>What every file of a name says, in the order of versions.</summary>
    /// <exception cref="FaultyFilesException">At least one is not as its schema and the rules want it.</exception>
    public static ImmutableArray<T> All<T>(Regex name, Func<string, ReadOnlyMemory<byte>, (T? Read, ImmutableArray<Fault> Faults)> read, Func<T, int> version) where T : class
    {
        var files = typeof(Shipment).Assembly.GetManifestResourceNames().Where(n => name.IsMatch(n)).Select(n => read(n, Bytes(n))).ToList();
        if (files.SelectMany(f => f.Faults).ToList() is { Count: > 0 } faults) throw new FaultyFilesException(faults);
        return [.. files.Select(f => f.Read).OfType<T>().OrderBy(version)];
    }

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Shipment).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
