using Microsoft.Extensions.DependencyInjection;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Browser;

/// <summary>The demo, told once in a process: each house begins with a copy of its database and of the letters that went out.</summary>
sealed record ToldDemo(string Database, ProjectId Project, IReadOnlyDictionary<string, byte[]> Letters)
{
    static readonly Lazy<Task<ToldDemo>> Telling = new(Tell);

    public static Task<ToldDemo> Shared => Telling.Value;

    static async Task<ToldDemo> Tell()
    {
        var (database, outbox) = (new TestDatabase(), Directory.CreateTempSubdirectory("trust-outbox-").FullName);
        await database.InitializeAsync();
        ProjectId project;
        // its connections end with the app, or there could be no copy
        await using (var app = TrustWeb.Build(["--environment", "Production", "--Logging:LogLevel:Default", "Warning", "--contentRoot", AppContext.BaseDirectory, "--Trust:Demo=true", "--Trust:Outbox", outbox], database.Logins.App))
            project = (await app.Services.GetRequiredService<DemoLoader>().Load(default))[0].Project;
        var letters = Directory.EnumerateFiles(outbox, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(outbox, f), File.ReadAllBytes);
        Directory.Delete(outbox, recursive: true);
        return new(database.Name, project, letters);
    }
}
