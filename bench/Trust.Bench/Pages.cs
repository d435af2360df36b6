using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Npgsql;
using Trust.App;

namespace Trust.Bench;

/// <summary>The project list and a project's page as one reader of many large projects gets them: requests leave on the beat, whether or not the ones before
/// have come back, and a request's time runs from its beat.</summary>
sealed partial class Pages(int projects, int entries)
{
    const int ASecond = 50;
    static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    // the read tables and the journal; texts are found by their id and serve every copy
    static readonly (string Table, string Key)[] Copied =
        [("events", "stream_id"), ("project_states", "project_id"), ("hearings", "project_id"), ("projects", "id"), ("project_people", "project_id"), ("turns", "project_id"), ("evidence_revisions", "project_id"), ("kpi_points", "project_id")];

    const string Largest = "select organisation_id, id, owner_id, number from projects order by number desc limit 1";

    readonly string folder = Path.Combine(Path.GetTempPath(), "trust-bench-" + Guid.NewGuid().ToString("N")[..8]);
    readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 256 });

    public async Task Run(TimeSpan during)
    {
        using var app = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Trust.Web.dll"), "run", "--port", "0", "--data", folder])
        {
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory, ["Trust__RequestsAMinute"] = "1000000", ["Logging__LogLevel__Default"] = "Warning" },
        })!;
        try
        {
            client.BaseAddress = await Ready(app);
            await using var server = await PrivatePostgres.Start(folder, new(), default); // the app's own, used beside it
            var copies = await Fill(server.Superuser);
            await Measure(copies, Warming);
            foreach (var (what, took) in await Measure(copies, during))
                Console.WriteLine($"{$"{what}, ms",-45} {At(took, 0.5):0.0}, one in a hundred {At(took, 0.99):0.0}, the latest {took[^1]:0.0}, {took.Count} asked");
            Console.WriteLine($"{"memory of the app after it, MB",-45} {MemoryOf(app):0}");
        }
        finally
        {
            app.Kill(entireProcessTree: false);
            await app.WaitForExitAsync();
            await using (await PrivatePostgres.Start(folder, new(), default)) { } // the last to leave stops the server
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<Uri> Ready(Process app)
    {
        while (await app.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("Trust is ready", StringComparison.Ordinal))
            {
                _ = app.StandardOutput.ReadToEndAsync();
                return new(line.Split(' ')[^1]);
            }
        throw new UnreachableException("the app ended instead of serving");
    }

    /// <summary>The demo's largest project grows by figures until it has so many entries, and then stands there many times.</summary>
    async Task<List<Guid>> Fill(string superuser)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(superuser) { Database = "trust_demo", CommandTimeout = 600 }.ConnectionString);
        var (project, owner, number) = await Find(source);
        await SignIn(owner);
        var token = Token().Match(await client.GetStringAsync("/projects/new")).Groups[1].Value;
        var kpis = (await client.GetFromJsonAsync<Listed>($"/api/v1/projects/{project}/kpis"))!.Items; // a page of the API is never the word null
        for (var n = 0; number + n < entries; n++)
        {
            var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-n / kpis.Count);
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/projects/{project}/kpis/{kpis[n % kpis.Count].Key}/points") { Content = JsonContent.Create(new { on = day, value = 1 + n % 5, source = "Survey" }) };
            request.Headers.Add("RequestVerificationToken", token);
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode) throw new UnreachableException(await answer.Content.ReadAsStringAsync());
        }
        List<Guid> copies = [.. Enumerable.Range(0, projects).Select(_ => Guid.CreateVersion7())];
        foreach (var (table, key) in Copied) await Copy(source, table, key, project, copies);
        await using var analyze = source.CreateCommand("analyze");
        await analyze.ExecuteNonQueryAsync();
        return copies;
    }

    sealed record Kpi(string Key);

    sealed record Listed(IReadOnlyList<Kpi> Items);

    static async Task<(Guid Project, Guid Owner, long Number)> Find(NpgsqlDataSource source)
    {
        await using var find = source.CreateCommand(Largest);
        await using var row = await find.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetGuid(1), row.GetGuid(2), row.GetInt64(3));
    }

    static async Task Copy(NpgsqlDataSource source, string table, string key, Guid from, List<Guid> to)
    {
        List<string> columns = [];
        await using (var names = source.CreateCommand("select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'"))
        {
            names.Parameters.Add(new() { Value = table });
            await using var rows = await names.ExecuteReaderAsync();
            while (await rows.ReadAsync()) columns.Add(rows.GetString(0));
        }
        string Value(string column) => column == key ? "c.id" : column == "state" && table == "project_states" ? $"convert_to(replace(convert_from(t.state, 'UTF8'), '{from}', c.id::text), 'UTF8')" : $"t.{column}";
        await using var copy = source.CreateCommand($"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", columns.Select(Value))} from {table} t cross join unnest($1::uuid[]) c(id) where t.{key} = $2");
        copy.Parameters.Add(new() { Value = to.ToArray() });
        copy.Parameters.Add(new() { Value = from });
        await copy.ExecuteNonQueryAsync();
    }

    async Task SignIn(Guid person)
    {
        var form = new FormUrlEncodedContent([new("person", person.ToString()), new("__RequestVerificationToken", Token().Match(await client.GetStringAsync("/sign-in")).Groups[1].Value)]);
        using var answer = await client.PostAsync("/sign-in?handler=demo", form);
        if (answer.StatusCode is not HttpStatusCode.Redirect) throw new UnreachableException($"nobody came in: {answer.StatusCode}");
    }

    /// <summary>Milliseconds from each beat until the whole answer was there, sorted.</summary>
    async Task<IReadOnlyList<(string What, List<double> Took)>> Measure(List<Guid> copies, TimeSpan during)
    {
        var (chance, start, asking) = (new Random(11), Stopwatch.GetTimestamp(), new List<Task<(bool List, double Ms)>>());
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1) / ASecond);
        for (var n = 0; n < ASecond * during.TotalSeconds; n++)
        {
            var due = start + (long)(n * (double)Stopwatch.Frequency / ASecond);
            while (Stopwatch.GetTimestamp() < due) await beat.WaitForNextTickAsync();
            var list = n % 2 == 0;
            asking.Add(Ask(list, list ? "/projects" : $"/projects/{copies[chance.Next(copies.Count)]}", due));
        }
        var all = await Task.WhenAll(asking);
        List<double> Of(bool list) => [.. all.Where(a => a.List == list).Select(a => a.Ms).Order()];
        return [("project list", Of(true)), ("project page", Of(false))];
    }

    async Task<(bool, double)> Ask(bool list, string path, long due)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode is not HttpStatusCode.OK) throw new UnreachableException($"{path}: {answer.StatusCode}");
        await answer.Content.ReadAsByteArrayAsync();
        return (list, (Stopwatch.GetTimestamp() - due) * 1000.0 / Stopwatch.Frequency);
    }

    static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    /// <summary>Megabytes resident; the runtime maps the code that it makes twice, which is the shared part and counts once.</summary>
    static double MemoryOf(Process app)
    {
        var status = File.ReadAllLines($"/proc/{app.Id}/status").Select(l => l.Split(':', StringSplitOptions.TrimEntries)).ToDictionary(l => l[0], l => l[1]);
        double Of(string name) => double.Parse(status[name].Split(' ')[0]) / 1024;
        return Of("RssAnon") + Of("RssFile") + Of("RssShmem") / 2;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
