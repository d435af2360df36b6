using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.Domain.Deliveries;

namespace Trust.Web.Tests.SignIn;

public sealed class MailOffTests(SignInGround ground) : IClassFixture<SignInGround>
{
    static Task<IReadOnlyDictionary<MailSwitch, bool>> Chosen(SignInHouse house, Invited person) =>
        house.Services.GetRequiredService<MailChoices>().Of(house.Firm.Id, person.Person.Id, default);

    static string Link(SignInHouse house, Invited person, MailSwitch what) => "/" + house.Services.GetRequiredService<UnsubscribeLinks>().For(house.Firm.Id, person.Person.Id, what);

    [Fact]
    public async Task A_link_from_a_mail_shows_what_it_would_switch_off_and_only_the_button_does()
    {
        await using var house = await ground.Open();
        var person = await house.Person("nb");
        var (visitor, link) = (house.Visitor(), Link(house, person, MailSwitch.News));
        var page = await visitor.Read(link);
        Assert.Contains("<html lang=\"nb\"", page);
        Assert.Contains("Slå av nytt fra prosjektene", page);
        Assert.Empty(await Chosen(house, person));

        Assert.Contains("Det er slått av.", await (await visitor.Post(link, link)).Content.ReadAsStringAsync());
        Assert.Equal([new(MailSwitch.News, false)], await Chosen(house, person));
    }

    [Fact]
    public async Task A_mail_program_switches_off_with_one_request_and_without_a_form()
    {
        await using var house = await ground.Open();
        var person = await house.Person();
        var answer = await house.Visitor().PostWith(null, Link(house, person, MailSwitch.Milestones), ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([new(MailSwitch.Milestones, false)], await Chosen(house, person));
    }

    [Fact]
    public async Task A_link_that_was_altered_or_belongs_to_somebody_gone_switches_nothing_off()
    {
        await using var house = await ground.Open();
        var person = await house.Person("en");
        var link = Link(house, person, MailSwitch.Reminders);
        var altered = link[..^6] + (link[^6] == 'A' ? 'B' : 'A') + link[^5..];
        foreach (var wrong in new[] { altered, "/mail/nonsense", "/mail/%E2%80%AE%27--" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().Get(wrong)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().PostWith(null, wrong, ("List-Unsubscribe", "One-Click"))).StatusCode);
        }
        Assert.Empty(await Chosen(house, person));
        await house.Firm.Leaving.MarkAsLeft(house.Firm.Id, house.Firm.Administrator, person.Person.Id, default);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().PostWith(null, link)).StatusCode);
        Assert.Empty(await Chosen(house, person));
    }

    [Fact]
    public async Task A_person_chooses_on_their_own_page_and_what_is_left_alone_stays_unchosen()
    {
        await using var house = await ground.Open();
        var person = await house.Person("en");
        var visitor = await house.SignedIn(person);
        Assert.DoesNotContain("checked", await visitor.Read("/me"));
        await visitor.Post("/me", "/me?handler=Mails", ("milestones", "false"), ("news", "true"));
        Assert.Equal(new Dictionary<MailSwitch, bool> { [MailSwitch.Milestones] = false, [MailSwitch.News] = true }, await Chosen(house, person));
        Assert.Equal(2, (await visitor.Read("/me")).Split(" checked").Length - 1);
    }
}
