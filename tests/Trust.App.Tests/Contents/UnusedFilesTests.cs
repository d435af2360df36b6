using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Contents;

/// <summary>A document that was uploaded and that no entry ever cited goes after a day; one that is cited stays for good.</summary>
public sealed class UnusedFilesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1), AMoment = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_document_that_nothing_cites_goes_after_a_day_with_its_name_and_the_journal_says_so()
    {
        var (office, file) = await Uploaded();
        await Sweep(office, Day + AMoment);

        Assert.Equal(0, await office.Count($"file_chunks where file_id = '{file.Id}'"));
        Assert.Equal(1, await office.Count($"files where id = '{file.Id}' and salt is null and erased_by is not null"));
        Assert.Equal(1, await office.Count($"contents where id = '{file.Name.Id}' and salt is null and body is null and erased_by is not null"));
        Assert.Null(await Files.Find(office.Organisation, office.Project, file.Id, default));
        foreach (var (table, id) in new[] { ("files", file.Id.Value), ("contents", file.Name.Id.Value) })
            Assert.Equal(1, await office.Count($"{table} t join events e on e.stream_id = t.organisation_id and e.number = t.erased_by where t.id = '{id}' and e.type = 'content-erased' and convert_from(e.payload, 'UTF8') like '%{id}%'"));
        Assert.Equal(1, await office.Count("""events where type = 'retention-carried-out' and convert_from(payload, 'UTF8') = '{"gone":[{"kind":"unused-files","rows":1}]}'"""));
        Assert.True((await new OrganisationCheck(db.Database).Run(office.Organisation, default)).Holds);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Within_its_day_it_stays()
    {
        var (office, file) = await Uploaded();
        await Sweep(office, Day - AMoment);
        await IsWhole(office, file);
        Assert.Equal(0, await office.Count("events where type in ('content-erased', 'retention-carried-out')"));
    }

    [Fact]
    public async Task Once_cited_it_stays_for_good()
    {
        var (office, file) = await Uploaded();
        Assert.IsType<Outcome.Done>(await Citing(office, file));
        await Sweep(office, TimeSpan.FromDays(4_000));
        await IsWhole(office, file);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task A_document_that_came_with_its_command_never_waits()
    {
        var office = await Office.Begun(db);
        await Sweep(office, TimeSpan.FromDays(4_000));
        Assert.NotEqual(0, await office.Count("file_chunks"));
        Assert.Equal(0, await office.Count("files where erased_by is not null"));
    }

    [Fact]
    public async Task A_refused_command_cites_nothing()
    {
        var (office, file) = await Uploaded();
        Assert.IsType<Outcome.Refused>(await Citing(office, file, Stage.Training));
        await Sweep(office, Day + AMoment);
        Assert.Null(await Files.Find(office.Organisation, office.Project, file.Id, default));
    }

    [Fact]
    public async Task What_is_gone_cannot_be_cited_any_more()
    {
        var (office, file) = await Uploaded();
        await Sweep(office, Day + AMoment);
        var before = await office.Count("events");
        Assert.Equal("file.unknown", Assert.IsType<Outcome.Refused>(await Citing(office, file)).Refusal.Code);
        Assert.Equal(before, await office.Count("events"));
    }

    [Fact]
    public async Task A_sweep_leaves_alone_what_a_command_is_citing_at_that_moment()
    {
        var (office, file) = await Uploaded();
        await using var citing = await db.Database.Begin(office.Organisation, default);
        Assert.True(await FileStore.Cite(citing, office.Project, [file.Id.Value], default));

        await Sweep(office, Day + AMoment); // waits for nobody

        await citing.Commit(default);
        await IsWhole(office, file);
    }

    [Fact]
    public async Task A_command_waits_for_a_sweep_that_has_its_document_and_goes_on_when_the_sweep_does_not()
    {
        var (office, file) = await Uploaded();
        var sweeping = await db.Database.Begin(office.Organisation, default);
        Assert.Single(await UnusedFiles.Take(sweeping, DateTimeOffset.MaxValue, default));
        var cited = Citing(office, file);
        await SomebodyWaits(office);
        Assert.False(cited.IsCompleted);

        await sweeping.DisposeAsync(); // the sweep fell over
        Assert.IsType<Outcome.Done>(await cited);
        await IsWhole(office, file);
    }

    [Fact]
    public async Task A_command_that_waited_for_a_sweep_in_vain_is_told_that_the_document_is_gone()
    {
        var (office, file) = await Uploaded();
        await using var sweeping = await db.Database.Begin(office.Organisation, default);
        var taken = await UnusedFiles.Take(sweeping, DateTimeOffset.MaxValue, default);
        var cited = Citing(office, file);
        await SomebodyWaits(office);

        await UnusedFiles.Forget(sweeping, taken, 1, default);
        await sweeping.Commit(default);
        Assert.Equal("file.unknown", Assert.IsType<Outcome.Refused>(await cited).Refusal.Code);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Sweep_and_command_at_once_end_with_the_document_cited_and_whole_or_gone_and_refused()
    {
        var ends = new HashSet<string>();
        for (var round = 0; round < 12; round++)
        {
            var (office, file) = await Uploaded();
            var sweep = Sweep(office, Day + AMoment);
            var outcome = await Citing(office, file);
            await sweep;
            if (outcome is Outcome.Done) await IsWhole(office, file);
            else Assert.Null(await Files.Find(office.Organisation, office.Project, file.Id, default));
            Assert.Empty((await office.Check()).Flaws);
            ends.Add(outcome.GetType().Name);
        }
        Assert.NotEmpty(ends);
    }

    [Fact]
    public async Task The_same_upload_sent_again_after_the_sweep_is_kept_anew()
    {
        var (office, file) = await Uploaded();
        await office.Tamper($"insert into idempotency (organisation_id, actor, key, request, made, version, at) values (@organisation, 'person:x', 'k', 'r', '{file.Id}', 0, now())");
        await Sweep(office, Day + AMoment);
        Assert.Equal(0, await office.Count("idempotency"));
    }

    FileStore Files => new(db.Database);

    /// <summary>An office with a gate in review, and a document that waits for the act that it proves.</summary>
    async Task<(Office, FileRef)> Uploaded()
    {
        var office = await Office.Begun(db);
        await office.Until(project => project.OpenRound(Stage.Transparency) is not null);
        var typed = new Typed("en");
        var file = typed.AddFile("minutes.txt", new byte[2_000_000]);
        await using var session = await db.Database.Begin(office.Organisation, default);
        await FileStore.KeepAhead(session, office.Project, typed, EventHash.WholeMicroseconds(TimeProvider.System.GetUtcNow()), default);
        await session.Commit(default);
        return (office, file);
    }

    /// <summary>The owner records an approval on paper; the document is the one that waits.</summary>
    static async Task<Outcome> Citing(Office office, FileRef file, Stage stage = Stage.Transparency)
    {
        var now = await office.Now();
        var decision = Acts.Decision(now, Stage.Transparency, Council, Olga.Is(), GateAnswer.Approve, office.At) with { Stage = stage, OnBehalf = Acts.Reported(office.At) with { SaidBy = null, Document = file } };
        return await office.Projects.Execute(new(office.Organisation, office.Project, decision), default);
    }

    Task Sweep(Office office, TimeSpan later) => new Retention(db.Database, new(new MovedTime { Ahead = later })).Run(office.Organisation, default);

    async Task IsWhole(Office office, FileRef file)
    {
        var stored = await Files.Find(office.Organisation, office.Project, file.Id, default);
        Assert.Equal(file, stored?.Ref);
        var bytes = new MemoryStream();
        await Files.Copy(office.Organisation, file.Id, bytes, default);
        Assert.Equal(2_000_000, bytes.Length);
    }

    /// <summary>Until a transaction of this database waits for another's row.</summary>
    static async Task SomebodyWaits(Office office)
    {
        for (var asked = 0; await office.Count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0; asked++)
            Assert.True(asked < 20_000, "nobody waits");
    }
}
