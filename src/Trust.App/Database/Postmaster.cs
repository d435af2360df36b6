using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trust.App;

/// <summary>The server process that <c>postmaster.pid</c> names.</summary>
sealed record Postmaster(int Pid, ServerFolder Folder)
{
    const int Interrupt = 2;    // PostgreSQL's fast shutdown: open transactions are rolled back, nothing is lost

    /// <summary>The server still running on this folder. What a crash left behind of one that is gone is put away.</summary>
    public static Postmaster? RunningIn(ServerFolder folder)
    {
        if (!File.Exists(folder.PidFile)) return null;
        if (Written(folder) is { } pid && new Postmaster(pid, folder) is { IsAlive: true } running) return running;
        // after a restart of the machine or container the number may belong to any other program: PostgreSQL would refuse to start
        File.Delete(folder.PidFile);
        foreach (var left in Directory.GetFiles(folder.Socket, ".s.PGSQL.*")) File.Delete(left);
        return null;
    }

    /// <summary>It holds the folder: its number stands in the file.</summary>
    public bool IsWritten => File.Exists(Folder.PidFile) && Written(Folder) == Pid;

    public bool IsAlive
    {
        get
        {
            if (OperatingSystem.IsLinux())
            {
                try
                {
                    return File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0').Contains(Folder.Data);
                }
                catch (IOException)
                {
                    return false;
                }
            }
            try
            {
                using var process = Process.GetProcessById(Pid);
                return process.ProcessName == "postgres";
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    public async Task Stop()
    {
        if (kill(Pid, Interrupt) != 0) return;
        while (IsAlive) await Task.Delay(20);
    }

    static int? Written(ServerFolder folder) =>
        int.TryParse(File.ReadLines(folder.PidFile).FirstOrDefault(), out var pid) ? pid : null;

    [DllImport("libc")]
    static extern int kill(int pid, int signal);
}
