using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Trust.Web.Tests.Browser;

/// <summary>The app on a free port and one Chromium, for all browser tests; every visit is a fresh browser profile.</summary>
public sealed class BrowserHouse : IAsyncLifetime
{
    // root, as in a container, cannot have Chromium's sandbox; the rest keeps the browser from calling home
    static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    WebApplication app = null!;       // set before the first test
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "Warning",
            "--contentRoot", AppContext.BaseDirectory]);
        app.MapGet("/broken", string () => throw new InvalidOperationException("Broken for a test."));
        app.MapGet("/busy", () => Results.StatusCode(StatusCodes.Status429TooManyRequests));
        await app.StartAsync();
        Address = new(app.Urls.Single());
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    public async Task<Visit> Visit(int width = 1280, bool dark = false, bool script = true, int height = 800) => new(this,
        await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = script,
        }));

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
    }
}

[CollectionDefinition(nameof(BrowserHouse))]
public sealed class BrowserCollection : ICollectionFixture<BrowserHouse>;
