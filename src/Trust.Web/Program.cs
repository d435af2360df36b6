using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Trust.App;
using Trust.Web;
using Trust.Web.Commands;
using static System.Console;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var options = Options.Parse(args, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.UserName == "root");
    if (options is { Verb: "restore", Demo: false, Arguments: [var kept] } && await RestoreFile.IsOfProduction(kept, stop.Token)) options = options with { Production = true };
    return await (options.Verb switch
    {
        "run" => new Serve(Out).Run(options, configuration, stop.Token),
        "demo" => new Demo(Out).Run(options, configuration, stop.Token),
        "token" => OnGround(ground => new Token(Out).Run(ground.App, options.Need("the e-mail address of a person"), stop.Token)),
        "doctor" => OnGround(Examine),
        "backup" => OnGround(ground => new Backup(TimeProvider.System, options.DataFolder, Out).Run(ground.EveryRow ?? throw new UsageException("A backup needs ConnectionStrings__TrustOwner."), options.Need("a file to write"), stop.Token)),
        "engine" => OnGround(ground => Processes.On(ground, configuration, processes => new Engine(Out).Run(options.Arguments, processes, stop.Token))),
        "workflow" => new WorkflowExport(Out).Run(options),
        "restore" => OnGround(ground => new Restore(Out).Run(ground.Owner ?? throw new UsageException("A restore needs ConnectionStrings__TrustOwner."), ground.App, options.Need("a file to read"), stop.Token)),
        var unknown => throw new UsageException($"Trust has no command '{unknown}'. It knows: run, demo, token, doctor, backup, restore, engine, workflow."),
    });

    async Task<int> OnGround(Func<Ground, Task<int>> work)
    {
        await using var ground = await Ground.Prepare(options, configuration, stop.Token);
        return await work(ground);
    }

    async Task<int> Examine(Ground ground)
    {
        await using var app = Database.Source(ground.App);
        await using var council = ground.Council is { } given ? Database.Source(given) : null;
        return await Processes.On(ground, configuration, processes => new Doctor(Out).Run(app, council, processes, options.DataFolder, stop.Token));
    }
}
catch (Exception trouble) when (trouble is UsageException or ServerTrouble)
{
    await Error.WriteLineAsync(trouble.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true; // we end in order: the app first, then the server that it started
    stop.Cancel();
}
