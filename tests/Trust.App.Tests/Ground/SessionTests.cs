using Npgsql;
using Trust.Domain;

namespace Trust.App.Tests.Ground;

public sealed class SessionTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    readonly OrganisationId ours = new(Guid.NewGuid());
    readonly OrganisationId theirs = new(Guid.NewGuid());

    sealed record Row(OrganisationId Id, string Name, DateTimeOffset CreatedAt);

    [Fact]
    public async Task What_is_committed_is_read_again_with_its_own_types()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
        await Found(ours, at);

        await using var session = await db.Database.Begin(ours, default);
        var row = Assert.Single(await session.Query<Row>("select id, name, created_at from organisations", null, default));
        Assert.Equal(new Row(ours, "Ours", at.ToUniversalTime()), row);
    }

    [Fact]
    public async Task What_is_not_committed_is_gone()
    {
        await using (var session = await db.Database.Begin(ours, default))
            await session.Execute(Insert, Values(ours, DateTimeOffset.UnixEpoch), default);

        Assert.Equal(0, await Count(ours));
    }

    [Fact]
    public async Task Another_organisation_s_row_is_neither_seen_nor_changed()
    {
        await Found(theirs, DateTimeOffset.UnixEpoch);

        await using var session = await db.Database.Begin(ours, default);
        Assert.Equal(0, await session.Execute("update organisations set name = 'Mine' where id = @id", new { id = theirs }, default));
        Assert.Null(await session.QuerySingleOrDefault<Row>("select id, name, created_at from organisations where id = @id", new { id = theirs }, default));
    }

    [Fact]
    public async Task A_row_cannot_be_written_for_another_organisation()
    {
        await using var session = await db.Database.Begin(ours, default);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => session.Execute(Insert, Values(theirs, DateTimeOffset.UnixEpoch), default));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Without_an_organisation_nothing_is_seen_not_even_after_somebody_else_s_session()
    {
        await Found(ours, DateTimeOffset.UnixEpoch);
        Assert.Empty(await db.Database.Outside<Guid>("select id from organisations", null, default));
        await using var fresh = Database.Source(db.Logins.App);
        Assert.Empty(await new Database(fresh).Outside<Guid>("select id from organisations", null, default));
    }

    [Fact]
    public async Task Even_the_owner_of_the_tables_is_held_by_row_security()
    {
        await Found(ours, DateTimeOffset.UnixEpoch);
        await using (var session = await db.Database.Begin(ours, default))
        {
            await session.Execute("insert into people (organisation_id, id, language, time_zone, created_at) values (@ours, @ours, 'en', 'Europe/Oslo', now())", new { ours }, default);
            await session.Commit(default);
        }
        Assert.Empty(await new Database(db.Owner).Outside<Guid>("select id from people", null, default));
    }

    [Fact]
    public async Task A_first_batch_reads_within_the_organisation_and_shows_only_its_own_results()
    {
        await Found(ours, DateTimeOffset.UnixEpoch);
        await using var session = await db.Database.Begin(ours, default);
        await using var batch = session.Batch();
        batch.BatchCommands.Add(new("select name from organisations"));
        batch.BatchCommands.Add(new("select 2"));
        await using var reader = await batch.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal("Ours", reader.GetString(0));
        Assert.True(await reader.NextResultAsync());
        Assert.True(await reader.ReadAsync());
        Assert.Equal(2, reader.GetInt32(0));
    }

    [Fact]
    public async Task A_batch_made_before_the_first_query_is_still_within_the_organisation()
    {
        await using var session = await db.Database.Begin(ours, default);
        await using var batch = session.Batch();
        Assert.Equal(0, await session.QuerySingleOrDefault<long>("select count(*) from organisations", null, default));
        batch.BatchCommands.Add(InsertCommand(ours));
        Assert.Equal(1, await batch.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task The_commit_travels_with_the_last_batch()
    {
        await using (var session = await db.Database.Begin(ours, default))
        {
            await using var batch = session.Batch();
            batch.BatchCommands.Add(InsertCommand(ours));
            await session.CommitWith(batch, default);
        }

        Assert.Equal(1, await Count(ours));
    }

    [Fact]
    public async Task When_a_command_of_the_last_batch_fails_nothing_is_kept()
    {
        await using (var session = await db.Database.Begin(ours, default))
        {
            await using var batch = session.Batch();
            batch.BatchCommands.Add(InsertCommand(ours));
            batch.BatchCommands.Add(new("select 1 / 0"));
            await Assert.ThrowsAsync<PostgresException>(() => session.CommitWith(batch, default));
        }

        Assert.Equal(0, await Count(ours));
    }

    const string Insert = "insert into organisations (id, name, language, created_at) values (@id, 'Ours', 'en', @at)";

    static object Values(OrganisationId id, DateTimeOffset at) => new { id, at };

    static NpgsqlBatchCommand InsertCommand(OrganisationId id) =>
        new("insert into organisations (id, name, language, created_at) values ($1, 'Ours', 'en', now())") { Parameters = { new() { Value = id.Value } } };

    async Task Found(OrganisationId id, DateTimeOffset at)
    {
        await using var session = await db.Database.Begin(id, default);
        await session.Execute(Insert, Values(id, at), default);
        await session.Commit(default);
    }

    async Task<long> Count(OrganisationId id)
    {
        await using var session = await db.Database.Begin(id, default);
        return await session.QuerySingleOrDefault<long>("select count(*) from organisations", null, default);
    }
}
