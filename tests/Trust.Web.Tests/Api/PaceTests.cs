using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Tests.Ground;

namespace Trust.Web.Tests.Api;

public sealed class PaceTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const int AMinute = 4;

    [Fact]
    public async Task Who_asks_too_often_waits_and_nobody_else_does()
    {
        await using var app = await Open();
        var (eager, calm) = (await Someone(app, "eager"), await Someone(app, "calm"));
        for (var n = 0; n < AMinute; n++) (await eager.Get("/me")).Must(200);

        var refused = (await eager.Get("/me")).Must(429);
        Assert.Equal("application/problem+json", refused.MediaType);
        Assert.Equal("request.too-often", refused.ProblemCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await calm.Get("/me")).Must(200);
    }

    [Fact]
    public async Task A_second_token_of_the_same_person_gives_no_second_share()
    {
        await using var app = await Open();
        var (organisation, person) = await Founder(app, "two-tokens");
        for (var n = 0; n < AMinute; n++) (await With(app, organisation, person).ContinueWith(c => c.Result.Get("/me")).Unwrap()).Must(200);
        (await (await With(app, organisation, person)).Get("/me")).Must(429);
    }

    [Fact]
    public async Task Without_a_sign_in_the_address_is_counted_and_health_never_is()
    {
        await using var app = await Open();
        var nobody = new Client(new(app.Urls.Single()), null);
        for (var n = 0; n < AMinute; n++) (await nobody.Get("/nothing-here")).Must(401);
        (await nobody.Get("/nothing-here")).Must(429);
        for (var n = 0; n < 3 * AMinute; n++) (await nobody.Get("/health/live")).Must(200);
    }

    [Fact]
    public async Task Every_operation_says_that_it_may_answer_so()
    {
        await using var app = await Open();
        var document = (await new Client(new(app.Urls.Single()), null).Get("/openapi/v1.json")).Must(200).Body;
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject().Where(o => o.Value?["responses"] is not null))
                Assert.True(operation!["responses"]!["429"]?["headers"]?["Retry-After"] is not null, $"{method} {path}");
    }

    async Task<WebApplication> Open()
    {
        var app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "Warning", "--contentRoot", AppContext.BaseDirectory, $"--Trust:RequestsAMinute={AMinute}"], db.Logins.App);
        await app.StartAsync();
        return app;
    }

    static async Task<Client> Someone(WebApplication app, string name)
    {
        var (organisation, person) = await Founder(app, name);
        return await With(app, organisation, person);
    }

    static async Task<(Domain.OrganisationId, Domain.PersonId)> Founder(WebApplication app, string name)
    {
        var founded = await app.Services.GetRequiredService<Organisations>().Create(name, "en", new(name, $"{name}@firm.example", "en", "Europe/Berlin"), default);
        return (founded.Organisation, founded.Administrator);
    }

    static async Task<Client> With(WebApplication app, Domain.OrganisationId organisation, Domain.PersonId person) =>
        new(new(app.Urls.Single()), (await app.Services.GetRequiredService<Tokens>().Make(organisation, person, "test", 1, default)).Value!.Secret.Text); // a label and a day are accepted
}
