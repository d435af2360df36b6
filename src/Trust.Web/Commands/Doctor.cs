using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust doctor</c>: what is in order and what is not, one plain line each; 1 when something is wrong.</summary>
public sealed class Doctor(TextWriter output)
{
    const long LittleSpace = 1L << 30;

    public async Task<int> Run(NpgsqlDataSource app, NpgsqlDataSource? council, ProcessBoard processes, string dataFolder, CancellationToken ct)
    {
        List<Finding> findings = [.. await Checkup.Of(app, ct), .. await Checkup.OfRooms(council, ct), Space(dataFolder), .. Secrets(dataFolder)];
        if (findings.All(f => f.Weight != Weight.Wrong)) findings.AddRange(await Checkup.OfProcesses(processes, ct)); // else there may be nothing to ask
        foreach (var (weight, text) in findings)
            await output.WriteLineAsync($"{weight switch { Weight.Fine => "ok   ", Weight.Note => "note ", _ => "WRONG" }}  {text}");
        var wrong = findings.Count(f => f.Weight == Weight.Wrong);
        await output.WriteLineAsync(wrong == 0 ? "Everything that Trust needs is in order." : $"{wrong} to put right.");
        return wrong == 0 ? 0 : 1;
    }

    static Finding Space(string dataFolder)
    {
        if (!Directory.Exists(dataFolder)) return new(Weight.Note, $"The data folder {dataFolder} does not exist yet; ./trust run makes it.");
        var free = new DriveInfo(dataFolder).AvailableFreeSpace;
        return new(free < LittleSpace ? Weight.Wrong : Weight.Fine, $"{free / (1 << 20)} MB are free for {dataFolder}.");
    }

    static IEnumerable<Finding> Secrets(string dataFolder)
    {
        if (OperatingSystem.IsWindows()) yield break;
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        foreach (var file in (string[])["roles.json", "pg/postgres.password"])
            if (new FileInfo(Path.Combine(dataFolder, file)) is { Exists: true } secret && (secret.UnixFileMode & Others) != 0)
                yield return new(Weight.Wrong, $"Others on this machine can read {secret.FullName}: chmod 600 {secret.FullName}");
    }
}
