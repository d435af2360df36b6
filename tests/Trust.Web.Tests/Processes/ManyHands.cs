using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Stories;
using Trust.App.Tests.Mail;
using Trust.Domain;

namespace Trust.Web.Tests.Processes;

/// <summary>How one row of the ledger ended, and how often its mail arrived.</summary>
sealed record Ending(Guid Id, string State, string? Reason, int Unknowns, bool IsDue, int Arrived);

/// <summary>A PostgreSQL, a mail server that does mischief, many mails that are due, and apps that send them and die.</summary>
sealed partial class ManyHands : IAsyncDisposable
{
    /// <summary>The story up to here tells enough people enough things.</summary>
    static readonly DateOnly Until = new(2026, 9, 25);

    // more of what was told, under offsets that no plan uses: each row is a mail of its own
    const string More = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state)
        select organisation_id, gen_random_uuid(), project_id, occasion, n, person_id, kind, party, due_at, 'planned'
        from deliveries, generate_series(1000, 1000 + @times) n
        where organisation_id = @organisation and occasion like 'event/%'
        limit @number
        """;

    const string Post = """
        insert into post_offices (organisation_id, house, from_address, from_name, host, port, security, checked_at)
        values (@organisation, 'https://trust.example.org', 'trust@example.org', 'Trust', 'localhost', @port, 'open', now())
        """;

    const string Open = """
        select count(*)
        from deliveries
        where organisation_id = @organisation and state in ('planned', 'sending') and due_at <= now()
        """;

    const string Ends = """
        select id, state, reason, unknowns, due_at <= now() as is_due
        from deliveries
        where organisation_id = @organisation
        """;

    readonly string data = Path.Combine(Path.GetTempPath(), "trust-c-" + Guid.NewGuid().ToString("N")[..8]);
    readonly CancellationTokenSource closing = new();
    readonly List<TrustProcess> apps = [];
    readonly Random chance = new(20260925);
    PrivatePostgres server = null!; // started before anybody else sees this
    NpgsqlDataSource source = null!;
    string app = "";
    Task kept = Task.CompletedTask;
    OrganisationId organisation;

    public SmtpServer Mail { get; } = new();
    public int Killed { get; private set; }

    public static async Task<ManyHands> With(int mails)
    {
        var hands = new ManyHands();
        hands.server = await PrivatePostgres.Start(hands.data, new(), default);   // not the fast one: it forgets its last commits when it is killed
        hands.kept = hands.server.Keep(_ => { }, hands.closing.Token);
        var logins = await Roles.Ensure(hands.server.Superuser, Passwords.New(), "chaos", default);
        await Migrator.Migrate(logins.Owner, default);
        (hands.app, hands.source) = (logins.App, Database.Source(logins.App));
        await hands.Owe(mails);
        return hands;
    }

    async Task Owe(int mails)
    {
        var story = StoryFile.Example("machine-builder", Rulebooks.Embedded());
        var weeks = (DateOnly.FromDateTime(DateTime.UtcNow).DayNumber - Until.DayNumber) / 7 - 1;
        await using (var services = StoryHouse.Open(source, story, weeks, (_, _) => Task.FromResult<PostOffice?>(null)))
        {
            var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
            var telling = await teller.Begin(story, weeks, default);
            await foreach (var _ in teller.Play(telling, Until, default)) { }
            organisation = telling.Organisation;
        }
        await using var session = await new Database(source).Begin(organisation, default);
        var open = await session.QuerySingleOrDefault<long>(Open, new { organisation }, default);
        await session.Execute(More, new { organisation, times = mails, number = Math.Max(0, mails - (int)open) }, default);
        await session.Execute(Post, new { organisation, port = Mail.Address().Port }, default);
        await session.Commit(default);
    }

    /// <summary>As many apps as are wanted run; those that died are replaced.</summary>
    public void Run(int number)
    {
        apps.RemoveAll(a => a.HasEnded);
        while (apps.Count < number)
            apps.Add(TrustProcess.Beside(data, new Dictionary<string, string>
            {
                ["ConnectionStrings__Trust"] = app,
                ["Trust__MailLease"] = "00:00:04",
                ["Trust__MailRetry"] = "00:00:00.5",
            }));
    }

    public async Task KillOne()
    {
        Killed++;
        await apps[chance.Next(apps.Count)].Die();
    }

    public void KillPostgres() => TrustProcess.End(Postgres.ProcessesOf(data));

    /// <summary>How many mails are due and have not ended; null while the database is away.</summary>
    public async Task<long?> Left()
    {
        try
        {
            await using var session = await new Database(source).Begin(organisation, default);
            return await session.QuerySingleOrDefault<long>(Open, new { organisation }, default);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    sealed record Row(Guid Id, string State, string? Reason, int Unknowns, bool IsDue);

    public async Task<IReadOnlyList<Ending>> Endings()
    {
        var arrived = Mail.Mails.GroupBy(m => Guid.Parse(MessageId().Match(m.Text).Groups[1].Value)).ToDictionary(m => m.Key, m => m.Count());
        await using var session = await new Database(source).Begin(organisation, default);
        return [.. (await session.Query<Row>(Ends, new { organisation }, default)).Select(r => new Ending(r.Id, r.State, r.Reason, r.Unknowns, r.IsDue, arrived.GetValueOrDefault(r.Id)))];
    }

    public string Said => string.Join('\n', apps.Select(a => a.Said));

    public async ValueTask DisposeAsync()
    {
        foreach (var one in apps) one.Dispose();
        await closing.CancelAsync();
        await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await source.DisposeAsync();
        await server.Stop();
        await Mail.DisposeAsync();
        closing.Dispose();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [GeneratedRegex("^Message-ID: <([0-9a-f]{32})@", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
