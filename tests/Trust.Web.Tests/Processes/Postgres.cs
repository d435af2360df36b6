namespace Trust.Web.Tests.Processes;

/// <summary>The PostgreSQL of a data folder, as the machine sees it.</summary>
static class Postgres
{
    /// <summary>The server and its children; empty when none runs.</summary>
    public static IReadOnlyList<int> ProcessesOf(string data)
    {
        var written = Path.Combine(data, "pg", "pgdata", "postmaster.pid");
        if (!File.Exists(written)) return [];
        var server = int.Parse(File.ReadLines(written).First());
        return [.. All().Where(p => p == server || ParentOf(p) == server)];
    }

    public static IReadOnlyList<int> StillThere(IEnumerable<int> processes) => [.. processes.Where(p => ParentOf(p) is not null)];

    static IEnumerable<int> All() => Directory.GetDirectories("/proc").Select(Path.GetFileName).Select(n => int.TryParse(n, out var id) ? id : 0).Where(id => id > 0);

    /// <summary>Null for a process that is gone, or of which only the exit code is left.</summary>
    static int? ParentOf(int process)
    {
        try
        {
            // after the name, which may hold anything, come state and parent
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            return fields[0] is "Z" or "X" ? null : int.Parse(fields[1]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
