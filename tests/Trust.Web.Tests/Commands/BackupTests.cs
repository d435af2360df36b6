using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

public sealed class BackupTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_backup_tells_what_it_holds_and_a_full_database_refuses_it()
    {
        await using (var session = await db.Database.Begin(new(Guid.NewGuid()), default))
        {
            await session.Execute("insert into organisations values (@id, 'Ours', 'nb', now())", new { id = session.Organisation }, default);
            await session.Commit(default);
        }
        var folder = Directory.CreateTempSubdirectory("trust-backup-").FullName;
        try
        {
            var file = Path.Combine(folder, "trust.backup");
            var told = new StringWriter();
            Assert.Null(LastBackup.Read(folder));
            Assert.Equal(0, await new Backup(TimeProvider.System, folder, told).Run(db.Logins.Owner, file, default));
            Assert.InRange(LastBackup.Read(folder)!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow); // asserted just above to be written only now
            Assert.Contains("keep it as safe as the server", told.ToString());

            told = new StringWriter();
            Assert.Equal(1, await new Restore(told).Run(db.Logins.Owner, db.Logins.App, file, default));
            Assert.StartsWith("Nothing was restored: The database already holds rows in public.organisations.", told.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task After_a_restore_every_journal_of_every_organisation_is_proved_and_an_altered_one_is_named()
    {
        await using var from = new Given();
        await from.Demo();
        var (code, told) = await from.BackupAndRestore("whole");
        Assert.True(code == 0, told);
        Assert.Matches(@"Proved 4 journals of 2 organisations, \d+ entries: every one is intact\.", told); // each has a project and itself

        var project = await from.Tamper("""
            update events
            set payload = set_byte(payload, 20, get_byte(payload, 20) # 1)
            where stream_id <> organisation_id and number = 4 and organisation_id = (select min(organisation_id::text)::uuid from events)
            returning stream_id
            """);
        var organisation = await from.Tamper("""
            update events
            set actor = 'system:other'
            where stream_id = organisation_id and number = 1 and organisation_id = (select max(organisation_id::text)::uuid from events)
            returning stream_id
            """);
        (code, told) = await from.BackupAndRestore("altered");

        Assert.Equal(1, code);
        Assert.Matches($@"The journal {project} of organisation [0-9a-f-]+ is not intact: Altered at entry 4", told);
        Assert.Matches($@"The journal {organisation} of organisation {organisation} is not intact: Altered at entry 1", told);
        Assert.Contains("2 of 4 journals are not intact.", told);
    }

    /// <summary>A database with the demo, which its owner may alter, and empty ones for what is restored.</summary>
    sealed class Given : IAsyncDisposable
    {
        readonly TestDatabase database = new();
        readonly string folder = Directory.CreateTempSubdirectory("trust-backup-").FullName;
        readonly List<string> restored = [];

        public async Task Demo()
        {
            await database.InitializeAsync();
            await using var services = new ServiceCollection().AddLogging().AddTrust(database.Logins.App).AddAccounts().AddSingleton<DemoLoader>().BuildServiceProvider();
            await services.GetRequiredService<DemoLoader>().Load(default);
        }

        public async Task<(int Code, string Told)> BackupAndRestore(string name)
        {
            var (file, told) = (Path.Combine(folder, name), new StringWriter());
            Assert.Equal(0, await new Backup(TimeProvider.System, folder, told).Run(database.Logins.Owner, file, default));
            restored.Add($"restored_{Guid.NewGuid():N}");
            var into = await (await PostgresFixture.Shared).Empty(restored[^1]);
            return (await new Restore(told).Run(into.Owner, into.App, file, default), told.ToString());
        }

        /// <summary>What only the server's own superuser can do.</summary>
        public async Task<Guid> Tamper(string sql)
        {
            var server = new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = new NpgsqlConnectionStringBuilder(database.Logins.App).Database, Pooling = false };
            await using var connection = new NpgsqlConnection(server.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("set session_replication_role = replica; " + sql, connection);
            return (Guid)(await command.ExecuteScalarAsync())!; // the statement returns one
        }

        public async ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            await database.DisposeAsync();
            foreach (var name in restored) await (await PostgresFixture.Shared).Drop(name);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no zip file")]
    public async Task Any_other_file_is_refused_in_one_line(string content)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, content);
            var told = new StringWriter();
            Assert.Equal(1, await new Restore(told).Run(db.Logins.Owner, db.Logins.App, file, default));
            Assert.StartsWith("Nothing was restored: ", Assert.Single(told.ToString().TrimEnd().Split('\n')));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
