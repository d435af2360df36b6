using System.Net;
using System.Net.Http.Headers;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Web.Commands;
using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Commands;

public sealed class TokenTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_token_that_is_printed_opens_the_api_as_that_person()
    {
        await using var house = await SignInHouse.Open(db);
        var person = (await house.Person()).Person;
        var told = new StringWriter();
        Assert.Equal(0, await new Token(told).Run(db.Logins.App, person.Email!, default));

        using var client = new HttpClient { BaseAddress = house.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", told.ToString().Trim());
        var answer = await client.GetAsync("/api/v1/who");
        Assert.Equal((HttpStatusCode.OK, person.Id.ToString()), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Nobody_has_no_token() =>
        Assert.Equal("Nobody signs in as nobody@firm.example.", (await Assert.ThrowsAsync<ServerTrouble>(() => new Token(TextWriter.Null).Run(db.Logins.App, "nobody@firm.example", default))).Message);
}
