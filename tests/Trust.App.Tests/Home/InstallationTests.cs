using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;

namespace Trust.App.Tests.Home;

/// <summary>How the installation stands, for whoever administers it.</summary>
public sealed class InstallationTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_administrator_sees_how_it_stands_and_nobody_else_does()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        var services = new ServiceCollection().AddLogging().AddTrust(db.Logins.App);
        services.AddDataProtection();
        await using var provider = services.BuildServiceProvider();
        var installation = provider.GetRequiredService<Installation>();

        Assert.Null(await installation.Read(firm.Id, bo, default));
        var state = (await installation.Read(firm.Id, firm.Administrator, default))!; // who administers
        Assert.True(state.Server.IsFine);
        Assert.Equal((0, false), (state.RoleProblems, state.ReadByOthers));
        Assert.Equal(new(false, 0, 0, 0, false, 0), state.Care);
        Assert.Equal(["DE", "NO"], state.Law.Select(p => p.Code).Where(c => c is "DE" or "NO"));
        Assert.Single(state.Workflows, w => w.Key == "rollout");
    }
}
