using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trust.Domain.Tests;

/// <summary><c>./trust</c> builds when something of which the app is made has changed, and only then: the script's own functions, asked about a folder of the test's own.</summary>
public sealed partial class BuildOnceTests : IDisposable
{
    static readonly string[] Files = ["src/A.cs", "build/B.cs", "db/migrations/0001.sql", "workflows/w.json", "examples/e.json", "deploy/postgres/package.json", "Directory.Build.props", "global.json", "src/obj/made.cs"];

    readonly string root = Directory.CreateTempSubdirectory("trust-built-").FullName;

    public BuildOnceTests()
    {
        foreach (var file in Files) Write(file, DateTime.UtcNow.AddHours(-1));
        Write("artifacts/trust/Trust.Web.dll", DateTime.UtcNow);
        Ask("sources >\"$stamp\"");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("src/A.cs", false)]
    [InlineData("build/B.cs", false)]
    [InlineData("db/migrations/0001.sql", false)]
    [InlineData("workflows/w.json", false)]
    [InlineData("examples/e.json", false)]
    [InlineData("deploy/postgres/package.json", false)]
    [InlineData("Directory.Build.props", false)]
    [InlineData("src/New.cs", false)]
    [InlineData("src/obj/made.cs", true)]
    [InlineData("README.md", true)]
    public void It_builds_when_something_changed_of_which_the_app_is_made(string changed, bool isBuilt)
    {
        if (changed != "nothing") Write(changed, DateTime.UtcNow.AddHours(1));
        Assert.Equal(isBuilt, Ask("is_built"));
    }

    [Fact]
    public void It_builds_when_a_file_is_gone_or_nothing_was_built_yet()
    {
        File.Delete(Path.Combine(root, "src/A.cs"));
        Assert.False(Ask("is_built"));
        Write("src/A.cs", DateTime.UtcNow.AddHours(-1));
        Assert.True(Ask("is_built"));
        File.Delete(Path.Combine(root, "artifacts/trust/Trust.Web.dll"));
        Assert.False(Ask("is_built"));
    }

    [Fact]
    public void What_is_put_into_the_app_is_among_the_files_that_are_looked_at()
    {
        var looked = Functions().Split('\n').Single(l => l.Contains("find src", StringComparison.Ordinal));
        var put = Directory.GetFiles(Repository.Of("src"), "*.csproj", SearchOption.AllDirectories).SelectMany(p => Outside().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("db", put);
        Assert.All(put, folder => Assert.Contains($" {folder}", looked));
    }

    static string Functions() => string.Join('\n', File.ReadAllLines(Repository.Of("trust")).SkipWhile(l => l != "sources() {").TakeWhile(l => l != "build() {"));

    bool Ask(string what)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"root=$1; built=$1/artifacts/trust; stamp=$1/artifacts/built\n{Functions()}\n{what}", "bash", root]) { RedirectStandardError = true };
        using var bash = Process.Start(start)!; // started, or an exception says why not
        var trouble = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal("", trouble);
        return bash.ExitCode == 0;
    }

    void Write(string file, DateTime at)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the root
        File.WriteAllText(path, file);
        File.SetLastWriteTimeUtc(path, at);
    }

    [GeneratedRegex("""Include="\.\./\.\./([a-z]+)/""")]
    private static partial Regex Outside();
}
