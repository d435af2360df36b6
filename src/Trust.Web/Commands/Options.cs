namespace Trust.Web.Commands;

/// <summary>What stands behind a verb on the command line.</summary>
public sealed record Options(string Verb, IReadOnlyList<string> Arguments, int? Port, string DataFolder, bool Production, bool Demo)
{
    /// <summary>A workflow is to be written as Elsa writes its own.</summary>
    public bool Elsa { get; init; }

    const string Usage = "run [--port N] [--data DIR] [--production] [--demo] · demo [FILE] · token EMAIL · doctor · backup FILE · restore FILE · engine rebuild ID · workflow export --elsa KEY";

    /// <exception cref="UsageException">Something on the line is not understood; the message says what.</exception>
    public static Options Parse(IReadOnlyList<string> line, string home, bool root)
    {
        var arguments = new List<string>();
        var options = new Options(line.Count > 0 ? line[0] : "run", arguments, null, root ? "/var/lib/trust" : Path.Combine(home, ".local", "share", "trust"), false, false);
        for (var i = 1; i < line.Count; i++)
            switch (line[i])
            {
                case "--production": options = options with { Production = true }; break;
                case "--demo": options = options with { Demo = true }; break;
                case "--elsa": options = options with { Elsa = true }; break;
                case "--data" when i + 1 < line.Count: options = options with { DataFolder = Path.GetFullPath(line[++i]) }; break;
                case "--port" when i + 1 < line.Count && int.TryParse(line[i + 1], out var port) && port is >= 0 and <= 65535: (options, i) = (options with { Port = port }, i + 1); break;
                case var unknown when unknown.StartsWith('-'): throw new UsageException($"'{unknown}' is not understood, or lacks its value. Trust knows: {Usage}");
                case var argument: arguments.Add(argument); break;
            }
        return options;
    }

    /// <summary>The one argument that a verb needs.</summary>
    public string Need(string what) => Arguments is [var one] ? one : throw new UsageException($"'{Verb}' needs {what}.");
}

/// <summary>The command line is not understood; its message is for whoever typed it.</summary>
public sealed class UsageException(string message) : Exception(message);
