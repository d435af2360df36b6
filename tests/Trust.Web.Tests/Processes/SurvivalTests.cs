using System.Net;

namespace Trust.Web.Tests.Processes;

public sealed class SurvivalTests(DemoFolder folder) : IClassFixture<DemoFolder>
{
    [Fact]
    public async Task Ctrl_C_ends_the_app_and_its_PostgreSQL_and_nothing_remains()
    {
        var trust = await folder.Served();
        var written = await folder.Write();
        var server = Postgres.ProcessesOf(folder.Data);
        Assert.NotEmpty(server);
        using (var http = new HttpClient { BaseAddress = trust.Address })
            (await http.GetAsync("/sign-in")).EnsureSuccessStatusCode();
        Assert.DoesNotContain("info:", trust.Said, StringComparison.Ordinal);   // whoever starts it reads where it is, not each page that is opened

        Assert.Equal(0, await trust.PressCtrlC());

        Assert.Empty(Postgres.StillThere([trust.Id, .. server]));
        Assert.False(File.Exists(Path.Combine(folder.Data, "pg", "pgdata", "postmaster.pid")));
        await folder.MustHold(written);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_what_to_do()
    {
        var trust = await folder.Served();
        var (code, said) = await TrustProcess.Ran("run", "--port", $"{trust.Address.Port}", "--data", folder.Data);
        Assert.Equal(2, code);
        Assert.Equal($"Another program listens at {trust.Address.GetLeftPart(UriPartial.Authority)}. End it, or give Trust another port: --port 5090.", said.Trim());
    }

    [Fact]
    public async Task After_a_killed_app_the_next_start_takes_its_PostgreSQL_over()
    {
        var trust = await folder.Served();
        var written = await folder.Write();
        var server = Postgres.ProcessesOf(folder.Data)[0];

        await trust.Die();

        await folder.MustHold(written);
        Assert.Contains(server, Postgres.ProcessesOf(folder.Data));
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_started_again_beside_the_running_app()
    {
        var trust = await folder.Served();
        var written = await folder.Write();
        var killed = Postgres.ProcessesOf(folder.Data);

        TrustProcess.End(killed);

        using var http = new HttpClient { BaseAddress = trust.Address };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var looks = 0; (await http.GetAsync("/health/ready")).StatusCode != HttpStatusCode.OK; looks++)
            Assert.True(looks < 400 && await look.WaitForNextTickAsync(), "it did not come back");
        Assert.False(trust.HasEnded);
        Assert.DoesNotContain(Postgres.ProcessesOf(folder.Data), killed.Contains);
        await folder.MustHold(written);
    }

    [Fact]
    public async Task After_both_were_killed_the_next_start_recovers()
    {
        var trust = await folder.Served();
        var written = await folder.Write();

        await trust.Die([.. Postgres.ProcessesOf(folder.Data)]);

        await folder.MustHold(written);
    }
}
