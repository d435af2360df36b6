using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;

namespace Trust.Adapters.Tests;

/// <summary>A node in a process of its own, in which each job begins and never ends, until the process is killed.</summary>
public sealed class DoomedNode : IDisposable
{
    const string Begun = "begun ";

    readonly Process process;

    DoomedNode(Process process) => this.process = process;

    /// <param name="contract">The contract's class for the adapter.</param>
    public static DoomedNode Start(Type contract, string app) => new(Process.Start(new ProcessStartInfo("dotnet", [typeof(DoomedNode).Assembly.Location, contract.FullName!, app]) // a class of this assembly has a name
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!); // a program was named

    public Task At(WakeUpKey key) => process.StandardInput.WriteLineAsync($"{key.OrganisationId} {key.ProjectId} {key.Key}");

    /// <summary>Tells the daily job for a moment that is near.</summary>
    public Task EachDay() => process.StandardInput.WriteLineAsync("daily");

    /// <summary>Waits until the job runs.</summary>
    public async Task Begins(string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line == Begun + what) return;
        Assert.Fail($"The process ended before {what} began.");
    }

    /// <summary>As a machine that loses power: nothing is said to anybody.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    /// <summary>What happens in that process: told by its input what to do, it ends with it.</summary>
    static async Task Main(string[] arguments)
    {
        var contract = (JobSchedulerContract)Activator.CreateInstance(typeof(DoomedNode).Assembly.GetType(arguments[0])!)!; // named above
        await using var node = await Node.Start("doomed", arguments[1], new(), services => contract.Add(services, arguments[1]), what =>
        {
            Console.WriteLine(Begun + what);
            return new TaskCompletionSource().Task;
        });
        while (await Console.In.ReadLineAsync() is { } told)
            await (told.Split(' ', 3) is [var organisation, var project, var key]
                ? node.Scheduler.At(new(new(Guid.Parse(organisation, CultureInfo.InvariantCulture)), new(Guid.Parse(project, CultureInfo.InvariantCulture)), key), DateTimeOffset.UtcNow, default)
                : node.Scheduler.Every(Node.EachDay(TimeOnly.FromDateTime(DateTime.UtcNow.AddSeconds(3))), default));
    }
}
