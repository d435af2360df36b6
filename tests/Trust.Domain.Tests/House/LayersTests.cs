using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Trust.Domain.Tests;

/// <summary>Domain ← App ← doors and adapters: who may know whom, and what stands where.</summary>
public sealed partial class LayersTests
{
    // Seen to fail: with a reference from Trust.App to Trust.Web.
    [Theory]
    [InlineData("Trust.Domain", "")]
    [InlineData("Trust.App", "Trust.Domain")]
    [InlineData("Trust.Adapters.Quartz", "Trust.App")]
    [InlineData("Trust.Web", "Trust.Adapters.Quartz Trust.App")]
    public void A_project_knows_only_those_below_it(string project, string below) => Assert.Equal(below.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        XDocument.Load(Repository.Of("src", project, $"{project}.csproj")).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)) // a reference says to what
            .Where(r => r is not "Trust.TextGenerator").Order(StringComparer.Ordinal));

    // Seen to fail: before health asked Trust.App for its figure.
    [Fact]
    public void Doors_hold_no_sql() =>
        Assert.Empty(Repository.Sources("src", "Trust.Web").Where(f => Sql().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    // Seen to fail: with a record of a command in Trust.Web.
    [Fact]
    public void Doors_hold_no_rules() =>
        Assert.Empty(Repository.Sources("src", "Trust.Web").Where(f => Rules().IsMatch(File.ReadAllText(f))).Select(Path.GetFileName));

    // Seen to fail: with the scheduler's namespace named in Trust.App's wake-ups.
    [Fact]
    public void Only_its_adapter_knows_the_scheduler() =>
        Assert.Empty(Repository.Sources("src").Where(f => File.ReadAllText(f).Contains("using Quartz", StringComparison.Ordinal) && !f.Contains("Trust.Adapters.Quartz", StringComparison.Ordinal)).Select(Path.GetFileName));

    [GeneratedRegex("""["\s](select\s.+\sfrom|select 1|insert into|delete from|update\s\w+\s+set)\b""")]
    private static partial Regex Sql();

    [GeneratedRegex(@":\s*(ProjectCommand|ProjectEvent|OrganisationCommand|OrganisationEvent)\(|\bRuling\.|override Project Apply")]
    private static partial Regex Rules();
}
