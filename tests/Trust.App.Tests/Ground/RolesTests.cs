using Dapper;
using Npgsql;

namespace Trust.App.Tests.Ground;

public sealed class RolesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_app_may_serve_as_its_own_role() => Assert.Empty(await StartCheck.Problems(db.App, default));

    [Fact]
    public async Task The_app_refuses_to_serve_as_superuser()
    {
        var superuser = new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(superuser.ConnectionString);
        Assert.Contains("The role postgres, as which Trust would serve, is a superuser.", await StartCheck.Problems(source, default));
    }

    [Fact]
    public async Task The_app_refuses_to_serve_as_the_owner_of_its_tables() =>
        Assert.Contains(await StartCheck.Problems(db.Owner, default), problem => problem.Contains("trust_owner") && problem.Contains("owns the table"));

    [Fact]
    public async Task The_app_refuses_to_serve_as_a_role_that_enters_the_rooms_of_the_bodies() =>
        Assert.Equal(["The role trust_council, as which Trust would serve, may enter the rooms of the bodies (schema council)."], await StartCheck.Problems(db.Council, default));

    [Fact]
    public async Task The_rooms_are_opened_by_a_role_that_row_security_binds()
    {
        Assert.Empty(await StartCheck.ProblemsOfRooms(db.Council, default));
        var superuser = new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(superuser.ConnectionString);
        Assert.Contains("The role postgres, as which Trust would open the bodies’ rooms, is a superuser.", await StartCheck.ProblemsOfRooms(source, default));
    }

    [Theory]
    [InlineData("create table mine (id integer)")]
    [InlineData("alter table organisations disable row level security")]
    [InlineData("drop policy own_organisation on organisations")]
    [InlineData("delete from organisations")]
    [InlineData("update schema_version set checksum = ''")]
    [InlineData("create role another")]
    public async Task The_app_s_role_cannot(string sql)
    {
        await using var connection = await db.App.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_council_s_role_sees_no_table_that_was_not_given_to_it()
    {
        await using var connection = await db.Council.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("select from organisations"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Passwords_are_made_once_and_only_their_owner_reads_them()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Assert.Equal(Passwords.In(folder), Passwords.In(folder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(folder, "roles.json")).UnixFileMode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_owner_that_may_not_create_roles_is_content_when_they_exist()
    {
        var logins = await Roles.EnsureBelow(db.Logins.Owner, Passwords.New(), default);
        Assert.Equal(db.Logins.Owner, logins.Owner);
        Assert.Contains("trust_app", logins.App);
    }
}
