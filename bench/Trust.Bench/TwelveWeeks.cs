using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using static Trust.Domain.Tests.People;

namespace Trust.Bench;

/// <summary>Many projects' plans of twelve weeks on a calendar that moves from one due moment to the next; at the end every mail that was owed must have ended.</summary>
sealed class TwelveWeeks(Ground ground, int projects)
{
    const int Weeks = 12;

    const string Person = """
        insert into people (organisation_id, id, name, email, language, time_zone, created_at)
        values (@organisation, @id, 'Person', @email, 'en', 'Europe/Berlin', now())
        """;

    const string Sums = """
        select case when state in ('planned', 'sending') then case when due_at <= @now then 'open' else 'later' end else state end as state, reason,
            count(*) as number, coalesce(sum(unknowns), 0)::bigint as unknowns
        from deliveries
        where organisation_id = @organisation
        group by 1, 2
        """;

    sealed record Sum(string State, string? Reason, long Number, long Unknowns);

    /// <returns>False when anything is left open, failed, or arrived otherwise than once.</returns>
    public async Task<bool> Run()
    {
        var organisation = (await ground.Found()).Organisation;
        var begins = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var (clock, box) = (ProductClock.OfStory(begins), new Letterbox());
        var post = new PostOffice(new("https://trust.example.org/"), Mailbox.Of("trust@example.org"), box, (_, _) => "/me");
        await using var services = new ServiceCollection().AddLogging().AddTrust(ground.App).AddAccounts().AddSingleton(clock)
            .AddSingleton<FindPostOffice>((_, _) => Task.FromResult<PostOffice?>(post)).BuildServiceProvider();
        await using (var session = await ground.Ours.Database.Begin(organisation, default))
        {
            foreach (var person in new[] { Olga, Sonja })
                await session.Execute(Person, new { organisation, id = person, email = $"{person.Value:N}@example.org" }, default);
            await session.Commit(default);
        }
        for (var made = 0; made < projects; made++) await new Gate(ground.Ours, ground.Rulebooks.Latest("rollout"), organisation, Stage.Transparency).Begin();

        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<CalendarWalk>().To(begins.AddDays(Weeks * 7), default);

        IReadOnlyList<Sum> sums;
        await using (var session = await ground.Ours.Database.Begin(organisation, default)) sums = await session.Query<Sum>(Sums, new { organisation, now = clock.GetUtcNow() }, default);
        foreach (var sum in sums.OrderByDescending(s => s.Number)) Say(sum.Reason is { } reason ? $"{sum.State}: {reason}" : sum.State, sum.Number);
        long Of(string state) => sums.Where(s => s.State == state).Sum(s => s.Number);
        var (twice, unknown) = (box.Arrived.Count(a => a.Value > 1), sums.Sum(s => s.Unknowns));
        Say("projects", projects);
        Say("weeks walked", Weeks);
        Say("seconds", watch.Elapsed.TotalSeconds);
        Say("letters arrived", box.Arrived.Count);
        Say("letters arrived twice", twice);
        Say("attempts whose end nobody knows", unknown);
        Say("open after their time", Of("open"));
        return Of("open") == 0 && Of("failed") == 0 && unknown == 0 && twice == 0 && box.Arrived.Count == Of("sent") && Of("sent") > projects;
    }

    static void Say(string what, double figure) => Console.WriteLine($"{what,-45} {figure:0}");

    /// <summary>Takes every letter, and counts how often each came.</summary>
    sealed class Letterbox : IMailer, IMailRound
    {
        public ConcurrentDictionary<MessageId, int> Arrived { get; } = new();

        public IMailRound Round() => this;

        public Task<MailOutcome> Send(Letter letter, CancellationToken ct)
        {
            Arrived.AddOrUpdate(letter.Id, 1, (_, before) => before + 1);
            return Task.FromResult<MailOutcome>(new MailOutcome.Accepted("250 here"));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
