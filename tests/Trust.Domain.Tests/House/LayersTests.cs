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
    [InlineData("Trust.Adapters.Elsa", "Trust.App")]
    [InlineData("Trust.Adapters.Hangfire", "Trust.App")]
    [InlineData("Trust.Web", "Trust.Adapters.Quartz Trust.App")]
    public void A_project_knows_only_those_below_it(string project, string below) => Assert.Equal(below.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        XDocument.Load(Repository.Of("src", project, $"{project}.csproj")).Descendants("ProjectReference").Where(r => r.Attribute("Condition") is null).Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)) // a reference says to what
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
    [Theory]
    [InlineData("Quartz")]
    [InlineData("Elsa")]
    [InlineData("Hangfire")]
    public void Only_its_adapter_knows_the_tool(string tool) => Assert.Empty(Repository.Sources("src")
        .Where(f => Regex.IsMatch(File.ReadAllText(f), $@"^using {tool}\b", RegexOptions.Multiline) && !f.Contains($"Trust.Adapters.{tool}", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Theory]
    [InlineData("Elsa.")]
    [InlineData("Hangfire.")]
    [InlineData("Testcontainers")]
    [InlineData("MediatR")]
    public void What_is_built_in_on_request_only_stands_in_no_lock_file(string package)
    {
        var locks = ((string[])["src", "tests", "bench", "build"]).SelectMany(d => Directory.EnumerateFiles(Repository.Of(d), "packages.lock.json", SearchOption.AllDirectories)).ToList();
        Assert.True(locks.Count > 10, $"only {locks.Count} lock files were read");
        Assert.DoesNotContain(locks, l => File.ReadAllText(l).Contains($"\"{package}", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""["\s](select\s.+\sfrom|select 1|insert into|delete from|update\s\w+\s+set)\b""")]
    private static partial Regex Sql();

    [GeneratedRegex(@":\s*(ProjectCommand|ProjectEvent|OrganisationCommand|OrganisationEvent)\(|\bRuling\.|override Project Apply")]
    private static partial Regex Rules();
}
