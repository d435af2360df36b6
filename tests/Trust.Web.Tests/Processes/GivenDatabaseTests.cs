using Npgsql;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.Processes;

/// <summary>The app on a database that somebody gave it, in place of a server of its own.</summary>
public sealed class GivenDatabaseTests(TestDatabase db) : IClassFixture<TestDatabase>, IDisposable
{
    readonly string data = Path.Combine(Path.GetTempPath(), "trust-p-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    static Dictionary<string, string> Given(Trust.App.Logins logins) => new() { ["ConnectionStrings__Trust"] = logins.App, ["ConnectionStrings__TrustOwner"] = logins.Owner };

    [Fact]
    public async Task A_database_that_is_given_is_the_one_that_serves_and_gets_no_demo_unasked()
    {
        var (fixture, name) = (await PostgresFixture.Shared, "given_" + Guid.NewGuid().ToString("N"));
        var given = Given(await fixture.Empty(name));
        try
        {
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
        await Firm.Found(db);
        await using (var all = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = db.Name, Pooling = false }.ConnectionString))
        await using (var older = all.CreateCommand("update organisations set read_tables = read_tables - 1; delete from organisation_members"))
            Assert.Equal(2, await older.ExecuteNonQueryAsync()); // the organisation, and its administrator

        using var trust = await TrustProcess.Serving(data, Given(db.Logins), "--production");
        Assert.Contains("The read tables of 1 organisations were filled anew from 2 entries.", trust.Said);
        using var http = new HttpClient { BaseAddress = trust.Address };
        Assert.StartsWith("ready", await http.GetStringAsync("/health/ready"));
        Assert.Contains("/welcome/", trust.Said); // asked of the table just filled: who administers
        Assert.Equal(0, await trust.PressCtrlC());
    }
}
