using System.Net;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Home;

/// <summary>An organisation's own texts, written by its administrator and read before anybody is signed in.</summary>
public sealed class OwnTextPagesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const string Page = "/organisation/texts";
    const string Help = "HR <script>window.ran=1</script> \"rom 4\"";

    static readonly Trust.App.Texts Nb = Trust.App.Texts.In("nb");

    [Fact]
    public async Task They_stand_on_the_sign_in_page_and_on_error_pages_as_they_were_typed_and_marked_with_their_language()
    {
        await using var house = await SignInHouse.Open(db);
        var (person, colleague) = (await house.Person(), await house.Person());
        await house.Firm.Organisations.GiveRole(house.Firm.Id, house.Firm.Administrator, person.Person.Id, OrganisationRole.Administrator, default);
        var (administrator, stranger) = (await house.SignedIn(person), house.Visitor());
        Assert.Contains(Nb.SignInSays, Decoded(await stranger.Read("/sign-in?lang=nb")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(colleague)).Get(Page)).StatusCode);

        var refused = await administrator.Post(Page, Page, ("whom-to-ask-nb", new string('x', 501)), ("sign-in-nb", "Bruk jobbadressen."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"whom-to-ask-nb-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(Nb.OwnTextsHistoryNone, await administrator.Read(Page), StringComparison.Ordinal);

        Assert.Equal(Page, (await administrator.Post(Page, Page, ("whom-to-ask-nb", Help), ("sign-in-nb", "Bruk jobbadressen."))).Headers.Location?.ToString());
        foreach (var (lang, marked) in new[] { ("nb", ""), ("de", " lang=\"nb\"") })
        {
            var page = await stranger.Read($"/sign-in?lang={lang}");
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.Contains($"<p class=\"wrap\"{marked}>Bruk jobbadressen.</p>", page, StringComparison.Ordinal);
            Assert.Contains(Help, Decoded(page), StringComparison.Ordinal);
            Assert.Equal(marked.Length > 0, page.Contains("<span class=\"wrap\" lang=\"nb\" dir=\"auto\">HR ", StringComparison.Ordinal));
        }
        foreach (var (answer, status) in new[] { (await administrator.Get("/nowhere"), HttpStatusCode.NotFound), (await stranger.PostWith("of another page", "/sign-in"), HttpStatusCode.BadRequest) })
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(Help, Decoded(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        var written = Decoded(await administrator.Read(Page));
        Assert.Contains(Nb.OwnTextsWasSet(Nb.AtStart(Nb.Word(OwnText.WhomToAsk)), Trust.App.Texts.NameOf("nb")), written, StringComparison.Ordinal);
        Assert.Contains($"({person.Person.Name})", written, StringComparison.Ordinal);
        await house.Firm.Organisations.Create("Another", "nb", null, default);
        Assert.DoesNotContain("jobbadressen", await stranger.Read("/sign-in?lang=nb"), StringComparison.Ordinal); // whose page this is, nobody can know now
    }

    static string Decoded(string page) => WebUtility.HtmlDecode(page);
}
