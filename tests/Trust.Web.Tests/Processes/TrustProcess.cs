using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Trust.Web.Tests.Processes;

/// <summary>The app as <c>./trust</c> starts it: a process of its own, which prints, is interrupted and is killed.</summary>
sealed class TrustProcess : IDisposable
{
    const int Interrupt = 2;
    const int Kill = 9;
    const string Ready = "Trust is ready after ";

    readonly Process process;
    readonly ConcurrentQueue<string> said = new();
    readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    TrustProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        // a session of its own, so that Ctrl-C can go to all of it, as from a terminal
        process = new() { StartInfo = new("setsid", ["dotnet", Path.Combine(AppContext.BaseDirectory, "Trust.Web.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" } };
        process.StartInfo.Environment["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory;
        process.StartInfo.Environment["Logging__LogLevel__Default"] = "Warning";
        process.StartInfo.Environment.Remove("ConnectionStrings__Trust");
        process.StartInfo.Environment.Remove("ConnectionStrings__TrustOwner");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) process.StartInfo.Environment[name] = value;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', said);
    public Uri Address => new(Said.Split('\n').First(l => l.StartsWith(Ready, StringComparison.Ordinal)).Split(' ')[^1]);
    public int Id => process.Id;
    public bool HasEnded => process.HasExited;

    /// <summary>Serving from this data folder, once it says so.</summary>
    public static Task<TrustProcess> Serving(string data, params string[] more) => Serving(data, new Dictionary<string, string>(), more);

    /// <inheritdoc cref="Serving(string, string[])"/>
    public static async Task<TrustProcess> Serving(string data, IReadOnlyDictionary<string, string> settings, params string[] more)
    {
        var trust = new TrustProcess(["run", "--port", "0", "--data", data, .. more], settings);
        var ended = trust.process.WaitForExitAsync();
        if (await Task.WhenAny(trust.ready.Task, ended) == ended) Assert.Fail($"It ended instead of serving: {trust.Said}");
        return trust;
    }

    /// <summary>One of several on the same database, which need not be ready before the next.</summary>
    /// <param name="settings">As environment variables.</param>
    public static TrustProcess Beside(string data, IReadOnlyDictionary<string, string> settings) => new(["run", "--port", "0", "--data", data], settings);

    /// <summary>A command that runs to its end.</summary>
    public static async Task<(int Code, string Said)> Ran(params string[] arguments)
    {
        using var trust = new TrustProcess(arguments);
        var ended = trust.process.WaitForExitAsync();
        if (await Task.WhenAny(trust.ready.Task, ended) != ended) Assert.Fail($"It serves instead of ending: {trust.Said}");
        return (trust.process.ExitCode, trust.Said);
    }

    /// <summary>Ctrl-C: the signal goes to everything that the terminal runs.</summary>
    public async Task<int> PressCtrlC()
    {
        Assert.Equal(0, kill(-process.Id, Interrupt));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Kills it, and others with it, so that nobody has time to end in order.</summary>
    public async Task Die(params IEnumerable<int> others)
    {
        End([process.Id, .. others]);
        await process.WaitForExitAsync();
    }

    public static void End(IEnumerable<int> processes)
    {
        foreach (var id in processes) _ = kill(id, Kill); // one may be gone already
    }

    /// <summary>At the end of a test that went wrong half-way.</summary>
    public void Dispose()
    {
        if (!process.HasExited) _ = kill(process.Id, Kill);
        process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.StartsWith("Ctrl-C stops it", StringComparison.Ordinal)) ready.TrySetResult(line);
    }

    [DllImport("libc")]
    static extern int kill(int pid, int signal);
}
