using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust run</c>: prepares the database, loads the demo into an empty one, serves until Ctrl-C, stops what it started.</summary>
public sealed class Serve(TextWriter output)
{
    const int UsualPort = 5080;

    public async Task<int> Run(Options options, IConfiguration configuration, CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        var own = configuration.GetConnectionString("Trust") is null && configuration.GetConnectionString("TrustOwner") is null;
        var demo = !options.Production && (own || options.Demo);
        await using var ground = await Ground.Prepare(options, configuration, ct);
        await using (var app = Database.Source(ground.App)) Refuse(await StartCheck.Problems(app, ct));
        if (ground.Council is { } rooms)
            await using (var council = Database.Source(rooms)) Refuse(await StartCheck.ProblemsOfRooms(council, ct));

        List<string> args = [$"--Trust:Demo={demo}", $"--{Pages.Organisation.OrganisationModel.DataFolder}={options.DataFolder}"];
        if (ground.Council is not null) args.Add($"--ConnectionStrings:{TrustWeb.Council}={ground.Council}");
        if (demo) args.Add($"--{Post.Outbox}={Path.Combine(options.DataFolder, "outbox")}");
        if (own || options.Port is not null) args.Add($"--urls=http://127.0.0.1:{Port(options.Port)}");
        await using var web = TrustWeb.Build([.. args], ground.App);
        await web.Services.GetRequiredService<ProductClock>().Load(web.Services.GetRequiredService<NpgsqlDataSource>(), ct);
        if (await web.Services.GetRequiredService<Replay>().Run(ct) is ( > 0 and var organisations, var entries))
            await output.WriteLineAsync($"The read tables of {organisations} organisations were filled anew from {entries} entries.");
        var hello = await Welcome(web, demo, options.Production, ct);
        await web.StartAsync(ct);
        var address = web.Urls.First();
        await output.WriteLineAsync($"Trust is ready after {started.Elapsed.TotalSeconds:0.0} s: {address}");
        foreach (var line in hello) await output.WriteLineAsync(line.Replace("{address}", address));
        await output.WriteLineAsync("Ctrl-C stops it.");
        using var served = new CancellationTokenSource();
        var kept = ground.Server?.Keep(trouble => web.Logger.LogError("{Trouble}", trouble.Message), served.Token) ?? Task.CompletedTask;
        await web.WaitForShutdownAsync(ct);
        await served.CancelAsync();
        await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0) throw new ServerTrouble($"Trust does not serve with this database role:\n{string.Join('\n', problems)}");
    }

    /// <summary>What an empty database needs before the first visit, and what to say about it.</summary>
    static async Task<IReadOnlyList<string>> Welcome(WebApplication web, bool demo, bool production, CancellationToken ct)
    {
        var organisations = web.Services.GetRequiredService<Organisations>();
        var first = await organisations.First(ct);
        var demoIsHere = (await web.Services.GetRequiredService<DemoPeople>().All(ct)).Count > 0;
        if (production && demoIsHere) throw new ServerTrouble("This database holds the demo. Production never shares one with it: give it a database of its own.");
        if (demo)
        {
            if (!demoIsHere && first is { HasAccounts: true }) throw new ServerTrouble("This database is somebody's own, and the demo never shares one. Start with --production, or give the demo an empty database.");
            if (!demoIsHere) await web.Services.GetRequiredService<DemoLoader>().Load(ct);  // also after a first start that was cut short
            return ["This is the demo: its people stand on the sign-in page, one click each."];
        }
        if (first is { HasAccounts: true }) return [];
        if (first is null && !production) return ["The database is empty. Start with --production for an administrator's link, or with --demo for the demo."];
        var founded = first is null ? await organisations.Create(Pages.SignIn.WelcomeModel.Unnamed, "en", null, ct) : await organisations.AdministratorLink(first.OrganisationId, ct);
        return [$"The administrator comes in once by this link, until {founded.ExpiresAt:yyyy-MM-dd HH:mm} UTC:", $"{{address}}/welcome/{founded.Link.Text}"];
    }

    /// <summary>The port asked for; else the usual one, or a free one when that is taken.</summary>
    /// <exception cref="ServerTrouble">The port asked for is taken.</exception>
    static int Port(int? wanted) => wanted switch
    {
        { } port when IsFree(port) => port,
        { } port => throw new ServerTrouble($"Another program listens at http://127.0.0.1:{port}. End it, or give Trust another port: --port 5090."),
        null => IsFree(UsualPort) ? UsualPort : 0,
    };

    static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
