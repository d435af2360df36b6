namespace Trust.Domain.Tests;

public sealed class RefusalCodesTests
{
    [Fact]
    public void Every_code_that_the_domain_says_is_expected_by_a_test()
    {
        var said = Repository.Sources("src", "Trust.Domain").SelectMany(f => Codes(File.ReadAllText(f))).ToHashSet();
        var expected = Repository.Sources("tests", "Trust.Domain.Tests").Where(f => !f.EndsWith("Diligence.cs", StringComparison.Ordinal)).SelectMany(f => Codes(File.ReadAllText(f))).ToHashSet();

        Assert.True(said.Count > 100);
        Assert.Empty(said.Except(expected));
    }

    /// <summary>The literals of the form topic.reason: what stands between two quotation marks, in kebab-case with one dot.</summary>
    static IEnumerable<string> Codes(string source) => source.Split('"').Where((_, i) => i % 2 == 1).Where(literal =>
        literal.Split('.') is [{ Length: > 0 } topic, { Length: > 0 } reason] && (topic + reason).All(c => c is '-' or (>= 'a' and <= 'z')));
}
