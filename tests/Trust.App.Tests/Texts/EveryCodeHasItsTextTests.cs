using System.Text.RegularExpressions;

namespace Trust.App.Tests;

public sealed partial class EveryCodeHasItsTextTests
{
    /// <summary>Codes stand as literals beside the rule that gives them; stored names end in a version and are none.</summary>
    [Fact]
    public void What_the_domain_can_refuse_it_can_say()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(TextFiles.Root(), "src/Trust.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
        var codes = sources.SelectMany(f => Code.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.Contains("gate.evidence-missing", codes);   // the pattern finds what it is for
        Assert.All(codes, c => Assert.True(Texts.In("en").Knows(c), c));
    }

    [GeneratedRegex(@"""([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z0-9]+)*)""")]
    private static partial Regex Code { get; }
}
