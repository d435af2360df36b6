using System.Net;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.Processes;

public sealed class ProductionTests : IDisposable
{
    readonly string data = Path.Combine(Path.GetTempPath(), "trust-p-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Production_shows_nobody_at_the_door_and_prints_one_link_for_the_administrator()
    {
        using var trust = await TrustProcess.Serving(data, "--production");
        using var http = new HttpClient { BaseAddress = trust.Address };

        var door = await http.GetStringAsync("/sign-in");
        Assert.DoesNotContain("name=\"person\"", door);
        Assert.DoesNotContain("Lindtal", door);
        var link = Assert.Single(trust.Said.Split('\n'), l => l.Contains("/welcome/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(link)).StatusCode);
        Assert.Equal(0, await trust.PressCtrlC());
    }

    [Fact]
    public async Task A_database_that_is_given_is_the_one_that_serves_and_gets_no_demo_unasked()
    {
        var (fixture, name) = (await PostgresFixture.Shared, "given_" + Guid.NewGuid().ToString("N"));
        var logins = await fixture.Empty(name);
        try
        {
            var given = new Dictionary<string, string> { ["ConnectionStrings__Trust"] = logins.App, ["ConnectionStrings__TrustOwner"] = logins.Owner };
            using (var trust = await TrustProcess.Serving(data, given))
            {
                Assert.Contains("The database is empty.", trust.Said);
                using var http = new HttpClient { BaseAddress = trust.Address };
                Assert.DoesNotContain("name=\"person\"", await http.GetStringAsync("/sign-in"));
                Assert.Equal(0, await trust.PressCtrlC());
            }
            Assert.False(Directory.Exists(Path.Combine(data, "pg"))); // no server of its own

            using var demo = await TrustProcess.Serving(data, given, "--demo");
            using var visitor = new HttpClient { BaseAddress = demo.Address };
            Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(await visitor.GetStringAsync("/sign-in"), "name=\"person\""));
            Assert.Equal(0, await demo.PressCtrlC());
        }
        finally
        {
            await fixture.Drop(name);
        }
    }

    [Fact]
    public async Task A_backup_and_its_restore_mean_production_without_being_told()
    {
        using (var trust = await TrustProcess.Serving(data, "--production")) Assert.Equal(0, await trust.PressCtrlC());
        var file = Path.Combine(data, "production.backup");
        var (code, said) = await TrustProcess.Ran("backup", file, "--data", data);
        Assert.True(code == 0, said);

        var elsewhere = Path.Combine(data, "e");
        (code, said) = await TrustProcess.Ran("restore", file, "--data", elsewhere);
        Assert.True(code == 0, said);
        Assert.Contains("Proved 1 journals of 1 organisations", said); // its own, which says who administers it
        (code, said) = await TrustProcess.Ran("restore", file, "--production", "--data", elsewhere);
        Assert.Contains("The database already holds rows", said);
    }

    [Fact]
    public async Task The_demo_restored_where_production_lives_is_refused_a_start()
    {
        using var demo = await TrustProcess.Serving(data);
        var file = Path.Combine(data, "demo.backup");
        var (code, said) = await TrustProcess.Ran("backup", file, "--data", data);
        Assert.True(code == 0, said);

        (code, said) = await TrustProcess.Ran("restore", file, "--production", "--data", data);
        Assert.True(code == 0, said);
        Assert.Matches(@"Proved \d+ journals of 2 organisations, \d+ entries: every one holds\.", said);
        (code, said) = await TrustProcess.Ran("doctor", "--production", "--data", data);
        Assert.True(code == 0, said);

        (code, said) = await TrustProcess.Ran("run", "--production", "--port", "0", "--data", data);
        Assert.Equal(2, code);
        Assert.Contains("This database holds the demo.", said);
        Assert.Equal(0, await demo.PressCtrlC());
    }
}
