namespace Trust.Domain.Tests;

/// <summary>Where the sources are, for tests that read them.</summary>
static class Repository
{
    public static readonly string Root = Up(AppContext.BaseDirectory);

    public static string Of(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The hand-written sources of a project.</summary>
    public static IEnumerable<string> Sources(params string[] project) => Directory.EnumerateFiles(Of(project), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Of(project), f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    static string Up(string from) => File.Exists(Path.Combine(from, "Trust.sln")) ? from
        : Up(Path.GetDirectoryName(from) ?? throw new InvalidOperationException("no Trust.sln above the tests"));
}
