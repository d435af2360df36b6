using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Stories;
using Trust.App.Tests.Mail;
using Trust.Domain;

namespace Trust.Bench;

/// <summary>Many mails, due at once, handed over to a real mail server by three processes that are killed every few seconds.</summary>
sealed class Deliveries(Ground ground, int number)
{
    const int Senders = 3;
    static readonly TimeSpan BetweenDeaths = TimeSpan.FromSeconds(3);

    // every copy is a mail of its own, under an offset that no plan uses
    const string Copy = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state)
        select organisation_id, gen_random_uuid(), project_id, occasion, n, person_id, kind, party, now(), 'planned'
        from deliveries, generate_series(1000, 1000 + @number) n
        where organisation_id = @organisation and occasion like 'event/%'
        limit @number
        """;

    const string Sums = """
        select case when state in ('planned', 'sending') and due_at > now() then 'later' else state end as state, count(*) as number, coalesce(sum(unknowns), 0)::bigint as unknowns
        from deliveries
        where organisation_id = @organisation
        group by 1
        """;

    sealed record Sum(string State, long Number, long Unknowns);

    public async Task Run()
    {
        var organisation = await Owe();
        await using var mail = new SmtpServer { Script = Mischief(new(4711)) };
        List<Process> senders = [.. Enumerable.Range(0, Senders).Select(_ => Sender(mail))];
        var (chance, watch, deaths) = (new Random(17), Stopwatch.StartNew(), 0);
        using var look = new PeriodicTimer(BetweenDeaths);
        IReadOnlyList<Sum> sums;
        do
        {
            await look.WaitForNextTickAsync();
            sums = await Now(organisation);
            var one = chance.Next(Senders);
            senders[one].Kill();
            deaths++;
            senders[one] = Sender(mail);
        }
        while (sums.Any(s => s.State is "planned" or "sending"));
        foreach (var sender in senders) sender.Kill();

        var arrived = mail.Mails.GroupBy(m => m.Text.Split('\n').First(l => l.StartsWith("Message-ID:", StringComparison.Ordinal))).ToList();
        long Of(string state) => sums.FirstOrDefault(s => s.State == state)?.Number ?? 0;
        Say("handed over a second, with deaths", mail.Mails.Count / watch.Elapsed.TotalSeconds);
        Say("processes killed", deaths);
        foreach (var state in (string[])["sent", "skipped", "failed"]) Say(state, Of(state));
        Say("arrived, each once or more", arrived.Count);
        Say("arrived twice or more", arrived.Count(a => a.Count() > 1));
        Say("attempts whose end nobody knows", sums.Sum(s => s.Unknowns));
        Say("lost", Math.Max(0, Of("sent") - arrived.Count));
    }

    /// <summary>A story's mails, and copies of what they tell until there are enough.</summary>
    async Task<OrganisationId> Owe()
    {
        var story = StoryFile.Example("machine-builder", ground.Rulebooks);
        await using var source = Database.Source(ground.App);
        await using var services = StoryHouse.Open(source, story, 0, (_, _) => Task.FromResult<PostOffice?>(null));
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var telling = await teller.Begin(story, 0, default);
        await foreach (var _ in teller.Play(telling, story.Project.StartsOn.AddDays(18), default)) { }
        await using var session = await ground.Ours.Database.Begin(telling.Organisation, default);
        await session.Execute(Copy, new { organisation = telling.Organisation, number }, default);
        await session.Commit(default);
        return telling.Organisation;
    }

    async Task<IReadOnlyList<Sum>> Now(OrganisationId organisation)
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        return await session.Query<Sum>(Sums, new { organisation }, default);
    }

    Process Sender(SmtpServer mail) => Process.Start(Environment.ProcessPath!, [.. Environment.GetCommandLineArgs()[0].EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : (string[])[], "send", ground.App, $"{mail.Address().Port}"]);

    /// <summary>What such a process does until it is killed.</summary>
    public static async Task Send(string app, int port)
    {
        var post = new PostOffice(new("https://trust.example.org/"), Mailbox.Of("trust@example.org"), new SmtpMailer(new("localhost", port, SmtpSecurity.Open, "trust.example.org")), (_, _) => "/me");
        await using var services = new ServiceCollection().AddLogging().AddTrust(app).AddAccounts()
            .AddSingleton<FindPostOffice>((_, _) => Task.FromResult<PostOffice?>(post))
            .AddSingleton(new MailPace(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1)))
            .BuildServiceProvider();
        await services.GetRequiredService<MailPump>().StartAsync(default);
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    static void Say(string what, double figure) => Console.WriteLine($"{what,-45} {figure:0}");

    static Func<string, Mischief?> Mischief(Random chance) => word =>
    {
        int dice;
        lock (chance) dice = chance.Next(1_000);
        return (word, dice) switch
        {
            ("RCPT", < 5) => new Mischief.Says("550 5.1.1 nobody here\r\n"),
            ("RCPT", < 15) => new Mischief.Says("450 4.2.1 ask again\r\n"),
            ("DATA", < 5) => new Mischief.HangsUp(),
            ("body", < 5) => new Mischief.TakesAndHangsUp(),
            _ => null,
        };
    };
}
