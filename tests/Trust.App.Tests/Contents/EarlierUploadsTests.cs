using Dapper;
using Npgsql;
using Trust.App.Tests.Ground;

namespace Trust.App.Tests.Contents;

/// <summary>A database that held files before Trust knew which of them wait to be cited.</summary>
public sealed class EarlierUploadsTests : IAsyncLifetime
{
    const int Knows = 13;
    readonly string name = "uploads_" + Guid.NewGuid().ToString("N");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await (await PostgresFixture.Shared).Drop(name);

    [Fact]
    public async Task What_no_entry_of_its_project_cites_waits_since_it_was_uploaded_and_the_rest_does_not()
    {
        var fixture = await PostgresFixture.Shared;
        var logins = await fixture.Empty(name);
        await Migrator.Migrate(logins.Owner, [.. Migration.All.Where(m => m.Version < Knows)], default);
        await using var superuser = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(fixture.Superuser) { Database = name, Pooling = false }.ConnectionString);
        await superuser.ExecuteAsync("""
            set session_replication_role = replica;
            insert into files (organisation_id, id, stream_id, name_id, media_type, size, salt, digest, created_at, erased_by)
            select o::uuid, f::uuid, s::uuid, f::uuid, 'text/plain', 1, case when erased then null else 'salt'::bytea end, repeat('x', 32)::bytea, '2026-03-02', case when erased then 5 end
            from (values
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000f1', '00000000-0000-0000-0000-0000000000c1', false),
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000f2', '00000000-0000-0000-0000-0000000000c1', false),
                ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000f3', '00000000-0000-0000-0000-0000000000c2', false),
                ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000f4', '00000000-0000-0000-0000-0000000000c2', true)) as v (o, f, s, erased);
            insert into events (organisation_id, stream_id, number, type, type_version, at, actor, payload, hash) values
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000c1', 1, 't', 1, now(), 'system', '{"document":{"id":"00000000-0000-0000-0000-0000000000f1"}}', repeat('x', 32)::bytea),
                ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000c9', 1, 't', 1, now(), 'system', '{"document":{"id":"00000000-0000-0000-0000-0000000000f2"}}', repeat('x', 32)::bytea)
            """);

        Assert.Equal(Migration.All.Count(m => m.Version >= Knows), await Migrator.Migrate(logins.Owner, default));

        Assert.Equal(["f2", "f3"], await superuser.QueryAsync<string>("select right(id::text, 2) from files where uncited_since = created_at order by id"));
        Assert.Equal(["f1", "f4"], await superuser.QueryAsync<string>("select right(id::text, 2) from files where uncited_since is null order by id"));
        Assert.Equal(0, await superuser.ExecuteScalarAsync<long>("select count(*) from pg_class where relname in ('files', 'events') and relkind = 'r' and not relforcerowsecurity"));
    }
}
