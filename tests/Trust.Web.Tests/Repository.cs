namespace Trust.Web.Tests;

/// <summary>Where the sources of this build stand.</summary>
static class Repository
{
    public static string Root { get; } = Above(new(AppContext.BaseDirectory));

    static string Above(DirectoryInfo at) => File.Exists(Path.Combine(at.FullName, "Trust.sln")) ? at.FullName
        : Above(at.Parent ?? throw new DirectoryNotFoundException("No Trust.sln above the tests."));
}
