using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Trust.Adapters.Quartz;
using Trust.App;
using Trust.Domain;
#if WITH_ELSA
using Trust.Adapters.Elsa;
#endif
#if WITH_HANGFIRE
using Trust.Adapters.Hangfire;
#endif

namespace Trust.Bench;

/// <summary>What stands behind the two ports, side by side on one PostgreSQL, in interleaved rounds. Elsa and Hangfire are there when the bench was built with them.</summary>
sealed class Engines(Ground ground, OrganisationId organisation)
{
    public async Task Gates(int passings, int rounds)
    {
        var backlog = new Backlog(ground, organisation);
        await backlog.Prepare(passings);
        List<(string Name, Func<Task<double>> Run, List<double> Figures)> all = [("floor", backlog.Floor, []), ("embedded", () => backlog.Drained(new EmbeddedEngine()), [])];
#if WITH_ELSA
        await using var bursts = new Bursts(NullLoggerFactory.Instance);
        await using var stock = new Bursts(NullLoggerFactory.Instance, asStock: true);
        all.Add(("Elsa", () => backlog.Drained(new ElsaEngine(bursts, ground.Ours.Store, ground.Rulebooks)), []));
        all.Add(("Elsa, its own serializer", () => backlog.Drained(new ElsaEngine(stock, ground.Ours.Store, ground.Rulebooks)), []));
#endif
        await Interleave(all, rounds, "gates passed a second");
    }

    /// <summary>What both do for one that is due: a wake-up told and fired, a mail taken from the ledger and handed to a post office that takes each at once.</summary>
    public async Task Jobs(int number, int mails, int rounds)
    {
        var wakings = new Wakings(ground, organisation);
        List<(string Name, Func<Task<double>> Run, List<double> Figures)> all =
            [("wake-ups, sweep alone", () => wakings.Swept(number), []), ("wake-ups, Quartz", () => wakings.Fired(services => services.AddQuartzJobs(), number), [])];
#if WITH_HANGFIRE
        await HangfireTables.Install(ground.Owner, default);
        all.Add(("wake-ups, Hangfire", () => wakings.Fired(services => services.AddHangfireJobs(ground.App), number), []));
#endif
        var owing = await Owing.Begin(ground);
        var post = new PostOffice(new("https://trust.example.org/"), Mailbox.Of("trust@example.org"), new TakesAll(), (_, _) => "/me");
        await using var services = new ServiceCollection().AddLogging().AddTrust(ground.App).AddAccounts().AddSingleton<FindPostOffice>((_, _) => Task.FromResult<PostOffice?>(post)).BuildServiceProvider();
        var pump = services.GetRequiredService<MailPump>();
        all.Add(("mails through the ledger", () => owing.Pumped(mails, pump), []));
        await Interleave(all, rounds, "a second");
    }

    static async Task Interleave(List<(string Name, Func<Task<double>> Run, List<double> Figures)> all, int rounds, string what)
    {
        foreach (var (_, run, _) in all) await run(); // warm
        for (var round = 0; round < rounds; round++)
            foreach (var (_, run, figures) in all) figures.Add(await run());
        foreach (var (name, _, figures) in all) Console.WriteLine($"{$"{name}, {what}",-45} {new Figures(figures).Say("0")}");
    }

    sealed class TakesAll : IMailer, IMailRound
    {
        public IMailRound Round() => this;

        public Task<MailOutcome> Send(Letter letter, CancellationToken ct) => Task.FromResult<MailOutcome>(new MailOutcome.Accepted("taken"));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
