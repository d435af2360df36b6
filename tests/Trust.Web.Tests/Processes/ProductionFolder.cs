namespace Trust.Web.Tests.Processes;

/// <summary>A data folder in which production was started for the first time, and serves.</summary>
public sealed class ProductionFolder : IAsyncLifetime
{
    internal TrustProcess Trust { get; private set; } = null!; // set before the first test

    public string Data { get; } = Path.Combine(Path.GetTempPath(), "trust-p-" + Guid.NewGuid().ToString("N")[..8]);

    public async Task InitializeAsync() => Trust = await TrustProcess.Serving(Data, "--production");

    public async Task DisposeAsync()
    {
        if (Trust is { HasEnded: false } serving) await serving.PressCtrlC();
        Trust?.Dispose();
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }
}
