using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>Two organisations in one database: neither sees a row of the other's, whatever the app asks.</summary>
public sealed class OtherOrganisationTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const string TenantTables = """
        select c.oid::regclass::text
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        order by 1
        """;

    const string Unguarded = """
        select c.oid::regclass::text
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
        where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity and exists (
            select 1
            from pg_policy p
            where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
                and pg_get_expr(p.polqual, p.polrelid) = case when c.relnamespace = 'council'::regnamespace
                    then '((organisation_id = current_organisation()) AND council.belongs(project_id, body_id))'
                    else '(organisation_id = current_organisation())' end))
        """;

    // another policy for the app's role would widen what the first one allows; on a body's own tables the app's role has no right at all (RoomRightsTests)
    const string OtherPolicies = """
        select p.polname::text
        from pg_policy p
        join pg_class c on c.oid = p.polrelid and c.relnamespace <> 'council'::regnamespace
        where p.polname <> 'own_organisation' and p.polpermissive /* a restrictive one only narrows */ and not (p.polcmd = 'r' and p.polroles = array['trust_owner'::regrole::oid])
        """;

    [Fact]
    public async Task Every_table_of_a_tenant_has_forced_row_security_and_its_policy()
    {
        Assert.NotEmpty(await db.Database.Outside<string>(TenantTables, null, default));
        Assert.Empty(await db.Database.Outside<string>(Unguarded, null, default));
        Assert.Empty(await db.Database.Outside<string>(OtherPolicies, null, default));
    }

    [Fact]
    public async Task No_row_of_the_other_organisation_is_seen_changed_or_written_in_any_table()
    {
        var (ours, theirs) = (await Office.Begun(db), await Office.Begun(db));
        await Furnish(theirs);
        foreach (var table in await db.Database.Outside<string>(TenantTables, null, default))
        {
            Assert.True(await theirs.Count(table) > 0, $"{table} has no row of theirs, so nothing is proved");
            await using var session = await db.Database.Begin(ours.Organisation, default);
            var other = new { other = theirs.Organisation };
            Assert.Equal((table, 0), (table, await session.QuerySingleOrDefault<long>($"select count(*) from {table} where organisation_id = @other", other, default)));

            await Untouched(session, table, $"update {table} set organisation_id = organisation_id where organisation_id = @other", other);
            await Untouched(session, table, $"delete from {table} where organisation_id = @other", other);
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, await Error(session, $"insert into {table} (organisation_id) values (@other)", other)));
        }
    }

    [Fact]
    public async Task The_other_organisation_s_project_is_not_there()
    {
        var (ours, theirs) = (await Office.Begun(db), await Office.Begun(db));
        var reader = new ProjectReader(db.Database, ours.Store);
        Assert.NotNull(await reader.Read(theirs.Organisation, theirs.Project, Olga.Is(), theirs.At, default));
        Assert.Null(await reader.Read(ours.Organisation, theirs.Project, Olga.Is(), ours.At, default));

        var ask = theirs.Asks(Acts.GivesRole(Dag, ProjectRole.DeputyOwner)(await theirs.Now(), theirs.At)) with { Organisation = ours.Organisation };
        Assert.Equal(RefusalKind.Missing, Assert.IsType<Outcome.Refused>(await ours.Projects.Execute(ask, default)).Refusal.Kind);
        Assert.Equal(0, (await new JournalCheck(db.Database, ours.Store).Run(ours.Organisation, theirs.Project, null, default)).Entries);
    }

    /// <summary>What somebody did to the organisation itself names its stream, where else a project stands.</summary>
    [Fact]
    public async Task The_organisation_s_own_stream_is_no_project()
    {
        var office = await Office.Begun(db);
        var own = new ProjectId(office.Organisation.Value);
        Assert.Null(await new ProjectReader(db.Database, office.Store).Read(office.Organisation, own, Actor.Of(office.Administrator), office.At, default));
        var ask = office.Asks(Acts.GivesRole(Dag, ProjectRole.DeputyOwner)(await office.Now(), office.At)) with { Project = own };
        Assert.Equal(RefusalKind.Missing, Assert.IsType<Outcome.Refused>(await office.Projects.Execute(ask, default)).Refusal.Kind);
    }

    [Fact]
    public async Task One_id_in_two_organisations_is_two_projects()
    {
        var (ours, theirs) = (await Office.Begun(db), await Office.Begun(db));
        var same = ours.Asks(Acts.Creation(TestRulebook.V1, Today.Idea, ours.At)) with { Project = theirs.Project };
        Assert.NotEmpty(Assert.IsType<Outcome.Done>(await ours.Projects.Execute(same, default)).Events);
        Assert.Equal(5, (await theirs.Now()).Number);
    }

    static async Task Untouched(Session session, string table, string sql, object args)
    {
        await session.Execute("savepoint before", null, default);
        try
        {
            Assert.Equal((table, 0), (table, await session.Execute(sql, args, default)));
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            await session.Execute("rollback to savepoint before", null, default); // the app may not do this to any row
        }
    }

    static async Task<string> Error(Session session, string sql, object args) =>
        (await Assert.ThrowsAsync<PostgresException>(() => session.Execute(sql, args, default))).SqlState;

    /// <summary>A row in every table that a project's story leaves empty.</summary>
    static async Task Furnish(Office office)
    {
        await office.And(Acts.AnswersObjection(1, Olga));
        await office.Projects.Execute(office.Asks(Acts.GivesRole(Dag, ProjectRole.DeputyOwner)(await office.Now(), office.At)) with { Key = new("key", new byte[32]) }, default);
        await office.Tamper($"""
            insert into accounts (organisation_id, id, person_id, email, security_stamp, created_at) values (@organisation, gen_random_uuid(), '{office.Administrator}', 'a@office.test', 's', now());
            insert into tokens (organisation_id, id, person_id, label, secret_hash, created_at, expires_at) values (@organisation, gen_random_uuid(), '{office.Administrator}', 'token', sha256(random()::text::bytea), now(), now());
            insert into organisation_days (organisation_id, country, day, worked) values (@organisation, 'DE', '2026-12-24', false);
            insert into organisation_texts (organisation_id, which, language, content_id) values (@organisation, 'whom-to-ask', 'en', gen_random_uuid());
            insert into mail_choices (organisation_id, person_id, switch, wanted) values (@organisation, '{office.Administrator}', 'news', false);
            insert into post_offices (organisation_id, house, from_address, from_name, host, port, security) values (@organisation, 'https://trust.test', 'a@office.test', 'A', 'mail.test', 25, 'open');
            insert into calendar_feeds (organisation_id, person_id, secret_hash, created_at) values (@organisation, '{office.Administrator}', sha256(random()::text::bytea), now());
            insert into process_instances (organisation_id, project_id, definition, moved_by, open, state) values (@organisation, @project, 'rollout.1', 1, array['transparency'], 'kept');
            insert into public_pages (organisation_id, id, project_id, kind, secret_hash, created_at, expires_at) values (@organisation, gen_random_uuid(), @project, 'status', sha256(random()::text::bytea), now(), now());
            insert into people_imports (organisation_id, id, added_by, at) values (@organisation, gen_random_uuid(), '{office.Administrator}', now());
            insert into kpi_points (organisation_id, project_id, kpi, number, on_day, value, baseline, source_id, at) values (@organisation, @project, 'adoption', 99, '2026-05-01', 80, false, gen_random_uuid(), now());
            insert into demo_people (organisation_id, person_id, part, position) values (@organisation, '{office.Administrator}', 'owner', 1);
            """);
    }
}
