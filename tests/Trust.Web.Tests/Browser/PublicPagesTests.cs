using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>What a project tells everybody, by an address without an account; and what it does not.</summary>
[Collection(nameof(BrowserHouse))]
public sealed partial class PublicPagesTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");
    static readonly Audience Everyone = new(AudienceKind.Everyone, [], null, null);

    [Fact]
    public async Task Employees_read_what_was_given_and_promised_to_everybody_and_nothing_else()
    {
        var project = await WithPromises();
        var address = await Open(project, "employees");
        var read = WebUtility.HtmlDecode(await new Visitor(house.Address).Read(address));
        foreach (var told in (string[])["Helfer", "Wir ordnen Bewerbungen, wir lehnen niemanden ab.", "Niemand verliert deshalb die Stelle.", De.NoticeNotInUse, "Betriebsrat Lindtal", De.NoticeAwaitedSays])
            Assert.Contains(told, read, StringComparison.Ordinal);
        foreach (var kept in (string[])["Nur im Projekt.", "Nur dem Projekt zugesagt.", "Fragen beantworten.", "Nur für die Leitung.", house.Person(DemoPart.HrLead).Name, house.Person(DemoPart.WorksCouncilChair).Name])
            Assert.DoesNotContain(kept, read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_to_ask_stands_at_the_foot_in_the_organisation_s_own_words()
    {
        var (hr, own) = (house.Person(DemoPart.HrLead), house.Services.GetRequiredService<OwnTexts>());
        var administrator = (await house.Services.GetRequiredService<Organisations>().Members(hr.Organisation, default)).First(m => m.Role == "administrator").PersonId;
        var address = await Open(await WithPromises(), "employees");
        Assert.Null(await own.Set(hr.Organisation, administrator, [(OwnText.WhomToAsk, "de", "Personalabteilung\nHaus 2, Zimmer 14, Telefon 44")], default));
        await using var phone = await house.Visit(width: 360);
        await phone.Go($"{address}?lang=nl");
        Assert.Equal("Personalabteilung\nHaus 2, Zimmer 14, Telefon 44", await phone.Page.Locator(".foot [lang=de].wrap").InnerTextAsync());
        Assert.Empty(await Axe.Violations(phone));
        Assert.False(await phone.ScrollsSideways());
        Assert.Null(await own.Set(hr.Organisation, administrator, [(OwnText.WhomToAsk, "de", null)], default));
    }

    [Fact]
    public async Task The_poster_leads_to_the_page_and_fits_one_sheet()
    {
        var address = await Open(await WithPromises(), "employees");
        await using var visit = await house.Visit(width: 1280);
        await visit.Go($"{address}/poster");
        Assert.Contains(address, await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(await visit.Page.Locator(".poster__code path").CountAsync() == 2);
        Assert.Equal(1, Pages().Count(System.Text.Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { Format = "A4" }))));
    }

    [Fact]
    public async Task The_status_shows_stages_and_dates_and_no_word_that_somebody_typed()
    {
        var project = await SmallProject.InReview(house);
        await project.Meets(new(2030, 3, 20), new(9, 0), new(10, 0));
        var owner = await In(DemoPart.HrLead);
        var answer = await owner.Post($"{project.Path}/public", $"{project.Path}/public?handler=Open", ("kind", "status"), ("until", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        var read = WebUtility.HtmlDecode(await new Visitor(house.Address).Read(Address().Match(await answer.Content.ReadAsStringAsync()).Value));
        Assert.Contains(De.StatusNext, read, StringComparison.Ordinal);
        Assert.Contains((await project.Now()).Rules.Milestones.Last(m => m.Week is not null).Name.In("de"), read, StringComparison.Ordinal);
        foreach (var kept in (string[])["Besuch", "Steht fest.", "Für einen Test.", "/projects/"])
            Assert.DoesNotContain(kept, read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_opens_its_own_page_only_and_nothing_once_it_is_closed()
    {
        var project = await WithPromises();
        var (employees, owner) = (await Open(project, "employees"), await In(DemoPart.HrLead));
        Assert.Equal(HttpStatusCode.OK, (await new Visitor(house.Address).Get(employees)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(house.Address).Get(employees.Replace("/notice/", "/status/", StringComparison.Ordinal))).StatusCode);
        var id = Id().Match(await owner.Read($"{project.Path}/public")).Groups[1].Value;
        foreach (var again in (int[])[1, 2])
            await owner.Post($"{project.Path}/public", $"{project.Path}/public?handler=Close", ("id", id));
        foreach (var address in (string[])[employees, $"{employees}/poster", "/notice/made-up", "/status/made-up"])
            Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(house.Address).Get(address)).StatusCode);
        var journal = WebUtility.HtmlDecode(await owner.Read($"{project.Path}/journal?kind=course"));
        var kind = Fact.Of("publicPageKind", PublicPageKind.Employees);
        Assert.Single(Regex.Matches(journal, Regex.Escape(De.Of("journal.public-page-closed", [kind]))));
        Assert.Contains(De.Of("journal.public-page-opened", [kind, Fact.Of("until", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(30)))]), journal, StringComparison.Ordinal);
        Assert.DoesNotContain(employees.Split('/')[^1], journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_handed_out_only_when_it_was_given_for_everybody()
    {
        var project = await WithPromises();
        var (open, shut) = (await Document(project, "data-catalogue", Everyone), await Document(project, "system-card", Audience.OfProject));
        var (address, stranger) = (await Open(project, "employees"), new Visitor(house.Address));
        Assert.Contains("Verzeichnis.txt", await stranger.Read(address), StringComparison.Ordinal);
        Assert.Equal("Welche Daten.", await stranger.Read($"{address}?handler=File&file={open}"));
        foreach (var other in new[] { shut, Guid.NewGuid() })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{address}?handler=File&file={other}")).StatusCode);
    }

    [Theory]
    [InlineData(DemoPart.WorksCouncilChair)]
    [InlineData(DemoPart.Employee)]
    public async Task Only_whoever_runs_the_project_opens_and_closes_pages(DemoPart part)
    {
        var (project, visitor) = (await WithPromises(), await In(part));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{project.Path}/public")).StatusCode);
        var answer = await visitor.PostWith(await visitor.FormToken("/me"), $"{project.Path}/public?handler=Open", ("kind", "employees"), ("until", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"{project.Path}/notice")).StatusCode);      // what everybody may read, those in the project may read
    }

    [Theory]
    [InlineData("employees", -2, "until")]
    [InlineData("employees", 800, "until")]
    [InlineData("everything", 30, "kind")]
    public async Task What_an_address_lacks_is_said_at_its_field(string kind, int days, string field)
    {
        var (project, owner) = (await WithPromises(), await In(DemoPart.HrLead));
        var answer = await owner.Post($"{project.Path}/public", $"{project.Path}/public?handler=Open", ("kind", kind), ("until", $"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}"));
        Assert.Equal(422, (int)answer.StatusCode);
        var told = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"id=\"{field}-error\"", told, StringComparison.Ordinal);
        Assert.DoesNotMatch(Address(), told);
    }

    [Fact]
    public async Task A_time_that_is_over_closes_the_address()
    {
        var project = await WithPromises();
        var pages = house.Services.GetRequiredService<PublicPages>();
        var view = await house.Services.GetRequiredService<ProjectReader>().Read(house.Person(DemoPart.HrLead).Organisation, project.Id, Actor.Of(project.Is(DemoPart.HrLead)), DateTimeOffset.UtcNow.AddDays(-30), default);
        var secret = (await pages.Open(view!, PublicPageKind.Employees, view!.Today, null, default)).Value!.Link!.Secret; // the owner sees the project
        var answer = await new Visitor(house.Address).Get($"/notice/{secret.Text}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Trust.App.Texts.In("en").PublicOver, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    async Task<CouncilProject> WithPromises()
    {
        var project = await CouncilProject.Begin(house);
        await project.Gives("purpose", "Wir ordnen Bewerbungen, wir lehnen niemanden ab.", Everyone);
        await project.Gives("notices", "Nur im Projekt.", Audience.OfProject);
        await project.Gives("limits-and-bias", "Nur für die Leitung.", new(AudienceKind.Parties, [PartyId.Of(Domain.Group.Management)], null, null));
        await Promises(project, "Niemand verliert deshalb die Stelle.", Everyone);
        await Promises(project, "Nur dem Projekt zugesagt.", Audience.OfProject);
        return project;
    }

    static async Task<Guid> Document(CouncilProject project, string item, Audience audience)
    {
        var id = Guid.Empty;
        await project.Do((t, by, at) =>
        {
            var file = t.AddFile("Verzeichnis.txt", "Welche Daten."u8.ToArray());
            id = file.Id.Value;
            return new GiveEvidence(new(Stage.Transparency, item), t.Add("Steht fest."), null, [file], ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal), audience, by, at);
        });
        return id;
    }

    static Task Promises(CouncilProject project, string text, Audience audience) => project.Do((t, by, at) =>
        new MakeCommitment(new(Guid.CreateVersion7()), t.Add(text), null, null, project.Is(DemoPart.HrLead), DateOnly.FromDateTime(at.UtcDateTime).AddDays(30), audience, by, at));

    async Task<string> Open(CouncilProject project, string kind)
    {
        var answer = await (await In(DemoPart.HrLead)).Post($"{project.Path}/public", $"{project.Path}/public?handler=Open", ("kind", kind), ("until", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        return Address().Match(await answer.Content.ReadAsStringAsync()).Value;
    }

    async Task<Visitor> In(DemoPart part)
    {
        var visitor = new Visitor(house.Address);
        await visitor.Post("/sign-in", "/sign-in?handler=Demo", ("person", house.Person(part).Person.ToString()));
        return visitor;
    }

    [GeneratedRegex("/(notice|status)/[A-Za-z0-9_-]{43}")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Id();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Pages();
}
