using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.SignIn;

/// <summary>Who has just proved who they are, for what a body signs.</summary>
public sealed class FreshSignInTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    readonly MovedTime time = new();

    [Fact]
    public async Task A_sign_in_is_fresh_for_a_quarter_of_an_hour_however_often_its_cookie_is_renewed()
    {
        await using var house = await SignInHouse.Open(db, time: time);
        var visitor = await house.SignedIn(await house.Person());
        Assert.Equal("True", await visitor.Read("/api/v1/fresh"));
        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            time.Ahead += TimeSpan.FromMinutes(4);
            Assert.Equal("True", await visitor.Read("/api/v1/fresh")); // its holder is looked at anew each time
        }
        time.Ahead += TimeSpan.FromMinutes(4);
        Assert.Equal("False", await visitor.Read("/api/v1/fresh"));
    }

    [Fact]
    public async Task Signing_in_once_more_makes_it_fresh_again()
    {
        await using var house = await SignInHouse.Open(db, time: time);
        var bo = await house.Person();
        var visitor = await house.SignedIn(bo);
        time.Ahead += TimeSpan.FromHours(1);
        Assert.Equal("False", await visitor.Read("/api/v1/fresh"));
        Assert.Equal(422, (int)(await visitor.SignIn(bo.Person.Email!, "not the password")).StatusCode);
        Assert.Equal("False", await visitor.Read("/api/v1/fresh"));
        Assert.Equal(302, (int)(await visitor.SignIn(bo.Person.Email!, SignInHouse.Password)).StatusCode);
        Assert.Equal("True", await visitor.Read("/api/v1/fresh"));
    }

    [Fact]
    public async Task A_token_is_never_fresh()
    {
        await using var house = await SignInHouse.Open(db, time: time);
        var bo = await house.Person();
        var token = (await house.Firm.Tokens.Make(house.Firm.Id, bo.Person.Id, "script", 1, default)).Value!; // a label and a day are accepted
        var program = house.Visitor();
        program.Always.Authorization = new("Bearer", token.Secret.Text);
        Assert.Equal("False", await program.Read("/api/v1/fresh"));
    }
}
