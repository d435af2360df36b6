using System.Net;
using Npgsql;
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
    public async Task What_another_version_put_into_the_read_tables_is_filled_anew_before_anybody_is_served()
    {
        var (fixture, name) = (await PostgresFixture.Shared, "given_" + Guid.NewGuid().ToString("N"));
        var logins = await fixture.Empty(name);
        var given = new Dictionary<string, string> { ["ConnectionStrings__Trust"] = logins.App, ["ConnectionStrings__TrustOwner"] = logins.Owner };
        try
        {
            using (var first = await TrustProcess.Serving(data, given, "--production"))
            {
                Assert.DoesNotContain("filled anew", first.Said);
                Assert.Equal(0, await first.PressCtrlC());
            }
            await using (var all = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(fixture.Superuser) { Database = name, Pooling = false }.ConnectionString))
            await using (var older = all.CreateCommand("update organisations set read_tables = read_tables - 1; delete from organisation_members"))
                Assert.Equal(2, await older.ExecuteNonQueryAsync()); // the organisation, and its administrator

            using var trust = await TrustProcess.Serving(data, given, "--production");
            Assert.Contains("The read tables of 1 organisations were filled anew from 2 entries.", trust.Said);
            using var http = new HttpClient { BaseAddress = trust.Address };
            Assert.StartsWith("ready", await http.GetStringAsync("/health/ready"));
            Assert.Contains("/welcome/", trust.Said); // asked of the table just filled: who administers
            Assert.Equal(0, await trust.PressCtrlC());
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
        Assert.Matches(@"Proved \d+ journals of 2 organisations, \d+ entries: every one is intact\.", said);
        (code, said) = await TrustProcess.Ran("doctor", "--production", "--data", data);
        Assert.True(code == 0, said);

        (code, said) = await TrustProcess.Ran("run", "--production", "--port", "0", "--data", data);
        Assert.Equal(2, code);
        Assert.Contains("This database holds the demo.", said);
        Assert.Equal(0, await demo.PressCtrlC());
    }
}
