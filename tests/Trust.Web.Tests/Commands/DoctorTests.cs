using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

public sealed class DoctorTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    ProcessBoard Processes => new(db.Database, new(App.Rulebooks.Rulebooks.Embedded()), new EmbeddedEngine());

    [Fact]
    public async Task A_good_installation_without_mail_is_in_order_with_a_note()
    {
        await Trust.App.Tests.Accounts.Firm.Found(db);
        var told = new StringWriter();
        Assert.Equal(0, await new Doctor(told).Run(db.App, db.Council, Processes, Path.GetTempPath(), default));
        Assert.Contains("note   1 of 1 organisations have no mail server that was checked", told.ToString());
        Assert.EndsWith("Everything that Trust needs is in order.", told.ToString().TrimEnd());
    }

    [Fact]
    public async Task Passwords_that_others_can_read_are_wrong_and_the_cure_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("trust-doctor-").FullName;
        try
        {
            var secret = Path.Combine(folder, "roles.json");
            await File.WriteAllTextAsync(secret, "{}");
#pragma warning disable CA1416 // the tests run on Linux and macOS only
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
#pragma warning restore CA1416
            var told = new StringWriter();
            Assert.Equal(1, await new Doctor(told).Run(db.App, db.Council, Processes, folder, default));
            Assert.Contains($"chmod 600 {secret}", told.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
