using System.Text;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Calendars;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Tests;

namespace Trust.App.Tests;

/// <summary>Everything but the entries follows from the entries: wiped and made anew, it is what it was.</summary>
public sealed class RebuildTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task After_long_and_unwise_lives_the_read_tables_are_what_the_entries_give()
    {
        var proved = new HashSet<string>();
        foreach (var seed in new[] { 1, 9, 11 })
        {
            var office = await ALife(seed);
            await using var session = await db.Database.Begin(office.Organisation, default);
            var before = await Rows.Of(session, ReadModels.Tables);
            await ReadModels.Rebuild(session, office.Store, default);
            var after = await Rows.Of(session, ReadModels.Tables);
            Assert.All(before, table => Assert.True(table.Value.SequenceEqual(after[table.Key]), $"seed {seed}: {table.Key}"));
            proved.UnionWith(before.Where(t => t.Value.Count > 0).Select(t => t.Key));
        }
        Assert.Equal(ReadModels.Tables.Order(), proved.Order());
    }

    [Fact]
    public async Task After_a_long_and_unwise_life_the_journal_with_all_its_texts_holds_and_gives_the_stored_state()
    {
        var office = await ALife(seed: 14);
        var check = await office.Check();
        Assert.Empty(check.Flaws);
        Assert.True(check.Entries > 100, $"{check.Entries} entries");

        await using var session = await db.Database.Begin(office.Organisation, default);
        Assert.Equal(ProjectStore.Write((await office.Store.Fold(session, office.Project, default)).Project), ProjectStore.Write((await office.Store.Load(session, office.Project, default)).Project));
    }

    [Fact]
    public async Task A_rebuild_writes_the_listed_tables_and_no_other()
    {
        var office = await ALife(seed: 12);
        // by chance no life need have a figure
        await office.And((now, at) => new RecordKpiPoint(now.Rules.Kpis[0].Key, now.Day(at), 50, 40, Id.SomeText, false, Actor.Of(now.Owner!.Value), at)); // there is always an owner
        await using var fresh = Database.Source(db.Logins.App); // a connection counts what it wrote before, too
        await using var session = await new Database(fresh).Begin(office.Organisation, default);
        await ReadModels.Rebuild(session, office.Store, default);
        var written = await session.Query<string>("select relname::text from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0", null, default);
        Assert.Equal(ReadModels.Tables.Order(), written.Order());
    }

    /// <summary>What changes here is filled anew before the next start serves: raise <see cref="ReadModels.Version"/>, and write the new figures below.</summary>
    [Fact]
    public async Task Whoever_changes_the_columns_of_the_read_tables_raises_their_version()
    {
        var columns = await db.Database.Outside<string>("select table_name || '.' || column_name || ' ' || data_type from information_schema.columns where table_schema = 'public' and table_name = any(@tables)",
            new { tables = ReadModels.Tables }, default);
        Assert.Equal((2, "d75c476e414a"), (ReadModels.Version, Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', columns.Order(StringComparer.Ordinal)))).Hex[..12]));
    }

    [Fact]
    public async Task Every_table_is_either_rebuilt_or_known_as_one_that_never_is()
    {
        string[] never =
        [
            "accounts", "calendar_feeds", "contents", "data_protection_keys", "deliveries", "demo_people", "events", "file_chunks", "files", "hearings", "idempotency", "links", "mail_choices", "organisations",
            "people", "people_imports", "post_offices", "process_instances", "product_clock", "project_states", "public_pages", "schema_version", "tokens", "wakeups",
        ];
        var all = await db.Database.Outside<string>("select c.relname::text from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace", null, default);
        Assert.Equal(all.Order(StringComparer.Ordinal), never.Concat(ReadModels.Tables).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_project_whose_state_was_deleted_goes_on_and_has_a_state_again()
    {
        var office = await Office.Begun(db);
        await office.Tamper("delete from project_states where project_id = @project");
        await office.And(Acts.Gives(Stage.Transparency, "purpose"));

        Assert.Equal(1, await office.Count("project_states"));
        Assert.Equal(6, (await office.Now()).Number);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task A_state_of_an_older_shape_is_not_read_but_folded_anew()
    {
        var office = await Office.Begun(db);
        await office.Tamper($"update project_states set shape = {ProjectStore.Shape - 1}, state = 'rubbish', head = 'rubbish' where project_id = @project");
        Assert.Equal(5, (await office.Now()).Number);
        Assert.True((await office.Check()).Holds);

        await office.And(Acts.Gives(Stage.Transparency, "purpose"));
        Assert.Equal(1, await office.Count($"project_states where shape = {ProjectStore.Shape}"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task An_entry_that_this_build_does_not_know_stops_the_load_and_is_named()
    {
        var office = await Office.Begun(db);
        await office.Tamper("delete from project_states where project_id = @project");
        await office.Tamper("update events set type = 'evidence-dreamt' where stream_id = @project and number = 4");
        var unreadable = await Assert.ThrowsAsync<UnreadableEventException>(office.Now);
        Assert.Contains("event 4", unreadable.Message);
        Assert.Contains(office.Project.ToString(), unreadable.Message);
    }

    /// <summary>Begins well and goes on with whatever anybody might try, some of it wise; what ends a project for good is left out, and a stage
    /// after the last, which no door lets in.</summary>
    async Task<Office> ALife(int seed)
    {
        var (dice, layout) = (new Dice(seed), new Layout(seed));
        var office = await Office.Open(db, rulebooks: [layout.Rules, layout.Later]);
        await using (var session = await db.Database.Begin(office.Organisation, default))
        {
            await OrganisationStore.Execute(session, new SetOwnDays("DE", new([new(2026, 12, 24)], [new(2026, 6, 4)]), Actor.Of(office.Administrator), office.At), default);
            var typed = new Typed("de");
            await OrganisationStore.Execute(session, new SetOwnText(OwnText.WhomToAsk, "de", typed.Add("HR, Zimmer 4"), Actor.Of(office.Administrator), office.At), default, typed);
            await session.Commit(default);
        }
        var anything = new Anything(dice, layout);
        await office.Do(layout.Creation(office.At));
        for (var step = 0; step < 600; step++)
        {
            var now = await office.Now();
            office.At = dice.Percent(90) ? office.At.AddHours(1 + dice.Below(10)) : office.At.AddDays(1 + dice.Below(20));
            var wise = step < 50 || dice.Percent(55) ? Diligence.Next(now, office.At, layout.HolderOf, Layout.Sponsor) : null;
            var command = wise ?? anything.Next(now, office.At);
            if (command is not (CancelProject or RetireProject or DecideGate { Conditions: [{ At.Stage: > Stage.Training }] }) && !command.Decide(now).Events.IsEmpty) await office.Do(command);
        }
        return office;
    }
}
