using System.Net;
using System.Text.RegularExpressions;
using Trust.App.Tests;
using Trust.App.Tests.Ground;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Home;

/// <summary>The two long lists as a browser without scripts turns their pages.</summary>
public sealed partial class ListPagesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Two_thousand_rows_are_fifty_a_page_searched_narrowed_and_turned_by_links()
    {
        await using var house = await SignInHouse.Open(db);
        var reader = await house.Person("en");
        await TwoThousand.Furnish(db.Database, house.Firm.Id, reader.Person.Id);
        var visitor = await house.SignedIn(reader);
        foreach (var (list, narrowed, nothing) in new[] { ("/projects", "/projects?q=number%201999&stage=transparency&part=decides", "/projects?q=nowhere"), ("/people", "/people?q=PERSON%200041&who=here", "/people?q=nobody") })
        {
            var first = await visitor.Read(list);
            Assert.Equal(50, Rows(first));
            var second = await visitor.Read(WebUtility.HtmlDecode(Onward.Match(first).Groups[1].Value));
            Assert.Equal(50, Rows(second));
            Assert.NotEqual(Row.Match(first).Value, Row.Match(second).Value);
            Assert.Contains($"href=\"{list}\">{Trust.App.Texts.In("en").ListsFirst}", second, StringComparison.Ordinal);
            Assert.Equal(1, Rows(await visitor.Read(narrowed)));
            var empty = await visitor.Read(nothing);
            Assert.Equal(0, Rows(empty));
            Assert.Contains($"href=\"{list}\">{Trust.App.Texts.In("en").ListsClear}", empty, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/")).StatusCode); // and the first page of whoever runs a thousand projects
    }

    static int Rows(string page) => Row.Matches(page).Count;

    [GeneratedRegex("<tr><th scope=\"row\">.*")]
    private static partial Regex Row { get; }

    [GeneratedRegex("href=\"(/[a-z]+\\?[^\"]*after=[^\"]+)\"")]
    private static partial Regex Onward { get; }
}
