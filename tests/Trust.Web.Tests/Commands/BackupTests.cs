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
            Assert.Equal(0, await new Backup(TimeProvider.System, told).Run(db.Logins.Owner, file, default));
            Assert.Contains("keep it as safe as the server", told.ToString());

            told = new StringWriter();
            Assert.Equal(1, await new Restore(told).Run(db.Logins.Owner, file, default));
            Assert.StartsWith("Nothing was restored: The database already holds rows in public.organisations.", told.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
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
            Assert.Equal(1, await new Restore(told).Run(db.Logins.Owner, file, default));
            Assert.StartsWith("Nothing was restored: ", Assert.Single(told.ToString().TrimEnd().Split('\n')));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
