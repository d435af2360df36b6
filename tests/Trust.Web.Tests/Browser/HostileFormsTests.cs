using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>Every form on every page, filled with what no page offers. The forms are read from the pages themselves, so that a new one is tried without a new test.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed partial class HostileFormsTests(BrowserHouse house)
{
    /// <summary>As they go over the wire: text, and bytes that are no text.</summary>
    static readonly string[] Wrongs =
    [
        "", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "'%3B%20drop%20table%20events%3B%20--", "%E2%80%AEright%20to%20left", "a%00b", "%ED%A0%80", "%FF%FE",
        new('x', 30_000), "0001-01-01", "9999-12-31", "-1", "1e400", "Nowhere%2FZone", "zz", "..%2F..%2Fetc%2Fpasswd", "00000000-0000-0000-0000-000000000000",
    ];

    [Theory]
    [InlineData(DemoPart.HrLead, 300)]
    [InlineData(DemoPart.DataProtectionOfficer, 60)]
    public async Task Whatever_is_typed_into_any_form_breaks_nothing(DemoPart part, int atLeast)
    {
        var (project, draft) = (await SmallProject.InReview(house), await SmallProject.Ready(house));
        await NothingBreaks(part, project.Id, [$"{draft.Path}/new", $"{draft.Path}/new/people", "/", "/projects", "/projects/new", "/people", "/me", $"/people/{house.Person(DemoPart.Employee).Person}", .. PagesOf(project.Path)], atLeast);
    }

    [Fact]
    public async Task Whatever_is_typed_in_a_body_s_own_room_breaks_nothing()
    {
        var project = await CouncilProject.Begin(house);
        await project.Gives("purpose", "Wir ordnen Bewerbungen.", Audience.OfProject);
        await NothingBreaks(DemoPart.WorksCouncilChair, project.Id, [project.Room, $"{project.Room}/guests", $"{project.Room}/members"], 100);
        var visitor = await In(DemoPart.WorksCouncilChair);
        var token = await visitor.FormToken(project.Room);
        foreach (var handler in (string[])["Lock", "Key", "Renew", "Nothing"])
            foreach (var data in (string[])["", "null", "[]", "{}", "{\"generation\":1,\"keys\":null,\"notes\":[]}", "{\"generation\":1,\"keys\":[null],\"notes\":[null]}", "{\"generation\":-1,\"keys\":[{\"salt\":\"x\",\"iterations\":1,\"sealed\":\"\"}],\"notes\":[]}",
                $"{{\"generation\":1,\"keys\":[{{\"person\":\"{Guid.NewGuid()}\",\"salt\":\"{new string('A', 24)}\",\"iterations\":600000,\"sealed\":\"{new string('A', 80)}\"}}],\"notes\":[]}}", new('[', 5000)])
            {
                var answer = await visitor.PostWith(token, $"{project.Room}?handler={handler}", ("data", data));
                Assert.True((int)answer.StatusCode is >= 200 and < 500, $"{handler} with {data}: {(int)answer.StatusCode}");
            }
    }

    async Task NothingBreaks(DemoPart part, ProjectId project, IEnumerable<string> pages, int atLeast)
    {
        var visitor = await In(part);
        var (tried, broken) = (0, new List<string>());
        foreach (var path in pages)
        {
            var page = await visitor.Get(path);
            if (page.StatusCode is not HttpStatusCode.OK) continue; // not for this reader
            var html = await page.Content.ReadAsStringAsync();
            var token = Visitor.TokenIn(html);
            foreach (var (action, fields) in FormsIn(path, html))
                foreach (var wrong in Wrongs)
                {
                    tried++;
                    var body = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f)}={wrong}").Append("unknown=1").Append("unknown=2"));
                    var answer = await visitor.PostRaw(action, $"{body}&__RequestVerificationToken={Uri.EscapeDataString(token)}");
                    if (answer.StatusCode is HttpStatusCode.BadRequest)
                    {
                        token = await visitor.FormToken(path); // no page's token lasts for ever, and behind a refused one nothing is tried
                        answer = await visitor.PostRaw(action, $"{body}&__RequestVerificationToken={Uri.EscapeDataString(token)}");
                    }
                    if ((int)answer.StatusCode >= 500) broken.Add($"{action} with {wrong[..Math.Min(wrong.Length, 40)]}: {(int)answer.StatusCode}");
                }
        }
        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(tried >= atLeast, $"only {tried} were tried");
        var check = await house.Services.GetRequiredService<JournalCheck>().Run(house.Person(part).Organisation, project, null, default);
        Assert.Empty(check.Flaws);
    }

    [Fact]
    public async Task What_does_not_fit_a_field_is_refused_with_the_field_s_name_and_nothing_is_stored()
    {
        var project = await SmallProject.InReview(house);
        var visitor = await In(DemoPart.HrLead);
        var (tried, silent, before) = (new HashSet<(string, string)>(), new List<string>(), await Entries());
        foreach (var path in (string[])["/projects/new", "/people", "/me", $"/people/{house.Person(DemoPart.Employee).Person}", .. PagesOf(project.Path)])
        {
            var html = await visitor.Read(path);
            foreach (Match form in Form().Matches(html))
            {
                var action = WebUtility.HtmlDecode(Action().Match(form.Groups[1].Value) is { Success: true } to ? to.Groups[1].Value : path);
                foreach (Match field in Typed().Matches(form.Groups[2].Value))
                {
                    var (name, type) = (WebUtility.HtmlDecode(field.Groups["name"].Value), field.Groups["type"].Value);
                    if (!IsTried(action) || !tried.Add((Uuid().Replace(action, "id"), Uuid().Replace(name, "id")))) continue;
                    var wrong = type switch { "date" => "2026-02-30", "number" => "many", "time" => "25:99", _ => new string('x', 20_001) };
                    var answer = await visitor.PostRaw(action, $"{Uri.EscapeDataString(name)}={wrong}&__RequestVerificationToken={Uri.EscapeDataString(Visitor.TokenIn(html))}");
                    var told = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                    var named = wrong.Length > 20_000 ? told.Contains($"{name}: ", StringComparison.Ordinal)
                        : Errors().Matches(told).Any(e => e.Groups[1].Value == $"{(Id().Match(field.Value) is { Success: true } id ? id.Groups[1].Value : NotOfAnId().Replace(name, "-"))}-error");
                    if ((int)answer.StatusCode != 422 || !named || told.Contains("is not valid", StringComparison.Ordinal)) silent.Add($"{action}: {name} of {type}: {(int)answer.StatusCode}, {(named ? "named" : "not named")}");
                }
            }
        }
        Assert.True(silent.Count == 0, string.Join('\n', silent));
        Assert.True(tried.Count > 60, $"only {tried.Count} were tried");
        Assert.Equal(before, await Entries());
    }

    async Task<long> Entries()
    {
        await using var session = await house.Services.GetRequiredService<Database>().Begin(house.Person(DemoPart.HrLead).Organisation, default);
        return await session.QuerySingleOrDefault<long>("select (select count(*) from events) + (select count(*) from contents) + (select count(*) from people)", null, default);
    }

    static IEnumerable<string> PagesOf(string project) =>
    [
        $"{project}/questions", $"{project}/checkpoints", $"{project}/commitments", $"{project}/assessments/dpia/system", $"{project}/stages/transparency/decide/hr", $"{project}/stages/transparency/decide/data-protection", $"{project}/stages/transparency/report/it", $"{project}/stages/transparency",
        $"{project}/stages/transparency/evidence/purpose", $"{project}/groups", $"{project}/groups/employees", $"{project}/new", $"{project}/objections", $"{project}/acceptance", $"{project}/milestones", $"{project}/mails", project,
        $"{project}/course/changes?kind=data", $"{project}/course/hand-over", $"{project}/course", // last: any text is a reason to pause or to cancel
    ];

    /// <summary>Signing out, or leaving everywhere, would end the visit.</summary>
    static bool IsTried(string action) => !action.Contains("sign-out", StringComparison.Ordinal) && !action.Contains("handler=Leave", StringComparison.Ordinal);

    static IEnumerable<(string Action, IReadOnlyList<string> Fields)> FormsIn(string path, string html) => Form().Matches(html)
        .Select(form => (Action: WebUtility.HtmlDecode(Action().Match(form.Groups[1].Value) is { Success: true } to ? to.Groups[1].Value : path), Body: form.Groups[2].Value))
        .Where(form => IsTried(form.Action))
        .Select(form => (form.Action, (IReadOnlyList<string>)[.. Name().Matches(form.Body).Select(n => WebUtility.HtmlDecode(n.Groups[1].Value)).Where(n => n != "__RequestVerificationToken").Distinct()]))
        .DistinctBy(form => (Uuid().Replace(form.Action, "id"), string.Join(' ', form.Item2.Order(StringComparer.Ordinal))));

    async Task<Visitor> In(DemoPart part)
    {
        var visitor = new Visitor(house.Address);
        await visitor.Post("/sign-in", "/sign-in?handler=Demo", ("person", house.Person(part).Person.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/")).StatusCode);
        return visitor;
    }

    [GeneratedRegex("<form([^>]*method=\"post\"[^>]*)>(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("<(?=[^>]* name=\"(?<name>[^\"]+)\")(?:input(?=[^>]* type=\"(?<type>text|search|date|number|time|email|url)\")|(?<type>textarea))[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("[^a-zA-Z0-9_-]")]
    private static partial Regex NotOfAnId();

    [GeneratedRegex("class=\"fld__err\" id=\"([^\"]+)\"")]
    private static partial Regex Errors();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Uuid();
}
