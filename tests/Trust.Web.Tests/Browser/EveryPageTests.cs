using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

/// <summary>Where every page stands: in the demo first, and in the hostile project first.</summary>
public sealed class EveryPlace(BrowserHouse house) : IAsyncLifetime
{
    internal IReadOnlyList<Place> OfDemo { get; private set; } = [];
    internal IReadOnlyList<Place> OfHostile { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var (hostile, small, firm) = (await HostileProject.Begin(house), await SmallProject.Ready(house), house.Person(DemoPart.ManagingDirector));
        var first = new PersonId(Guid.Parse((await house.Ask($"select person_id::text from organisation_members where organisation_id = '{firm.Organisation}' and role = 'administrator' limit 1")).Single()));
        await house.Services.GetRequiredService<Organisations>().GiveRole(firm.Organisation, first, firm.Person, OrganisationRole.Administrator, default); // else nobody at the demo's door sees the organisation's pages
        (OfDemo, OfHostile) = await Sweep.Of(house, house.Project, hostile.Id, small.Id);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>What every page owes its reader, whoever that is: each is looked at in light and dark, on a phone and on a desk, and with the strangest words.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed partial class EveryPageTests(BrowserHouse house, EveryPlace places) : IClassFixture<EveryPlace>
{
    /// <summary>The same pages in other states, as the project's owner sees them.</summary>
    string[] InOtherStates =>
    [
        "/projects?state=retired&stage=training", "/people?who=auditor", .. ((string[])["groups?stage=training", "objections?state=closed", "journal?at=security", "course/changes?kind=data", "assessments/dpia/risks",
            "report?for=staff", "milestones?shift=3", "mails?of=project", "mails/plan?shift=3", "stages/security", "stages/security/report/data-protection"]).Select(p => $"/projects/{house.Project}/{p}"),
    ];

    IReadOnlyList<Place> Demo => [.. places.OfDemo, .. InOtherStates.Select(p => new Place(p.Replace($"{house.Project}", "", StringComparison.Ordinal), p, DemoPart.HrLead))];

    [Fact]
    public void Each_of_them_opens_for_somebody() =>
        Assert.Equal("", string.Join('\n', places.OfDemo.Where(p => p.Path.Length == 0).Select(p => p.Route)));

    [Theory]
    [InlineData("de", 360, false)]
    [InlineData("nb", 1280, true)]
    public Task It_can_be_used_by_everybody_is_light_and_complains_of_nothing(string language, int width, bool dark) => Walk(Demo, language, width, dark, async (visit, place, wrong) =>
    {
        if (await visit.Page.GetAttributeAsync("html", "lang") is var spoken && spoken != language && place.Route is not "design") wrong($"in {spoken}");
        if (visit.Bytes > 60_000 && place.Route is not "design") wrong($"a second visit costs {visit.Bytes} bytes");
        if (await visit.Pushed() is > 0.01 and var pushed) wrong($"is pushed about by {pushed}");    // on a slow machine a long table widens while it comes
        await visit.ShotsOf($"{NotOfAName().Replace(place.Route, "-").Trim('-')}-{width}", dark);
        await visit.OpenEverything();
        foreach (var violation in await Axe.Violations(visit)) wrong(violation);
        foreach (var flaw in await visit.Layout()) wrong(flaw);
        foreach (var unseen in await visit.UnseenByKeyboard()) wrong($"unseen by keyboard: {unseen}");
        if (await visit.Page.Locator(".btn:not(.btn--quiet):not(.btn--stop):visible").CountAsync() > 1 && place.Route is not "design") wrong("more than one filled button");
    });

    [Fact]
    public Task Hostile_words_large_print_and_writing_from_the_right_break_no_page() => Walk(places.OfHostile, "de", 320, false, async (visit, _, wrong) =>
    {
        await visit.OpenEverything();
        foreach (var flaw in await visit.Layout()) wrong($"320: {flaw}");
        await visit.Resize(640);
        foreach (var flaw in await visit.Layout()) wrong($"zoomed twice: {flaw}");
        await visit.Resize(1280);
        await visit.Enlarge(32);
        foreach (var flaw in await visit.Layout()) wrong($"text twice as large: {flaw}");
        await visit.Enlarge(16);
        await visit.WriteFromTheRight();
        foreach (var flaw in await visit.Layout()) wrong($"from the right: {flaw}");
        await visit.Resize(320);
        foreach (var flaw in await visit.Layout()) wrong($"from the right, 320: {flaw}");
        if (await visit.Page.EvaluateAsync<bool>("() => 'ran' in window")) wrong("what was typed was executed");
    });

    /// <summary>The longest words are not the same in every language.</summary>
    [Fact]
    public async Task The_main_pages_fit_a_phone_in_the_other_languages_too()
    {
        var wrong = new List<string>();
        foreach (var language in (string[])["en", "sv", "da", "nl"])
        {
            await house.Speak(DemoPart.HrLead, language);
            await using var visit = await house.VisitAs(DemoPart.HrLead, width: 320);
            foreach (var page in (string[])["/", "/projects/new", "/glossary", "/accessibility", $"/projects/{house.Project}", $"/projects/{house.Project}/stages/security", $"/projects/{house.Project}/groups", $"/projects/{house.Project}/milestones"])
            {
                await visit.Go(page);
                if (await visit.Page.GetAttributeAsync("html", "lang") != language) wrong.Add($"{page}: not in {language}");
                await visit.OpenEverything();
                wrong.AddRange((await visit.Layout()).Select(f => $"{page} in {language}: {f}"));
            }
        }
        await house.Speak(DemoPart.HrLead, "de");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>On whatever an employee has, and however slow it is; the text is there before its letters are.</summary>
    [Fact]
    public async Task The_employees_page_weighs_less_than_a_hundred_kilobytes_the_first_time()
    {
        var notice = places.OfDemo.Single(p => p.Route is "notice/{secret}");
        await using var visit = await house.Visit(width: 320);
        await visit.Measure();
        await visit.Go(notice.Path);
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.InRange(visit.Bytes, 10_000, 100_000);
        Assert.Equal(0, await visit.Pushed());
        Assert.Empty(visit.AskedElsewhere);
    }

    [Theory]
    [InlineData(DemoPart.HrLead)]
    [InlineData(DemoPart.WorksCouncilChair)]
    [InlineData(DemoPart.Employee)]
    public async Task Every_link_leads_somewhere(DemoPart part)
    {
        var visitor = await house.In(part);
        var (asked, lost) = (new HashSet<string>(), new List<string>());
        foreach (var page in Demo.Select(p => p.Path).Concat(Enum.GetValues<Stage>().Select(s => $"/projects/{house.Project}/stages/{Domain.Text.Kebab.Of(s)}")))
        {
            var answer = await visitor.Get(page);
            if (answer.StatusCode is not HttpStatusCode.OK) continue; // not for this reader, who finds no link to it below
            foreach (var href in Link().Matches(await answer.Content.ReadAsStringAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
                if (asked.Add(href) && (int)(await visitor.Get(href)).StatusCode is not (200 or 302) and var status) lost.Add($"{page}: {href} answers {status}");
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
        Assert.True(asked.Count > 30);
    }

    /// <summary>Addresses are kept by browsers, by proxies and in what is handed on: a name that somebody typed must stand in none.</summary>
    [Fact]
    public async Task Nothing_that_somebody_types_comes_to_stand_in_an_address()
    {
        var (wrong, forms) = (new List<string>(), 0);
        foreach (var reader in Demo.Where(p => p.Path.Length > 0).GroupBy(p => p.As))
        {
            var visitor = reader.Key is { } part ? await house.In(part) : new SignIn.Visitor(house.Address);
            foreach (var place in reader)
            {
                var page = await visitor.Read(place.Path);
                foreach (var form in Form().Matches(page).Select(f => f.Value).Where(f => !Elsewhere().IsMatch(f)))
                {
                    forms++;
                    if (Words().Match(form) is { Success: true } typed) wrong.Add($"{place.Path}: {typed.Value}");
                }
                wrong.AddRange(Query().Matches(page).Select(q => WebUtility.HtmlDecode(q.Groups[1].Value)).Where(q => !IdsAndKeys().IsMatch(q)).Select(q => $"{place.Path} leads to ?{q}"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(forms > 3, $"only {forms} forms that make an address were looked at");
    }

    [Theory]
    [InlineData("/projects/01234567-89ab-7def-8123-456789abcdef/objections")]
    [InlineData("/projects/01234567-89ab-7def-8123-456789abcdef/course")]
    [InlineData("/people/01234567-89ab-7def-8123-456789abcdef")]
    public async Task What_is_not_there_is_not_found(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.In(DemoPart.HrLead)).Get(page)).StatusCode);

    /// <summary>One browser profile for each reader, through all the pages that are theirs.</summary>
    async Task Walk(IEnumerable<Place> all, string language, int width, bool dark, Func<Visit, Place, Action<string>, Task> look)
    {
        var (wrong, walked) = (new List<string>(), 0);
        foreach (var reader in all.Where(p => p.Path.Length > 0).GroupBy(p => p.As))
        {
            if (reader.Key is { } speaks) await house.Speak(speaks, language);
            await using var visit = reader.Key is { } part ? await house.VisitAs(part, width, dark) : await house.Visit(width, dark);
            await visit.Measure();
            await visit.Go($"/glossary?lang={language}");     // remembers the language, and fetches what is kept
            foreach (var place in reader)
            {
                if ((await visit.Go(place.Path)).Status is not 200 and var status) wrong.Add($"{place.Path}: {status}");
                await look(visit, place, flaw => wrong.Add($"{place.Path}: {flaw}"));
                await visit.Resize(width);
                walked++;
            }
            wrong.AddRange(visit.Complaints.Concat(visit.AskedElsewhere.Select(u => $"asked {u}")));
            if (reader.Key is { } spoke) await house.Speak(spoke, "de");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(walked > 50, $"only {walked} pages were walked");
    }

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("<form[ >].*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    /// <summary>Sent in its body, or, being for a script alone, not at all.</summary>
    [GeneratedRegex("^<form [^>]*method=\"(post|dialog)\"")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("<textarea[^>]*>|<input(?![^>]* type=\"(hidden|date|number|radio|checkbox|submit)\")[^>]*>")]
    private static partial Regex Words();

    [GeneratedRegex(" (?:href|action|formaction)=\"(?:/[^\"?#]*)?\\?([^\"#]*)")]
    private static partial Regex Query();

    [GeneratedRegex("^[A-Za-z0-9_.=&-]*$")]
    private static partial Regex IdsAndKeys();

    [GeneratedRegex("(\\{|:[a-z]*|\\(.*\\)|\\}|/|\\?|=)+")]
    private static partial Regex NotOfAName();
}
