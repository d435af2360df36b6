using System.Net;

namespace Trust.Web.Tests.Processes;

public sealed class ProductionTests(ProductionFolder folder) : IClassFixture<ProductionFolder>
{
    [Fact]
    public async Task Production_shows_nobody_at_the_door_and_prints_one_link_for_the_administrator()
    {
        using var http = new HttpClient { BaseAddress = folder.Trust.Address };
        var door = await http.GetStringAsync("/sign-in");
        Assert.DoesNotContain("name=\"person\"", door);
        Assert.DoesNotContain("Lindtal", door);
        var link = Assert.Single(folder.Trust.Said.Split('\n'), l => l.Contains("/welcome/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_backup_and_its_restore_mean_production_without_being_told()
    {
        var file = Path.Combine(folder.Data, "production.backup");
        var (code, said) = await TrustProcess.Ran("backup", file, "--data", folder.Data);
        Assert.True(code == 0, said);

        var elsewhere = Path.Combine(folder.Data, "e");
        (code, said) = await TrustProcess.Ran("restore", file, "--data", elsewhere);
        Assert.True(code == 0, said);
        Assert.Contains("Proved 1 journals of 1 organisations", said); // its own, which says who administers it
        (code, said) = await TrustProcess.Ran("restore", file, "--production", "--data", elsewhere);
        Assert.Contains("The database already holds rows", said);
    }
}
