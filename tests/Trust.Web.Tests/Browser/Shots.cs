namespace Trust.Web.Tests.Browser;

/// <summary>Where screenshots go: artifacts/shots beside the solution.</summary>
static class Shots
{
    public static string Folder { get; } = Path.Combine(Root(), "artifacts", "shots");

    static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Trust.sln"))) at = at.Parent ?? throw new DirectoryNotFoundException("No Trust.sln above the tests.");
        return at.FullName;
    }
}
