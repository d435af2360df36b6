using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using static Trust.Domain.Tests.People;

namespace Trust.Bench;

/// <summary>How fast the ledger's rows are planned: many projects whose wake-up is due at the same moment.</summary>
sealed class Planning(Ground ground, int projects)
{
    const string Ask = """
        insert into wakeups (organisation_id, project_id, key, job, due)
        select organisation_id, id, 'plan-deliveries', 'plan-deliveries', '-infinity'
        from projects
        where organisation_id = @organisation
        on conflict (organisation_id, project_id, key) do update
        set due = excluded.due
        """;

    const string Person = """
        insert into people (organisation_id, id, name, email, language, time_zone, created_at)
        values (@organisation, @id, 'Person', @email, 'en', 'Europe/Berlin', now())
        on conflict do nothing
        """;

    public async Task Run()
    {
        var organisation = (await ground.Found()).Organisation;
        var clock = ProductClock.OfStory(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        await using var services = new ServiceCollection().AddLogging().AddTrust(ground.App).AddAccounts().AddSingleton(clock).AddSingleton<FindPostOffice>((_, _) => Task.FromResult<PostOffice?>(null)).BuildServiceProvider();
        Project? last = null;
        for (var made = 0; made < projects; made++)
        {
            var gate = new Gate(ground.Ours, ground.Rulebooks.Latest("rollout"), organisation, Stage.Transparency);
            last = await gate.Begin();
        }
        await using (var session = await ground.Ours.Database.Begin(organisation, default))
        {
            foreach (var person in last!.Seats.Values.SelectMany(s => s.Holders).Append(Olga).Append(Sonja).Distinct()) // the same in every project
                await session.Execute(Person, new { organisation, id = person, email = $"{person.Value:N}@example.org" }, default);
            await session.Execute(Ask, new { organisation }, default);
            await session.Commit(default);
        }

        // until the first rows of every milestone of the first weeks lie in the ledger
        var (watch, sweep) = (Stopwatch.StartNew(), services.GetRequiredService<Sweep>());
        var before = await Count(organisation);
        for (var rounds = 0; rounds <= projects / 200; rounds++) await sweep.Once(default); // two hundred each
        var planned = await Count(organisation) - before;
        Console.WriteLine($"{"rows planned",-45} {planned}");
        Console.WriteLine($"{"planned a second",-45} {planned / watch.Elapsed.TotalSeconds:0}");
        Console.WriteLine($"{"50,000 would take, s",-45} {50_000 * watch.Elapsed.TotalSeconds / Math.Max(1, planned):0}");
    }

    async Task<long> Count(OrganisationId organisation)
    {
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        return await session.QuerySingleOrDefault<long>("select count(*) from deliveries where organisation_id = @organisation and occasion like 'milestone/%'", new { organisation }, default);
    }
}
