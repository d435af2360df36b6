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

    public async Task Jobs(int number, int rounds)
    {
        var wakings = new Wakings(ground, organisation);
        List<(string Name, Func<Task<double>> Run, List<double> Figures)> all =
            [("sweep alone", () => wakings.Swept(number), []), ("Quartz", () => wakings.Fired(services => services.AddQuartzJobs(), number), [])];
#if WITH_HANGFIRE
        await HangfireTables.Install(ground.Owner, default);
        all.Add(("Hangfire", () => wakings.Fired(services => services.AddHangfireJobs(ground.App), number), []));
#endif
        await Interleave(all, rounds, "wake-ups a second");
    }

    /// <summary>Due mails through the ledger, with a post office that takes each at once.</summary>
    public async Task Mails(int number)
    {
        var owing = await Owing.Begin(ground);
        await owing.Owe(number);
        var post = new PostOffice(new("https://trust.example.org/"), Mailbox.Of("trust@example.org"), new TakesAll(), (_, _) => "/me");
        await using var services = new ServiceCollection().AddLogging().AddTrust(ground.App).AddAccounts().AddSingleton<FindPostOffice>((_, _) => Task.FromResult<PostOffice?>(post)).BuildServiceProvider();
        await services.GetRequiredService<MailPump>().Once(default);
        Console.WriteLine($"{"mails through the ledger a second",-45} {await owing.HandedOverASecond():0}");
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
