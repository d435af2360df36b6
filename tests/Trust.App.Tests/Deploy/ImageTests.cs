using System.Text.RegularExpressions;

namespace Trust.App.Tests.Deploy;

public sealed partial class ImageTests
{
    // Seen to fail: examples are embedded in the app, and did not enter the image.
    [Fact]
    public void What_the_app_is_made_of_enters_the_image()
    {
        var let = File.ReadLines(Path.Combine(ComposeFile.Repository, "deploy", "Dockerfile.dockerignore")).Where(l => l.StartsWith('!')).Select(l => l[1..].Split('/')[0]).ToHashSet();
        var needed = Directory.EnumerateFiles(Path.Combine(ComposeFile.Repository, "src"), "*.csproj", SearchOption.AllDirectories).SelectMany(p => Needed().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("workflows", needed);
        Assert.All(needed, folder => Assert.Contains(folder, let));
    }

    [GeneratedRegex("""="\.\./\.\./([a-z-]+)/""")]
    private static partial Regex Needed();
}
