using System.Diagnostics;
using Npgsql;
using Trust.App;
using Trust.Domain;

namespace Trust.Bench;

/// <summary>The three measurements; each gives figures of interleaved rounds, since only ratios from one run say anything on a shared machine.</summary>
sealed class Measure(Ground ground, OrganisationId organisation, int rounds, TimeSpan each)
{
    const int ProjectsOfAClient = 8;

    Gate NewGate(Stage stage = Stage.Security, Parts? parts = null) => new(parts ?? ground.Ours, ground.Rulebooks.Latest("rollout"), organisation, stage);

    /// <summary>Decisions a second, the floor's and ours.</summary>
    public async Task<(Figures Floor, Figures Ours)> Decisions(int clients)
    {
        var gates = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            List<Gate> own = [.. Enumerable.Range(0, ProjectsOfAClient).Select(_ => NewGate())];
            foreach (var gate in own) await gate.Reach();
            return own;
        }));
        var floors = await Floors(clients);
        List<double> floor = [], ours = [];
        for (var round = -1; round < rounds; round++) // one more, first, to warm both
        {
            var (a, b) = (await OfFloor(floors), await OfOurs(gates));
            if (round >= 0) (floor, ours) = ([.. floor, a], [.. ours, b]);
        }
        foreach (var one in floors) await one.DisposeAsync();
        return (new(floor), new(ours));
    }

    async Task<double> OfFloor(IReadOnlyList<Floor> floors)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(floors.Select(async f =>
        {
            var n = 0;
            for (; watch.Elapsed < each; n++) await f.Decide();
            return n;
        }));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>All decide at once; while the stages are asked anew the watch stands.</summary>
    async Task<double> OfOurs(IReadOnlyList<List<Gate>> gates)
    {
        var (watch, n) = (new Stopwatch(), 0);
        while (watch.Elapsed < each)
        {
            var asks = gates.Select(own => own.SelectMany(g => g.Decisions().Select(ask => (g, ask))).ToList()).ToList();
            watch.Start();
            await Task.WhenAll(asks.Select(async own =>
            {
                foreach (var (gate, ask) in own) await gate.Decide(ask);
            }));
            watch.Stop();
            n += asks.Sum(a => a.Count);
            await Task.WhenAll(gates.Select(async own =>
            {
                foreach (var gate in own) await gate.AskAnew();
            }));
        }
        return n / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A floor for each client, all from one recorded decision.</summary>
    async Task<List<Floor>> Floors(int clients)
    {
        var gate = NewGate();
        await gate.Reach();
        var ask = gate.Decisions().First();
        List<Guid> copies = [.. Enumerable.Range(0, clients).Select(_ => Guid.NewGuid())];
        foreach (var copy in copies) await Copy(gate.Id.Value, copy);
        var at = gate.Entries + 1;
        var recorded = await Recording.Of(ground.App, source => NewGate(parts: ground.PartsOver(source)).Decide(ask));
        HashSet<Guid> texts = [.. ask.Typed!.Contents.Select(c => c.Id.Value)];
        List<Floor> floors = [];
        foreach (var copy in copies) floors.Add(await Floor.Open(ground.App, recorded, at, gate.Id.Value, ask.Key!.Key, texts, copy));
        return floors;
    }

    /// <summary>The rows of a project once more, under another id.</summary>
    async Task Copy(Guid from, Guid to)
    {
        await using var connection = new NpgsqlConnection(ground.Superuser);
        await connection.OpenAsync();
        foreach (var (table, column) in ((string, string)[])[("project_states", "project_id"), ("hearings", "project_id"), ("projects", "id"), ("project_people", "project_id"), ("turns", "project_id")])
        {
            await using var copy = new NpgsqlCommand($"insert into {table} select (jsonb_populate_record(t, jsonb_build_object('{column}', $2::uuid))).* from {table} t where {column} = $1", connection) { Parameters = { new() { Value = from }, new() { Value = to } } };
            await copy.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Milliseconds of a decision at the first gate, in projects with few entries and in one with many.</summary>
    public async Task<(Figures Few, Figures Many, long FewEntries, Gate Long)> Growth(int many)
    {
        const int CyclesOfARound = 6;
        List<Gate> small = [.. Enumerable.Range(0, (rounds + 1) * CyclesOfARound).Select(_ => NewGate(Stage.Transparency))];
        foreach (var gate in small) await gate.Reach();
        var few = small[0].Entries;
        var large = await Long(many);

        List<double> inFew = [], inMany = [];
        for (var round = 0; round <= rounds; round++)
        {
            List<double> a = [], b = [];
            foreach (var gate in small.Skip(round * CyclesOfARound).Take(CyclesOfARound))
            {
                a.Add(await Cycle(gate));
                b.Add(await Cycle(large));
            }
            if (round > 0) (inFew, inMany) = ([.. inFew, a.Average()], [.. inMany, b.Average()]);
        }
        return (new(inFew), new(inMany), few, large);
    }

    /// <summary>A project that has been asked and has decided until it has so many entries.</summary>
    public async Task<Gate> Long(int entries)
    {
        var gate = NewGate(Stage.Transparency);
        await gate.Reach();
        while (gate.Entries < entries) await Cycle(gate);
        return gate;
    }

    /// <returns>Milliseconds of a decision.</returns>
    static async Task<double> Cycle(Gate gate)
    {
        var (watch, asks) = (new Stopwatch(), gate.Decisions().ToList());
        watch.Start();
        foreach (var ask in asks) await gate.Decide(ask);
        watch.Stop();
        await gate.AskAnew();
        return watch.Elapsed.TotalMilliseconds / asks.Count;
    }

    /// <summary>Entries a second that a check of the journal proves, texts and state included.</summary>
    public async Task<Figures> Verify(Gate gate)
    {
        var check = new JournalCheck(ground.Ours.Database, ground.Ours.Store);
        List<double> perSecond = [];
        for (var round = 0; round <= rounds; round++)
        {
            var (watch, entries) = (Stopwatch.StartNew(), 0L);
            while (watch.Elapsed < each)
            {
                var journal = await check.Run(organisation, gate.Id, null, default);
                if (!journal.Holds) throw new UnreachableException("the measured journal does not hold");
                entries += journal.Entries;
            }
            if (round > 0) perSecond.Add(entries / watch.Elapsed.TotalSeconds);
        }
        return new(perSecond);
    }
}
