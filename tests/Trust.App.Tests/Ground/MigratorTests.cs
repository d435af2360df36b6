using Dapper;
using Npgsql;

namespace Trust.App.Tests.Ground;

public sealed class MigratorTests : IAsyncLifetime
{
    readonly string name = "migrator_" + Guid.NewGuid().ToString("N");
    Logins logins = null!;      // set before each test

    static readonly Migration First = new(1, "0001_first", "create table first (id integer);\ninsert into first values (1);");
    static readonly Migration Second = new(2, "0002_second", "create table second (id integer)");

    public async Task InitializeAsync() => logins = await (await PostgresFixture.Shared).Empty(name);

    public async Task DisposeAsync() => await (await PostgresFixture.Shared).Drop(name);

    [Fact]
    public async Task Each_file_is_applied_once()
    {
        Assert.Equal(1, await Migrator.Migrate(logins.Owner, [First], default));
        Assert.Equal(1, await Migrator.Migrate(logins.Owner, [First, Second], default));
        Assert.Equal(0, await Migrator.Migrate(logins.Owner, [First, Second], default));
        Assert.Equal(1, await Scalar("select count(*) from first"));
    }

    [Fact]
    public async Task Of_many_at_once_one_does_the_work()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrator.Migrate(logins.Owner, [First, Second], default)));
        Assert.Equal([0, 0, 0, 0, 0, 2], applied.Order());
        Assert.Equal(1, await Scalar("select count(*) from first"));
    }

    [Fact]
    public async Task A_file_changed_afterwards_is_refused_by_name()
    {
        await Migrator.Migrate(logins.Owner, [First], default);
        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => Migrator.Migrate(logins.Owner, [First with { Sql = First.Sql + " -- later" }, Second], default));
        Assert.Contains("0001_first was changed", trouble.Message);
        Assert.Equal(0, await Scalar("select count(*) from pg_tables where tablename = 'second'"));
    }

    [Fact]
    public async Task Other_line_ends_are_no_change()
    {
        await Migrator.Migrate(logins.Owner, [First], default);
        Assert.Equal(0, await Migrator.Migrate(logins.Owner, [First with { Sql = First.Sql.Replace("\n", "\r\n") }], default));
    }

    [Fact]
    public async Task An_older_program_refuses_a_newer_database()
    {
        await Migrator.Migrate(logins.Owner, [First, Second], default);
        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => Migrator.Migrate(logins.Owner, [First], default));
        Assert.Contains("newer Trust (0002_second)", trouble.Message);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind()
    {
        var broken = Second with { Sql = "create table second (id integer);\nselect no_such_thing();" };
        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => Migrator.Migrate(logins.Owner, [First, broken], default));
        Assert.Contains("0002_second failed and changed nothing", trouble.Message);
        Assert.Equal(1, await Migrator.Migrate(logins.Owner, [First, Second], default));
    }

    async Task<long> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(logins.Owner) { Pooling = false }.ConnectionString);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}
