using Npgsql;
using Trust.App.Stories;

namespace Trust.App.Tests.Stories;

public sealed class ScratchDatabaseTests
{
    [Fact]
    public async Task It_is_migrated_and_leaves_neither_server_nor_folder_behind()
    {
        var data = Path.Combine(Path.GetTempPath(), "trust-scratch-test");
        string folder, app;
        await using (var scratch = await ScratchDatabase.Start(data, default))
        {
            (folder, app) = (scratch.Folder, scratch.Logins.App);
            await using var source = Database.Source(app);
            Assert.Equal(Migration.All.Count, Convert.ToInt32(await source.CreateCommand("select count(*) from schema_version").ExecuteScalarAsync()));
        }

        Assert.False(Directory.Exists(folder));
        await using var gone = new NpgsqlConnection(app);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => gone.OpenAsync());
    }
}
