using Trust.App;

namespace Trust.Web.Tests.Browser;

/// <summary>What every page of a signed-in reader owes them, in two languages, in light and dark, on a phone and on a desk.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed class EveryPageTests(BrowserHouse house)
{
    string[] Pages =>
    [
        "/",
        "/projects",
        "/projects?q=nirgends&stage=security",
        $"/projects/{house.Project}",
        $"/projects/{house.Project}/groups",
        $"/projects/{house.Project}/groups?stage=training",
        $"/projects/{house.Project}/groups/employees",
        $"/projects/{house.Project}/new",
        $"/projects/{house.Project}/stages/transparency/evidence/purpose",
        "/projects/new",
        $"/projects/{house.Project}/objections",
        $"/projects/{house.Project}/objections?state=closed",
        $"/projects/{house.Project}/objections/changed",
        $"/projects/{house.Project}/journal?at=security",
        $"/projects/{house.Project}/course",
        $"/projects/{house.Project}/course/hand-over",
        $"/projects/{house.Project}/workflow",
        $"/projects/{house.Project}/course/changes",
        $"/projects/{house.Project}/course/changes?kind=data",
        $"/projects/{house.Project}/acceptance",
        $"/projects/{house.Project}/report",
        $"/projects/{house.Project}/report?for=staff",
        $"/projects/{house.Project}/questions",
        $"/projects/{house.Project}/checkpoints",
        $"/projects/{house.Project}/commitments",
        $"/projects/{house.Project}/assessments/dpia",
        $"/projects/{house.Project}/assessments/dpia/system",
        $"/projects/{house.Project}/assessments/dpia/risks",
        $"/projects/{house.Project}/ai-act",
        $"/projects/{house.Project}/stages/security",
        $"/projects/{house.Project}/stages/security/report/data-protection",
        $"/projects/{house.Project}/notice",
        $"/projects/{house.Project}/public",
        $"/projects/{house.Project}/milestones",
        $"/projects/{house.Project}/milestones?shift=3",
        $"/projects/{house.Project}/mails",
        "/people",
        "/people?q=niemand",
        "/people/import",
        $"/people/{house.Person(DemoPart.Employee).Person}",
        "/me",
    ];

    [Theory]
    [InlineData("de", 360, false)]
    [InlineData("de", 1280, true)]
    [InlineData("nb", 360, true)]
    [InlineData("nb", 1280, false)]
    public async Task It_can_be_used_by_everybody_and_complains_of_nothing(string language, int width, bool dark)
    {
        await house.Speak(DemoPart.HrLead, language);
        await using var visit = await house.VisitAs(DemoPart.HrLead, width, dark);
        var wrong = new List<string>();
        foreach (var page in Pages)
        {
            var answer = await visit.Go(page);
            if (answer.Status != 200) wrong.Add($"{page}: {answer.Status}");
            if (await visit.Page.GetAttributeAsync("html", "lang") != language) wrong.Add($"{page}: not in {language}");
            await visit.OpenEverything();
            wrong.AddRange((await Axe.Violations(visit)).Select(v => $"{page}: {v}"));
            if (await visit.ScrollsSideways()) wrong.Add($"{page}: scrolls sideways, by {await visit.SticksOut()}");
            if (await visit.Page.Locator(".btn:not(.btn--quiet):not(.btn--stop)").CountAsync() > 1) wrong.Add($"{page}: more than one filled button");
        }
        await house.Speak(DemoPart.HrLead, "de");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(visit.Complaints);
        Assert.Empty(visit.AskedElsewhere);
    }

    /// <summary>The longest words are not the same in every language, nor is what a heading or a label is made of.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("sv")]
    [InlineData("da")]
    [InlineData("nl")]
    public async Task The_main_pages_can_be_used_by_everybody_in_the_other_languages_too(string language)
    {
        await house.Speak(DemoPart.HrLead, language);
        await using var visit = await house.VisitAs(DemoPart.HrLead, width: 360);
        var wrong = new List<string>();
        foreach (var page in (string[])["/", $"/projects/{house.Project}", $"/projects/{house.Project}/stages/security", $"/projects/{house.Project}/groups", $"/projects/{house.Project}/milestones"])
        {
            await visit.Go(page);
            if (await visit.Page.GetAttributeAsync("html", "lang") != language) wrong.Add($"{page}: not in {language}");
            await visit.OpenEverything();
            wrong.AddRange((await Axe.Violations(visit)).Select(v => $"{page}: {v}"));
            if (await visit.ScrollsSideways()) wrong.Add($"{page}: scrolls sideways, by {await visit.SticksOut()}");
        }
        await house.Speak(DemoPart.HrLead, "de");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(DemoPart.HrLead)]
    [InlineData(DemoPart.WorksCouncilChair)]
    [InlineData(DemoPart.Employee)]
    public async Task Every_link_leads_somewhere(DemoPart part)
    {
        await using var visit = await house.VisitAs(part);
        var (asked, lost) = (new HashSet<string>(), new List<string>());
        foreach (var page in (string[])["/", "/projects", $"/projects/{house.Project}", .. Enum.GetValues<Domain.Stage>().Select(s => $"/projects/{house.Project}/stages/{Domain.Text.Kebab.Of(s)}"), .. Pages])
        {
            if ((await visit.Go(page)).Status != 200) continue; // not for this reader, who finds no link to it below
            foreach (var href in await visit.Page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href').split('#')[0])"))
                if (asked.Add(href) && !href.EndsWith("/sign-out", StringComparison.Ordinal) && (await visit.Page.APIRequest.GetAsync(href)).Status is not 200 and var status)
                    lost.Add($"{page}: {href} answers {status}");
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
        Assert.True(asked.Count > 30);
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_always_shows_where_it_is()
    {
        await using var visit = await house.VisitAs(DemoPart.HrLead);
        var unseen = new List<string>();
        foreach (var page in Pages)
        {
            await visit.Go(page);
            unseen.AddRange((await visit.UnseenByKeyboard()).Select(u => $"{page}: {u}"));
        }
        Assert.Empty(unseen);
    }

    [Theory]
    [InlineData("/projects/01234567-89ab-7def-8123-456789abcdef/objections")]
    [InlineData("/projects/01234567-89ab-7def-8123-456789abcdef/course")]
    [InlineData("/people/01234567-89ab-7def-8123-456789abcdef")]
    public async Task What_is_not_there_is_not_found(string page)
    {
        await using var visit = await house.VisitAs(DemoPart.HrLead);
        Assert.Equal(404, (await visit.Go(page)).Status);
    }
}
