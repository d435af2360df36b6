namespace Trust.Web.Tests.Browser;

/// <summary>Where photographs go, if they were asked for (./trust shots). Nothing is tested by them, and hundreds take their time.</summary>
static class Shots
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "shots");

    public static bool AreWanted { get; } = Environment.GetEnvironmentVariable("TRUST_SHOTS") is "1";
}
