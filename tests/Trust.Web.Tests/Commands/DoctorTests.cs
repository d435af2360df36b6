using Trust.App.Tests.Ground;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

public sealed class DoctorTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_good_installation_without_mail_is_in_order_with_a_note()
    {
        var told = new StringWriter();
        Assert.Equal(0, await new Doctor(told).Run(db.App, Path.GetTempPath(), mailServer: null, default));
        Assert.Contains("note   No mail server is set", told.ToString());
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
            Assert.Equal(1, await new Doctor(told).Run(db.App, folder, "mail.example:587", default));
            Assert.Contains($"chmod 600 {secret}", told.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
