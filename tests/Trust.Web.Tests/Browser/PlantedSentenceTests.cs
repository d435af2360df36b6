using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trust.App;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>A sentence that a body wrote down for itself, looked for wherever its employer, an administrator or whoever runs the server could read.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed partial class PlantedSentenceTests(BrowserHouse house)
{
    const string Title = "Stachelbeerkompott am Dienstag";
    const string Text = "Wir lehnen ab, sagen es aber erst im Mai.";
    const string Label = "Gutachterin Quittengelee";
    const string Password = "a long enough one";

    static readonly string[] Planted = [Title, Text, Label];

    [Fact]
    public async Task What_a_body_keeps_for_itself_is_found_nowhere_else_and_once_locked_nowhere_at_all()
    {
        var project = await CouncilProject.Begin(house);
        await project.Gives("purpose", "Wir ordnen Bewerbungen.", Audience.OfProject);
        house.Log.Sentences = Planted;
        await using var chair = await house.VisitAs(DemoPart.WorksCouncilChair);
        await Plant(chair, project);

        Assert.Contains(Planted, s => Finds(Dump("before"), s)); // the search finds what is there
        var (owner, administrator) = (await Owner(), await Administrator());
        await NobodySees(owner, project, 40);
        await NobodySees(administrator, project, 15);
        await NotInTables();
        Assert.DoesNotContain(Mails(), mail => Planted.Any(s => Finds(mail, s)));

        await Lock(chair, project);
        var dump = Dump("locked");
        Assert.False(Finds(dump, Title));
        Assert.False(Finds(dump, Text));
        await NobodySees(owner, project, 40);
        Assert.DoesNotContain(Mails(), mail => Planted.Any(s => Finds(mail, s)));

        var log = house.Services.GetRequiredService<ILogger<PlantedSentenceTests>>();
        Assert.Empty(house.Log.Found);
        log.LogTrace("The watch reads this too: {Title}", Title);
        Assert.Single(house.Log.Found);
        house.Log.Sentences = null;
    }

    static async Task Plant(Visit chair, CouncilProject project)
    {
        await chair.Go(project.Room);
        await chair.Page.FillAsync("form[data-write] [name=title]", Title);
        await chair.Page.FillAsync("form[data-write] [name=text]", Text);
        await chair.Press("form[data-write] button");
        await chair.Go(project.Room + "/guests");
        await chair.Page.FillAsync("[name=label]", Label);
        await chair.Page.FillAsync("[name=until]", $"{DateTime.UtcNow.AddDays(10):yyyy-MM-dd}");
        await chair.Page.CheckAsync("[name=items]");
        await chair.Press("form[action*=Invite] button");
        Assert.Contains(Label, await chair.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    static async Task Lock(Visit chair, CouncilProject project)
    {
        await chair.Go(project.Room);
        await chair.Page.FillAsync("form[data-lock] [name=passphrase]", "vier Pferde am Deich");
        await chair.Page.FillAsync("form[data-lock] [name=again]", "vier Pferde am Deich");
        await chair.Page.ClickAsync("form[data-lock] button");
        await chair.Page.Locator("[data-code-text]").WaitForAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Every page that a link leads to from the project and the house, every answer of the API about the project, and its exports.</summary>
    async Task NobodySees(Visitor visitor, CouncilProject project, int atLeast)
    {
        var (waiting, seen) = (new Queue<string>(["/", "/projects", project.Path, project.Room, $"{project.Room}/takeaway", $"{project.Room}/members", "/people", "/organisation", "/me", .. await OfApi(project)]), new HashSet<string>());
        while (waiting.TryDequeue(out var path) && seen.Count < 150)
        {
            if (!seen.Add(path)) continue;
            var answer = await visitor.Get(path);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.False(Planted.Any(s => Finds(Encoding.UTF8.GetBytes(text), s)), $"{path} tells what the body keeps for itself");
            if (answer.StatusCode is HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType is "text/html")
                foreach (var link in Link().Matches(text).Select(l => l.Groups[1].Value).Where(l => !l.StartsWith("/sign-out", StringComparison.Ordinal) && (!l.StartsWith("/projects/", StringComparison.Ordinal) || l.StartsWith(project.Path, StringComparison.Ordinal))))
                    waiting.Enqueue(link);
        }
        Assert.True(seen.Count >= atLeast, $"only {seen.Count} were looked at");
    }

    async Task<IEnumerable<string>> OfApi(CouncilProject project)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        var document = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!; // it is served
        return document["paths"]!.AsObject().Where(p => p.Value!["get"] is not null).Select(p => p.Key.Replace("{project}", project.Id.ToString(), StringComparison.Ordinal)).Where(p => !p.Contains('{', StringComparison.Ordinal));
    }

    /// <summary>Not in a row of what the app itself reads and writes, as text or as bytes.</summary>
    async Task NotInTables()
    {
        foreach (var table in await house.Ask("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'quartz')"))
            foreach (var planted in Planted)
                Assert.Equal(["0"], await house.Ask($"select count(*)::text from {table} t where position('{planted}' in t::text) > 0 or position('{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(planted))}' in t::text) > 0"));
    }

    IEnumerable<byte[]> Mails() => Directory.EnumerateFiles(house.Outbox, "*", SearchOption.AllDirectories).Select(File.ReadAllBytes);

    /// <summary>The database as a backup holds it, every table's rows one after the other.</summary>
    byte[] Dump(string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"planted-{name}-{Guid.NewGuid():N}.backup");
        try
        {
            BackupFile.Write(house.Logins.Owner, path, DateTimeOffset.UnixEpoch, default).GetAwaiter().GetResult();
            using var zip = ZipFile.OpenRead(path);
            using var all = new MemoryStream();
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                stream.CopyTo(all);
            }
            return all.ToArray();
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>As it was typed, or in one of the ways in which text is wrapped up: base64 at each of its three beginnings, hex, UTF-16.</summary>
    static bool Finds(byte[] within, string sentence)
    {
        var utf8 = Encoding.UTF8.GetBytes(sentence);
        IEnumerable<byte[]> ways =
        [
            utf8, Encoding.Unicode.GetBytes(sentence), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)),
            .. Enumerable.Range(0, 3).Select(skip => Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8[skip..(skip + (utf8.Length - skip) / 3 * 3)]))),
        ];
        return ways.Any(way => within.AsSpan().IndexOf(way) >= 0);
    }

    async Task<Visitor> Owner()
    {
        var visitor = new Visitor(house.Address);
        await visitor.Post("/sign-in", "/sign-in?handler=Demo", ("person", house.Person(DemoPart.HrLead).Person.ToString()));
        return visitor;
    }

    async Task<Visitor> Administrator()
    {
        var organisation = house.Person(DemoPart.HrLead).Organisation;
        var first = new PersonId(Guid.Parse((await house.Ask($"select person_id::text from organisation_members where organisation_id = '{organisation}' and role = 'administrator' limit 1")).Single()));
        var email = $"{Guid.NewGuid():N}@firm.example";
        var added = (await house.Services.GetRequiredService<Trust.App.People>().Add(organisation, first, new("Ada Verwaltung", email, "de", "Europe/Berlin"), default)).Value!; // an administrator may
        await house.Services.GetRequiredService<Organisations>().GiveRole(organisation, first, added.Person.Id, OrganisationRole.Administrator, default);
        Assert.Null((await house.Services.GetRequiredService<Welcome>().Arrive(added.Link, new(Password), default)).Refusal);
        var visitor = new Visitor(house.Address);
        await visitor.SignIn(email, Password);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/organisation")).StatusCode);
        return visitor;
    }

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
