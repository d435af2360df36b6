using System.Net;
using System.Text.RegularExpressions;
using Trust.App;
using Trust.Domain;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Browser;

/// <summary>An expert whom a body invites: reads what was picked, until the day, and nothing else.</summary>
[Collection(nameof(BrowserHouse))]
public sealed partial class GuestPageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Fact]
    public async Task A_guest_reads_what_the_body_picked_as_it_stands_and_nothing_else()
    {
        var project = await WithEvidence();
        var chair = await In(DemoPart.WorksCouncilChair);
        var page = WebUtility.HtmlDecode(await chair.Read(project.Room + "/guests"));
        Assert.Contains("value=\"transparency/purpose\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"transparency/ai-act-class\"", page, StringComparison.Ordinal); // given to the body too
        Assert.DoesNotContain("value=\"transparency/system-card\"", page, StringComparison.Ordinal); // entrusted to the body alone
        Assert.DoesNotContain("value=\"transparency/limits-and-bias\"", page, StringComparison.Ordinal); // not for the body

        var link = await Invite(chair, project, DateTime.UtcNow.AddDays(10), "transparency/purpose", "transparency/system-card");
        var guest = new Visitor(house.Address);
        var shown = WebUtility.HtmlDecode(await guest.Read(link));
        Assert.Contains("Wir ordnen Bewerbungen.", shown, StringComparison.Ordinal);
        foreach (var other in (string[])["Nur dem Betriebsrat.", "Nur für die Leitung.", "Ein hohes Risiko.", "/projects/", "Gutachterin"])
            Assert.DoesNotContain(other, shown, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await guest.Get(project.Path)).StatusCode);
    }

    [Fact]
    public async Task A_packet_is_read_whole_but_for_evidence_that_is_not_for_guests()
    {
        var project = await WithEvidence();
        var packet = $"packet/{await project.GoesThroughACheckpoint("Wir stimmen nicht zu.", "Wir legen nach.")}";
        var chair = await In(DemoPart.WorksCouncilChair);
        Assert.Contains($"value=\"{packet}\"", await chair.Read(project.Room + "/guests"), StringComparison.Ordinal);
        var shown = WebUtility.HtmlDecode(await new Visitor(house.Address).Read(await Invite(chair, project, DateTime.UtcNow.AddDays(10), packet)));
        Assert.Contains("Eigenes Blatt zu own-1.", shown, StringComparison.Ordinal);
        foreach (var other in (string[])["Nur dem Betriebsrat.", "Nur für die Leitung.", "Wir stimmen nicht zu."])
            Assert.DoesNotContain(other, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_narrowed_later_is_closed_to_the_guest_at_once()
    {
        var project = await WithEvidence();
        var link = await Invite(await In(DemoPart.WorksCouncilChair), project, DateTime.UtcNow.AddDays(10), "transparency/purpose");
        await project.Gives("purpose", "Neu gefasst.", new(AudienceKind.OwnerAndDataProtection, [], null, null));
        var shown = WebUtility.HtmlDecode(await new Visitor(house.Address).Read(link));
        Assert.DoesNotContain("Neu gefasst.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Wir ordnen Bewerbungen.", shown, StringComparison.Ordinal);
        Assert.Contains(De.GuestNothing, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_ends_it_at_any_time_and_a_made_up_link_leads_nowhere()
    {
        var project = await WithEvidence();
        var chair = await In(DemoPart.WorksCouncilChair);
        var link = await Invite(chair, project, DateTime.UtcNow.AddDays(10), "transparency/purpose");
        var id = Guest().Match(await chair.Read(project.Room + "/guests")).Groups[1].Value;
        await chair.Post(project.Room + "/guests", project.Room + "/guests?handler=End", ("id", id));
        foreach (var address in (string[])[link, "/guest/made-up", "/guest/%E2%80%AE%27--"])
            Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(house.Address).Get(address)).StatusCode);
    }

    [Theory]
    [InlineData("", 10, "transparency/purpose", "label")]
    [InlineData("Gutachterin", -3, "transparency/purpose", "until")]
    [InlineData("Gutachterin", 300, "transparency/purpose", "until")]
    [InlineData("Gutachterin", 10, "transparency/limits-and-bias", "items")]
    public async Task An_invitation_says_what_it_lacks(string label, int days, string item, string field)
    {
        var project = await WithEvidence();
        var chair = await In(DemoPart.WorksCouncilChair);
        var answer = await chair.Post(project.Room + "/guests", project.Room + "/guests?handler=Invite", ("label", label), ("until", $"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}"), ("items", item));
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains($"id=\"{field}-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    async Task<CouncilProject> WithEvidence()
    {
        await house.Speak(DemoPart.WorksCouncilChair, "de");
        var project = await CouncilProject.Begin(house);
        await project.Gives("purpose", "Wir ordnen Bewerbungen.", Audience.OfProject);
        await project.Gives("ai-act-class", "Ein hohes Risiko.", new(AudienceKind.Parties, [PartyId.Of(project.Body)], null, null));
        await project.Gives("limits-and-bias", "Nur für die Leitung.", new(AudienceKind.Parties, [PartyId.Of(Domain.Group.Management)], null, null));
        await project.Confides("system-card", "Nur dem Betriebsrat.");
        return project;
    }

    static async Task<string> Invite(Visitor chair, CouncilProject project, DateTime until, params string[] items)
    {
        var answer = await chair.Post(project.Room + "/guests", project.Room + "/guests?handler=Invite", [("label", "Gutachterin"), ("until", $"{until:yyyy-MM-dd}"), .. items.Select(i => ("items", i))]);
        return Address().Match(await answer.Content.ReadAsStringAsync()).Value;
    }

    async Task<Visitor> In(DemoPart part)
    {
        var visitor = new Visitor(house.Address);
        await visitor.Post("/sign-in", "/sign-in?handler=Demo", ("person", house.Person(part).Person.ToString()));
        return visitor;
    }

    [GeneratedRegex("/guest/[A-Za-z0-9_-]{43}")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex Guest();
}
