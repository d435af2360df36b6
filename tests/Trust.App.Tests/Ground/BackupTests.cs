using System.IO.Compression;
using Dapper;
using Npgsql;
using Trust.Domain;

namespace Trust.App.Tests.Ground;

public sealed class BackupTests : IAsyncLifetime
{
    readonly string name = "backup_" + Guid.NewGuid().ToString("N");
    readonly string folder = Directory.CreateTempSubdirectory("trust-backup-").FullName;
    readonly TestDatabase from = new();
    Logins into = null!;        // set before each test

    string File => Path.Combine(folder, "trust.backup");

    // circles, triggers, generated and counted columns, a council's table, an awkward name: what later migrations may bring
    const string Awkward = """
        create table happenings (
            organisation_id uuid not null references organisations,
            number bigint generated always as identity,
            payload bytea not null,
            size integer generated always as (length(payload)) stored,
            answers bigint,
            primary key (organisation_id, number),
            foreign key (organisation_id, answers) references happenings
        );
        alter table happenings enable row level security;
        alter table happenings force row level security;
        create policy own_organisation on happenings using (organisation_id = current_organisation());
        create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
        create table council."Own notes" (organisation_id uuid primary key references organisations, text text);
        """;

    const string Rows = """
        insert into data_protection_keys values ('key-1', '<key/>');
        insert into council."Own notes" values ('11111111-1111-1111-1111-111111111111', 'ø – "quoted"');
        set local trust.organisation = '11111111-1111-1111-1111-111111111111';
        insert into happenings (organisation_id, payload) select current_organisation(), decode(md5(n::text), 'hex') from generate_series(1, 1000) n;
        insert into happenings (organisation_id, payload, answers) values (current_organisation(), '\x00', 7);
        create trigger immutable before insert on happenings for each row execute function refuse();
        """;

    public async Task InitializeAsync()
    {
        await from.InitializeAsync();
        into = await (await PostgresFixture.Shared).Empty(name);
        foreach (var (id, text) in ((string, string)[])[("11111111-1111-1111-1111-111111111111", "Ours"), ("22222222-2222-2222-2222-222222222222", "Theirs")])
        {
            await using var session = await from.Database.Begin(new(Guid.Parse(id)), default);
            await session.Execute("insert into organisations values (@id::uuid, @text, 'nb', now())", new { id, text }, default);
            await session.Commit(default);
        }
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await from.DisposeAsync();
        await (await PostgresFixture.Shared).Drop(name);
    }

    [Fact]
    public async Task Every_organisation_s_rows_come_back_elsewhere()
    {
        var backup = await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        Assert.Equal(2, backup.Rows);
        await RestoreFile.Read(into.Owner, File, default);
        Assert.Equal(["Ours", "Theirs"], await Names(into));
    }

    [Fact]
    public async Task The_superuser_of_the_private_server_makes_the_same_backup()
    {
        var all = new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = new NpgsqlConnectionStringBuilder(from.Logins.Owner).Database };
        var backup = await BackupFile.Write(all.ConnectionString, File, DateTimeOffset.UnixEpoch, default);
        Assert.Equal(2, backup.Rows);
    }

    [Fact]
    public async Task The_app_s_own_role_makes_no_half_backup()
    {
        await Assert.ThrowsAsync<PostgresException>(() => BackupFile.Write(from.Logins.App, File, DateTimeOffset.UnixEpoch, default));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Keys_to_oneself_triggers_generated_and_counted_columns_come_back_as_they_were()
    {
        await Do(from.Logins.Owner, Awkward + Rows);
        var target = await (await PostgresFixture.Shared).Empty(name);
        await Migrator.Migrate(target.Owner, default);
        await Do(target.Owner, Awkward + "create trigger immutable before insert on happenings for each row execute function refuse();");

        await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        await RestoreFile.Read(target.Owner, File, default);
        await BackupFile.Write(target.Owner, File + "2", DateTimeOffset.UnixEpoch, default);

        Assert.Equal(await Manifest(File), await Manifest(File + "2"));
        var blocked = await Assert.ThrowsAsync<PostgresException>(() => Do(target.Owner,
            "set local trust.organisation = '11111111-1111-1111-1111-111111111111'; insert into happenings (organisation_id, payload) values (current_organisation(), '')"));
        Assert.Equal("no", blocked.MessageText);
    }

    [Fact]
    public async Task Row_security_holds_in_what_was_restored()
    {
        await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        await RestoreFile.Read(into.Owner, File, default);
        await using var source = Database.Source(into.App);
        Assert.Empty(await new Database(source).Outside<Guid>("select id from organisations", null, default));
        Assert.Empty(await StartCheck.Problems(source, default));
    }

    [Fact]
    public async Task A_database_that_holds_rows_is_left_alone()
    {
        await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        await RestoreFile.Read(into.Owner, File, default);
        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => RestoreFile.Read(into.Owner, File, default));
        Assert.Contains("already holds rows in public.organisations", trouble.Message);
        Assert.Equal(2, (await Names(into)).Count);
    }

    [Fact]
    public async Task A_damaged_file_is_noticed_before_anything_is_written()
    {
        await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        using (var zip = await ZipFile.OpenAsync(File, ZipArchiveMode.Update))
        await using (var entry = await zip.GetEntry("tables/public.organisations.copy")!.OpenAsync())
        {
            entry.Seek(-30, SeekOrigin.End);
            entry.WriteByte(0x41);
        }

        var trouble = await Assert.ThrowsAsync<ServerTrouble>(() => RestoreFile.Read(into.Owner, File, default));
        Assert.Contains("public.organisations is not what was written", trouble.Message);
        Assert.Equal(1, await Migrator.Migrate(into.Owner, [Migration.All[0]], default));
    }

    [Fact]
    public async Task Only_its_maker_may_read_the_file()
    {
        await BackupFile.Write(from.Logins.Owner, File, DateTimeOffset.UnixEpoch, default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(File).UnixFileMode);
    }

    static async Task<string> Manifest(string file)
    {
        using var zip = await ZipFile.OpenReadAsync(file);
        using var reader = new StreamReader(await zip.GetEntry(BackupManifest.Entry)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    static async Task<List<string>> Names(Logins logins)
    {
        var names = new List<string>();
        await using var source = Database.Source(logins.App);
        foreach (var id in (string[])["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"])
        {
            await using var session = await new Database(source).Begin(new(Guid.Parse(id)), default);
            names.AddRange(await session.Query<string>("select name from organisations", null, default));
        }
        return names;
    }

    static async Task Do(string logins, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(logins) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(sql, transaction: transaction);
        await transaction.CommitAsync();
    }
}
