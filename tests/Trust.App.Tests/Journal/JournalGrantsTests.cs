using Dapper;
using Npgsql;
using Trust.App.Tests.Ground;

namespace Trust.App.Tests;

/// <summary>What the app's own role may not do, whatever its code says.</summary>
public sealed class JournalGrantsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("update events set actor = 'system'")]
    [InlineData("update events set number = number")]
    [InlineData("delete from events")]
    [InlineData("truncate events")]
    [InlineData("delete from contents")]
    [InlineData("truncate contents")]
    [InlineData("update contents set language = 'de'")]
    [InlineData("update contents set digest = digest")]
    [InlineData("update contents set id = id")]
    [InlineData("delete from files")]
    [InlineData("update files set digest = digest")]
    [InlineData("update file_chunks set bytes = bytes")]
    [InlineData("alter table contents disable trigger all")]
    [InlineData("set session_replication_role = replica")]
    public async Task The_app_has_no_right_to(string act) => await Refused(PostgresErrorCodes.InsufficientPrivilege, act);

    [Theory]
    [InlineData("update contents set body = 'something else'")]
    [InlineData("update contents set body = null")]
    [InlineData("update contents set salt = null, body = null")]
    [InlineData("update contents set salt = '\\x00', body = 'something else', erased_by = 1")]
    [InlineData("update contents set erased_by = 1")]
    public async Task A_text_is_never_changed_only_erased_whole(string act) => await Refused(PostgresErrorCodes.IntegrityConstraintViolation, act);

    [Theory]
    [InlineData("update contents set salt = '\\x00', body = 'back again', erased_by = null")]
    [InlineData("update contents set erased_by = 8")]
    public async Task An_erased_text_does_not_come_back(string act) =>
        await Refused(PostgresErrorCodes.IntegrityConstraintViolation, "update contents set salt = null, body = null, erased_by = 7", act);

    [Fact]
    public async Task Not_even_the_owner_of_the_tables_deletes_a_text()
    {
        var office = await Office.Begun(db);
        await using var connection = await db.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"set local trust.organisation = '{office.Organisation}'");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("delete from contents"));
        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
    }

    async Task Refused(string why, params string[] acts)
    {
        var office = await Office.Begun(db);
        await using var session = await db.Database.Begin(office.Organisation, default);
        foreach (var act in acts[..^1]) await session.Execute(act, null, default);
        Assert.Equal(why, (await Assert.ThrowsAsync<PostgresException>(() => session.Execute(acts[^1], null, default))).SqlState);
    }
}
