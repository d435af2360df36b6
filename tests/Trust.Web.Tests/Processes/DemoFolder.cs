using System.Text.Json.Nodes;
using Trust.Web.Tests.Api;

namespace Trust.Web.Tests.Processes;

/// <summary>A data folder with the demo in it, which one app after the other serves from; a test takes it as the last one left it.</summary>
public sealed class DemoFolder : IAsyncLifetime
{
    public const string Owner = "katrin.vogel@lindtal.example";

    TrustProcess? serving;
    string? token;

    public string Data { get; } = Path.Combine(Path.GetTempPath(), "trust-p-" + Guid.NewGuid().ToString("N")[..8]);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The app, started if it isn't running.</summary>
    internal async Task<TrustProcess> Served()
    {
        if (serving is null or { HasEnded: true }) serving = await TrustProcess.Serving(Data);
        return serving;
    }

    /// <summary>The API as the project's owner, by a token from the command line.</summary>
    internal async Task<Client> AsOwner()
    {
        var trust = await Served();
        if (token is null)
        {
            var (code, said) = await TrustProcess.Ran("token", Owner, "--data", Data);
            Assert.True(code == 0, said);
            token = said;
        }
        return new(trust.Address, token);
    }

    /// <summary>Something that must be there again after whatever happens to the processes.</summary>
    internal async Task<Guid> Write() => (await (await AsOwner()).Post("/projects", Rollout.NewProject($"Written {Guid.NewGuid()}"))).Must(201).Id;

    internal async Task MustHold(Guid written)
    {
        var owner = await AsOwner();
        Assert.Equal("draft", (await owner.Get($"/projects/{written}")).Must(200).Body["state"]!.GetValue<string>());
        Assert.True((await owner.Get($"/projects/{written}/journal/verify")).Must(200).Body["holds"]!.GetValue<bool>());
    }

    public async Task DisposeAsync()
    {
        if (serving is { HasEnded: false } trust) await trust.PressCtrlC();
        serving?.Dispose();
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }
}
