using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Tests;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Web.Tests.Browser;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Home;

/// <summary>The two long lists as a browser without scripts turns their pages.</summary>
public sealed partial class ListPagesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Two_thousand_rows_are_fifty_a_page_searched_narrowed_and_turned_and_what_was_typed_stands_in_no_address_and_no_log()
    {
        var watch = new LogWatch { Sentences = ["umber 1999", "ERSON 0041", "nowhere"] };
        await using var house = await SignInHouse.Open(db, log: watch);
        var reader = await house.Person("en");
        await TwoThousand.Furnish(db.Database, house.Firm.Id, reader.Person.Id);
        var visitor = await house.SignedIn(reader);
        (string List, string Word, string Found, (string Name, string Value)[] Narrowed)[] lists =
            [("/projects", "NUMBER", "number 1999", [("stage", "transparency"), ("part", "decides")]), ("/people", "person", "PERSON 0041", [("who", "here")])];
        foreach (var (list, word, found, narrowed) in lists)
        {
            var first = await visitor.Read(list);
            Assert.Equal(50, Rows(first));
            var second = await visitor.Read(WebUtility.HtmlDecode(Onward.Match(first).Groups[1].Value));
            Assert.Equal(50, Rows(second));
            Assert.NotEqual(Row.Match(first).Value, Row.Match(second).Value);
            Assert.Contains($"href=\"{list}\">{Trust.App.Texts.In("en").ListsFirst}", second, StringComparison.Ordinal);
            var (form, token) = ($"{list}?handler=Find", Visitor.TokenIn(first));
            Assert.Equal(1, Rows(await Answer(await visitor.PostWith(token, form, [("q", found), .. narrowed]))));
            var empty = await Answer(await visitor.PostWith(token, form, ("q", "nowhere")));
            Assert.Equal(0, Rows(empty));
            Assert.Contains($"href=\"{list}\">{Trust.App.Texts.In("en").ListsClear}", empty, StringComparison.Ordinal);

            var many = await Answer(await visitor.PostWith(token, form, [("q", word), .. narrowed]));
            var more = await Answer(await visitor.PostRaw(form, string.Join('&', Sent(Again.Match(many).Value).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"))));
            Assert.Equal((50, 50), (Rows(many), Rows(more)));
            Assert.NotEqual(Row.Match(many).Value, Row.Match(more).Value);
            Assert.All((string[])[many, more], page => Assert.DoesNotContain($"={word}", page, StringComparison.Ordinal));

            var kept = await visitor.PostWith(token, form, [("q", " "), .. narrowed]);      // nothing typed: what is left can be a bookmark
            Assert.Equal($"{list}?{string.Join('&', narrowed.Select(n => $"{n.Name}={n.Value}"))}", kept.Headers.Location?.ToString());
            Assert.Equal(50, Rows(await visitor.Read($"{list}?q=nowhere"))); // an address searches for nothing
        }
        Assert.Empty(watch.Found);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/")).StatusCode); // and the first page of whoever runs a thousand projects
    }

    [Fact]
    public async Task Two_thousand_objections_are_twenty_five_a_page_searched_narrowed_and_turned()
    {
        await using var house = await SignInHouse.Open(db);
        var (reader, t) = (await house.Person("en"), Trust.App.Texts.In("en"));
        var (project, typed, rules) = (new ProjectId(Guid.CreateVersion7()), new Typed("en"), house.Services.GetRequiredService<Rulebooks>().Latest("rollout"));
        var begun = new CreateProject(rules, typed.Add("Compass"), null, null, Decides.Assists, Today.Idea, [new(new(Guid.CreateVersion7()), typed.Add("Firm"), typed.Add("Here"), "DE", null, 140, ["en"])], [],
            new(2026, 1, 5), "Europe/Berlin", "en", 140, Actor.Of(reader.Person.Id), house.Services.GetRequiredService<ProductClock>().GetUtcNow());
        Assert.IsType<Trust.App.Outcome.Done>(await house.Services.GetRequiredService<Trust.App.Projects>().Execute(new(house.Firm.Id, project, begun) { Typed = typed }, default));
        await TwoThousand.Object(db.Database, house.Services.GetRequiredService<ProjectStore>(), house.Firm.Id, project, reader.Person.Id);
        var (visitor, list) = (await house.SignedIn(reader), $"/projects/{project}/objections");

        var first = await visitor.Read(list);
        Assert.Equal(25, Found.Count(first));
        Assert.Contains(t.ObjectionsShown(1, 25, TwoThousand.Many), first, StringComparison.Ordinal);
        var second = await visitor.Read($"{list}?sheet=2");
        Assert.Contains($"href=\"{list}?sheet=2\" rel=\"next\"", first, StringComparison.Ordinal);
        Assert.Contains(t.ObjectionsShown(26, 50, TwoThousand.Many), second, StringComparison.Ordinal);
        Assert.NotEqual(Found.Match(first).Value, Found.Match(second).Value);

        var (form, token) = ($"{list}?handler=Find", Visitor.TokenIn(first));
        Assert.Equal(1, Found.Count(await Answer(await visitor.PostWith(token, form, ("q", "number 1999")))));
        Assert.Contains(t.ObjectionsNothingFound, await Answer(await visitor.PostWith(token, form, ("q", "nowhere"))), StringComparison.Ordinal);
        var kept = $"{(await visitor.PostWith(token, form, ("q", ""), ("state", "closed"), ("about", "jobs"))).Headers.Location}";
        Assert.Equal($"{list}?state=closed&about=jobs", kept);
        Assert.Contains(t.ObjectionsShown(1, 25, TwoThousand.Many / 12), await visitor.Read(kept), StringComparison.Ordinal);

        var many = await Answer(await visitor.PostWith(token, form, ("q", "number"), ("about", "jobs")));
        var more = await Answer(await visitor.PostRaw(form, string.Join('&', Sent(Again.Match(many).Value).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"))));
        Assert.Contains(t.ObjectionsShown(26, 50, TwoThousand.Many / 3), more, StringComparison.Ordinal);
    }

    static int Rows(string page) => Row.Matches(page).Count;

    static async Task<string> Answer(HttpResponseMessage sent)
    {
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        return await sent.Content.ReadAsStringAsync();
    }

    /// <summary>What the first button of a form sends.</summary>
    static IEnumerable<(string Name, string Value)> Sent(string form) => Field.Matches(form[..form.IndexOf("</button>", StringComparison.Ordinal)])
        .Select(f => (f.Groups[1].Value, WebUtility.HtmlDecode(f.Groups[2].Value))).Append(("__RequestVerificationToken", Visitor.TokenIn(form)));

    [GeneratedRegex("<tr><th scope=\"row\">.*")]
    private static partial Regex Row { get; }

    [GeneratedRegex("<article class=\"ev\">.*")]
    private static partial Regex Found { get; }

    [GeneratedRegex("<form method=\"post\" action=\"[^\"]*\">\\s*<input type=\"hidden\" name=\"q\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Again { get; }

    [GeneratedRegex("name=\"([a-z]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Field { get; }

    [GeneratedRegex("href=\"(/[a-z]+\\?[^\"]*after=[^\"]+)\"")]
    private static partial Regex Onward { get; }
}
