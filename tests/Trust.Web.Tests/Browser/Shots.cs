namespace Trust.Web.Tests.Browser;

/// <summary>Where screenshots go: artifacts/shots beside the solution, if somebody made it. Nothing is tested by them, and hundreds take their time.</summary>
static class Shots
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "shots");

    public static bool AreWanted { get; } = Directory.Exists(Folder);
}
