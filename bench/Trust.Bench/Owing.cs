using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Stories;
using Trust.App.Tests.Mail;
using Trust.Domain;

namespace Trust.Bench;

/// <summary>A firm that owes many mails: those of a story, and copies of them.</summary>
sealed class Owing(Ground ground, OrganisationId organisation)
{
    int offset = 1000;

    // every copy is a mail of its own, under an offset that no plan uses
    const string Copy = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state)
        select organisation_id, gen_random_uuid(), project_id, occasion, n, person_id, kind, party, now() + @ahead + (row_number() over () * @apart), 'planned'
        from deliveries, generate_series(@offset, @offset + @number) n
        where organisation_id = @organisation and occasion like 'event/%' and offset_days = 0
        limit @number
        """;

    const string Sums = """
        select case when state in ('planned', 'sending') and due_at > now() + interval '1 hour' then 'later' else state end as state, count(*) as number, coalesce(sum(unknowns), 0)::bigint as unknowns
        from deliveries
        where organisation_id = @organisation
        group by 1
        """;

    const string HandedOver = """
        select count(*)::float8 / extract(epoch from max(ended_at) - min(ended_at))
        from deliveries
        where organisation_id = @organisation and state = 'sent' and offset_days >= 1000
        """;

    const string Lateness = """
        select percentile_cont(array[0.5, 0.99, 1]) within group (order by extract(epoch from ended_at - due_at)::float8)
        from deliveries
        where organisation_id = @organisation and state = 'sent' and offset_days >= 1000
        """;

    public sealed record Sum(string State, long Number, long Unknowns);

    /// <summary>A firm with the mails of a story's first weeks; what the story has told is due and goes out first.</summary>
    public static async Task<Owing> Begin(Ground ground)
    {
        var story = StoryFile.Example("machine-builder", ground.Rulebooks);
        await using var source = Database.Source(ground.App);
        await using var services = StoryHouse.Open(source, story, 0, (_, _) => Task.FromResult<PostOffice?>(null));
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var telling = await teller.Begin(story, 0, default);
        await foreach (var _ in teller.Play(telling, story.Project.StartsOn.AddDays(18), default)) { }
        return new(ground, telling.Organisation);
    }

    /// <param name="ahead">When the first is due, from now.</param>
    /// <param name="apart">How long after it each further one.</param>
    public async Task Owe(int number, TimeSpan ahead = default, TimeSpan apart = default)
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        await session.Execute(Copy, new { organisation, number, offset, ahead, apart }, default);
        await session.Commit(default);
        offset += number + 1;
    }

    /// <summary>How many a second the pump takes and hands over, of so many that are due.</summary>
    public async Task<double> Pumped(int number, MailPump pump)
    {
        await pump.Once(organisation, default); // what the story still owes
        await Owe(number);
        var watch = Stopwatch.StartNew();
        var gone = await pump.Once(organisation, default);
        return gone / watch.Elapsed.TotalSeconds;
    }

    public async Task<IReadOnlyList<Sum>> Now()
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        return await session.Query<Sum>(Sums, new { organisation }, default);
    }

    public async Task UntilAllEnded()
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do await look.WaitForNextTickAsync();
        while ((await Now()).Any(s => s.State is "planned" or "sending"));
    }

    /// <summary>Between the first and the last of them.</summary>
    public async Task<double> HandedOverASecond()
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        return await session.QuerySingleOrDefault<double>(HandedOver, new { organisation }, default);
    }

    /// <summary>Seconds from due to sent: the middle one, one in a hundred, the latest.</summary>
    public async Task<double[]> Late()
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        return (await session.QuerySingleOrDefault<double[]>(Lateness, new { organisation }, default))!; // an aggregate gives one row
    }

    /// <summary>A process that hands over whatever is due, until it is killed.</summary>
    public Process Sender(SmtpServer mail) => Process.Start(Environment.ProcessPath!, [.. Environment.GetCommandLineArgs()[0].EndsWith(".dll", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : (string[])[], "send", ground.App, $"{mail.Address().Port}"]);

    /// <summary>What such a process does.</summary>
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
}
