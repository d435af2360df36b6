using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Trust.App;
using Trust.App.Tests;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Tests;
using Outcome = Trust.App.Outcome;

namespace Trust.Bench;

/// <summary>Many projects, each with one passed gate that nobody has heard of: what an engine makes of it is what the port swaps, the rest is the same for all.</summary>
sealed class Backlog(Ground ground, OrganisationId organisation)
{
    const int Clients = 4;

    const string CopyEvents = """
        insert into events (organisation_id, stream_id, number, type, type_version, at, actor, payload, hash)
        select organisation_id, copy, number, type, type_version, at, actor, payload, hash
        from events, unnest(@copies) copy
        where organisation_id = @organisation and stream_id = @project
        """;

    const string CopyStates = """
        insert into project_states (organisation_id, project_id, number, shape, head, state)
        select organisation_id, copy, number, shape, head, convert_to(replace(convert_from(state, 'UTF8'), @project::text, copy::text), 'UTF8')
        from project_states, unnest(@copies) copy
        where organisation_id = @organisation and project_id = @project
        """;

    const string Behind = """
        insert into hearings (organisation_id, project_id, heard_to, number)
        select @organisation, copy, @heardTo, @number
        from unnest(@copies) copy
        on conflict (organisation_id, project_id) do update
        set heard_to = excluded.heard_to, failures = 0, parked_at = null
        """;

    // a hearing's statements, without anybody who thinks about what they say
    static readonly string[] Hearing =
    [
        "select number, shape, head, state from project_states where organisation_id = $1 and project_id = $2 for update",
        """
        select e.stream_id, e.number, e.type, e.type_version, e.at, e.actor, e.payload, e.hash, h.heard_to
        from hearings h
        left join lateral (select * from events where organisation_id = $1 and stream_id = $2 and number > h.heard_to order by number limit 100) e on true
        where h.organisation_id = $1 and h.project_id = $2 and h.parked_at is null
        order by e.number
        """,
        "insert into wakeups (organisation_id, project_id, key, job, due) values ($1, $2, 'plan-deliveries', 'plan-deliveries', now()) on conflict (organisation_id, project_id, key) do update set job = excluded.job, due = excluded.due",
        "update hearings set heard_to = number, failures = 0, last_failure = null where organisation_id = $1 and project_id = $2",
    ];

    sealed record Copies(ProjectId[] Projects, long HeardTo, long Number);

    readonly List<Copies> all = [];

    /// <summary>Plays one project through its gates, and copies it as it stands after each of them.</summary>
    public async Task Prepare(int passings)
    {
        var (id, now, at) = (new ProjectId(Guid.NewGuid()), Project.None(organisation, default) with { Rules = ground.Rulebooks.Latest("rollout") }, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        for (ProjectCommand? next = Acts.Creation(now.Rules, Today.Idea, at); next is not null && all.Count < 5; next = Diligence.Next(now, at, HolderOf, Domain.Tests.People.Sonja))
        {
            at = at.AddMinutes(1);
            var (written, typed) = Writing.Down(next with { At = at });
            if (await ground.Ours.Projects.Execute(new(organisation, id, written) { Typed = typed }, default) is not Outcome.Done { Events.Count: > 0 } done)
                throw new UnreachableException($"{next.GetType().Name} came to nothing");
            now = done.Project;
            if (done.Events.ToList().FindIndex(e => e is GatePassed) is >= 0 and var nth) await Copy(id, new([.. Enumerable.Range(0, passings / 5).Select(_ => new ProjectId(Guid.NewGuid()))], done.Version - done.Events.Count + nth, done.Version));
        }
    }

    async Task Copy(ProjectId project, Copies copies)
    {
        all.Add(copies);
        await using var session = await ground.Ours.Database.Begin(organisation, default);
        var ids = copies.Projects.Select(p => p.Value).ToArray();
        foreach (var sql in (string[])[CopyEvents, CopyStates, Behind]) await session.Execute(sql, new { organisation, project, copies = ids, heardTo = copies.HeardTo, number = copies.Number }, default);
        await session.Commit(default);
    }

    /// <summary>Gates that pass, a second.</summary>
    public async Task<double> Drained(IProcessEngine engine)
    {
        await PutBack();
        foreach (var copies in all)
            await Each(copies.Projects, async project =>
            {
                await using var session = await ground.Ours.Database.Begin(organisation, default);
                await engine.Rebuild(project, copies.HeardTo, session, default);
                await session.Commit(default);
            });
        var drain = new Drain(ground.Ours.Database, ground.Ours.Store, engine, new(new(TimeProvider.System), NullLogger<Alarm>.Instance), TimeProvider.System, NullLogger<Drain>.Instance);
        return await ASecond(async project =>
        {
            if (await drain.Run(organisation, project, default) is null) throw new UnreachableException("a passing of the measurement was not heard");
        });
    }

    /// <summary>The same by a program that knows no rule: one batch, one round trip.</summary>
    public async Task<double> Floor()
    {
        await PutBack();
        await using var source = Database.Source(ground.App);
        return await ASecond(async project =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new("begin"));
            batch.BatchCommands.Add(new($"set local trust.organisation = '{organisation.Value:D}'"));
            foreach (var sql in Hearing) batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = organisation.Value }, new() { Value = project.Value } } });
            batch.BatchCommands.Add(new("commit"));
            await using var reader = await batch.ExecuteReaderAsync();
            do while (await reader.ReadAsync()) { }
            while (await reader.NextResultAsync());
        });
    }

    async Task PutBack()
    {
        foreach (var copies in all)
        {
            await using var session = await ground.Ours.Database.Begin(organisation, default);
            await session.Execute(Behind, new { organisation, copies = copies.Projects.Select(p => p.Value).ToArray(), heardTo = copies.HeardTo, number = copies.Number }, default);
            await session.Commit(default);
        }
    }

    async Task<double> ASecond(Func<ProjectId, ValueTask> work)
    {
        var mixed = all.SelectMany(c => c.Projects.Index()).OrderBy(p => p.Index).Select(p => p.Item).ToList();
        var watch = Stopwatch.StartNew();
        await Each(mixed, work);
        return mixed.Count / watch.Elapsed.TotalSeconds;
    }

    static Task Each(IEnumerable<ProjectId> projects, Func<ProjectId, ValueTask> work) =>
        Parallel.ForEachAsync(projects, new ParallelOptions { MaxDegreeOfParallelism = Clients }, (project, _) => work(project));

    static PersonId HolderOf(PartyId party) => new(new Guid(0x5EA7, 0, 0, BitConverter.GetBytes(party.Group is { } group ? (long)group : party.Body!.Value.Value.GetHashCode()))); // a party that is no group is a body
}
