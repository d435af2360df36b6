using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Trust.App.Tests.Accounts;

namespace Trust.Web.Tests.SignIn;

public sealed class WelcomePageTests(SignInGround ground) : IClassFixture<SignInGround>
{
    [Fact]
    public async Task A_guest_reads_what_is_recorded_chooses_a_password_and_is_in()
    {
        await using var house = await ground.Open();
        var bo = await house.Firm.Add(Firm.Bo);
        var (visitor, page) = (house.Visitor(), $"/welcome/{bo.Link.Text}");
        var welcome = await visitor.Read(page);
        Assert.Contains("<html lang=\"sv\"", welcome);
        Assert.Contains("Bo Lind, du är inbjuden av Firm.", welcome);
        Assert.Contains("Aldrig: när du loggade in", welcome);

        Assert.Equal(422, (int)(await visitor.Post(page, page, ("password", "too short"))).StatusCode);
        Assert.Equal("/", (await visitor.Post(page, page, ("password", SignInHouse.Password))).Headers.Location?.ToString());
        Assert.Equal(bo.Person.Id.ToString(), await visitor.Read("/api/v1/who"));

        var again = await house.Visitor().Get(page + "?lang=en");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("This link has been used", await again.Content.ReadAsStringAsync());
        Assert.Equal(422, (int)(await house.Visitor().SignIn(Firm.Bo.Email!, "too short")).StatusCode);
        await house.Visitor().SignIn(Firm.Bo.Email!, SignInHouse.Password);
    }

    [Fact]
    public async Task A_name_that_an_administrator_puts_right_stands_on_every_page_and_invitation_however_strange_it_is()
    {
        await using var house = await ground.Open();
        var (person, guest) = (await house.Person(), await house.Firm.Add(new("Kari Nordmann", $"{Guid.NewGuid():N}@firm.example", "nb", "Europe/Oslo")));
        var (administrator, colleague) = (await house.SignedIn(person), await house.SignedIn(await house.Person()));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Post("/me", "/organisation?handler=Name", ("name", "Mine"))).StatusCode);
        await house.Firm.Organisations.GiveRole(house.Firm.Id, house.Firm.Administrator, person.Person.Id, Domain.OrganisationRole.Administrator, default);
        foreach (var wrong in (string[])[" ", "a\u202eb", new string('x', 201)])
        {
            var refused = await administrator.Post("/organisation", "/organisation?handler=Name", ("name", wrong));
            Assert.Equal(422, (int)refused.StatusCode);
            Assert.Contains("id=\"name-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        foreach (var name in (string[])["<script>window.ran=1</script> & \"Sønner\" 👩‍🔧 AS", new string('W', 200)])
        {
            Assert.Equal("/organisation", (await administrator.Post("/organisation", "/organisation?handler=Name", ("name", name))).Headers.Location?.ToString());
            foreach (var page in (string[])[await administrator.Read("/organisation"), await colleague.Read("/"), await house.Visitor().Read($"/welcome/{guest.Link.Text}")])
            {
                Assert.DoesNotContain("<script>window", page, StringComparison.Ordinal);
                Assert.Contains(name, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_link_used_by_somebody_else_in_the_meantime_says_so()
    {
        await using var house = await ground.Open();
        var bo = await house.Firm.Add(Firm.Bo);
        var (visitor, page) = (house.Visitor(), $"/welcome/{bo.Link.Text}?lang=en");
        var token = await visitor.FormToken(page);
        await house.Firm.Arrive(bo);
        var late = await visitor.PostWith(token, page, ("password", "the password of the late"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("This link has been used", await late.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_link_and_a_password_stay_out_of_the_log()
    {
        using var log = new Notebook();
        await using var house = await SignInHouse.Open(ground.Database, log: log);
        var bo = await house.Firm.Add(Firm.Bo);
        var (visitor, page) = (house.Visitor(), $"/welcome/{bo.Link.Text}");
        await visitor.Post(page, page, ("password", SignInHouse.Password));
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, l => l.Contains(bo.Link.Text) || l.Contains(SignInHouse.Password));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%E2%80%AE%27--")]
    public async Task A_made_up_link_says_what_to_do(string secret)
    {
        await using var house = await ground.Open();
        var page = await house.Visitor().Get($"/welcome/{secret}?lang=en");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("This link leads nowhere", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_first_administrator_names_the_organisation_and_what_is_wrong_stands_at_its_field()
    {
        await using var house = await ground.Open();
        var founded = await house.Firm.Organisations.Create("Trust", "en", null, default);
        var (visitor, page) = (house.Visitor(), $"/welcome/{founded.Link.Text}?lang=de");
        visitor.Always.AcceptLanguage.ParseAdd("sv");
        Assert.Contains("<html lang=\"sv\"", await visitor.Read($"/welcome/{founded.Link.Text}"), StringComparison.Ordinal); // nobody knows more of whoever comes first
        (string, string)[] good = [("organisation", "Werk"), ("name", "Eva Roth"), ("email", "eva@werk.example"), ("language", "de"), ("timeZone", "Europe/Berlin"), ("password", SignInHouse.Password)];
        Assert.Contains("<option value=\"Europe/Berlin\" selected", await visitor.Read(page), StringComparison.Ordinal);
        Assert.Contains("<option value=\"\" selected", await visitor.Read($"/welcome/{founded.Link.Text}?lang=en"), StringComparison.Ordinal); // mails would come at an hour that nobody chose
        var wrong = await visitor.Post(page, page, [.. good.Select(f => f.Item1 is "timeZone" ? (f.Item1, "Berlin") : f)]);
        var body = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("id=\"timeZone-error\"", body);
        Assert.Contains("value=\"Eva Roth\"", body);
        Assert.DoesNotContain(SignInHouse.Password, body);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post(page, page, good)).StatusCode);
        Assert.Equal("de", await visitor.Read("/inside"));
        Assert.Contains(Trust.App.Texts.In("de").HomeAlone, WebUtility.HtmlDecode(await visitor.Read("/"))); // nothing can begin before somebody else is here
        Assert.Contains("Eva Roth", await visitor.Read("/me"), StringComparison.Ordinal); // in whose name the organisation's own first entry stands
    }

    sealed class Notebook : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose()
        {
            // lines are all it holds
        }
    }
}
