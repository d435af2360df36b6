namespace Trust.Web.Tests.Processes;

public sealed class RestoredDemoTests : IDisposable
{
    readonly string data = Path.Combine(Path.GetTempPath(), "trust-p-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
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
