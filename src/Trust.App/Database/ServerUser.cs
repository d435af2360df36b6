using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trust.App;

/// <summary>The user that PostgreSQL runs as: oneself, or, since it refuses root, <c>postgres</c> or <c>nobody</c>.</summary>
sealed record ServerUser(string? Name, uint Uid, uint Gid)
{
    public static readonly ServerUser Current = Environment.UserName == "root" ? Unprivileged() : new(null, 0, 0);

    static ServerUser Unprivileged()
    {
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var found = known.Find(fields => fields[0] == "postgres") ?? known.Find(fields => fields[0] == "nobody")
            ?? throw new ServerTrouble("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.");
        return new(found[0], uint.Parse(found[2]), uint.Parse(found[3]));
    }

    public ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",     // where Trust was started may be closed to the other user
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Name is not null) start.UserName = Name;
        start.Environment["LC_ALL"] = "C.UTF-8";    // its messages are read here
        return start;
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(Command(program, arguments)) ?? throw new ServerTrouble($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0
            ? await output
            : throw new ServerTrouble($"{program} failed ({process.ExitCode}): {(await errors).Trim()}");
    }

    public void Own(string path)
    {
        if (Name is not null && chown(path, Uid, Gid) != 0)
            throw new ServerTrouble($"{path} could not be given to the user {Name}.");
    }

    /// <summary>Says early and plainly what would otherwise come as a bare "permission denied".</summary>
    public void MayReach(string folder)
    {
        if (Name is null || OperatingSystem.IsWindows()) return;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if ((at.UnixFileMode & UnixFileMode.OtherExecute) == 0 && at.FullName != "/")
                throw new ServerTrouble($"PostgreSQL runs as the user {Name} and may not enter {at.FullName}. Choose another data folder with --data.");
    }

    [DllImport("libc")]
    static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
