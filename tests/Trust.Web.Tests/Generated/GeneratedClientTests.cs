using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Stories;
using Trust.App.Tests.Ground;
using Trust.Domain.Calendars;

namespace Trust.Web.Tests.Generated;

/// <summary>A program in another language, with a client made by a tool from the OpenAPI document and nothing else, plays the example project.</summary>
public sealed class GeneratedClientTests : IAsyncLifetime
{
    const string Example = "machine-builder", Password = "a long enough one";

    readonly TestDatabase database = new();
    readonly Calendar calendar = new();
    readonly string folder = Directory.CreateTempSubdirectory("trust-client-").FullName;
    WebApplication app = null!; // set before the test

    static readonly string Tests = Path.Combine(Repository.Root, "tests", "Trust.Web.Tests");

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "Warning", "--contentRoot", AppContext.BaseDirectory],
            database.Logins.App, services => services.AddSingleton(new ProductClock(calendar)));
        await app.StartAsync();
    }

    [Fact]
    public async Task A_client_made_from_the_document_takes_the_machine_builder_through_all_five_gates()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Tests, "Generated")).Where(f => !f.EndsWith(".cs", StringComparison.Ordinal))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(Tests, "node_modules"));
        using var http = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), await http.GetStringAsync("/openapi/v1.json"));

        await Must("node_modules/openapi-typescript/bin/cli.js", "v1.json", "-o", "trust.ts");
        await Must("node_modules/typescript/bin/tsc", "-p", ".");
        var told = await Must("play.mjs", app.Urls.Single(), Path.Combine(Repository.Root, "examples", Example + ".json"));

        // piloted at one of the two sites only
        Assert.Equal("238 steps, 15 refused, 0 off; the project is in-use, its gates passed passed passed passed passed, its locks part open", told[^2]);
        Assert.Matches(@"^the journal of \d+ entries holds$", told[^1]);
    }

    async Task<IReadOnlyList<string>> Must(params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!; // a program was named
        var errors = node.StandardError.ReadToEndAsync();
        if (arguments[0] == "play.mjs") await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(await Cast()));
        var told = new List<string>();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not ["calendar", var day, var time])
            {
                told.Add(line);
                continue;
            }
            calendar.Turn(LocalDay.At(DateOnly.Parse(day), TimeOnly.Parse(time), Story.Project.TimeZone));
            await node.StandardInput.WriteLineAsync("turned");
        }
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{arguments[0]}: {string.Join('\n', told)}\n{await errors}");
        return told;
    }

    StoryFile Story { get; } = StoryFile.Example(Example, Rulebooks.Embedded());

    /// <summary>The people of the story in an organisation of their own, each with a token.</summary>
    async Task<Dictionary<string, object>> Cast()
    {
        var (people, tokens, welcome) = (app.Services.GetRequiredService<People>(), app.Services.GetRequiredService<Tokens>(), app.Services.GetRequiredService<Welcome>());
        var founded = await app.Services.GetRequiredService<Organisations>().Create(Story.Organisation, Story.Language, null, default);
        var cast = new Dictionary<string, object>();
        foreach (var (key, person) in Story.People)
        {
            var added = await people.Add(founded.Organisation, founded.Administrator, new(person.Name, person.Email, person.Language, Story.Project.TimeZone), default);
            var id = added.Value!.Person.Id; // an administrator may add anybody
            Assert.NotNull((await welcome.Arrive(added.Value.Link, new(Password), default)).Value);
            cast[key] = new { id = id.Value, email = person.Email, password = Password, token = (await tokens.Make(founded.Organisation, id, "client", 1, default)).Value!.Secret.Text }; // a label and a day are accepted
        }
        return cast;
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The business clock's time, turned by the story; sign-in stays on the system's.</summary>
    sealed class Calendar : TimeProvider
    {
        long ticks = System.GetUtcNow().UtcTicks;

        public void Turn(DateTimeOffset to) => Interlocked.Exchange(ref ticks, to.UtcTicks);

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    }
}
