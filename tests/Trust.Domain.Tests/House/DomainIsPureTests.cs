using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Trust.Domain.Tests;

public sealed class DomainIsPureTests
{
    const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Assembly Domain = typeof(Project).Assembly;

    // Seen to fail: with NodaTime struck from what is allowed.
    [Fact]
    public void The_domain_knows_the_base_library_and_the_calendar_and_nothing_else() =>
        Assert.All(Domain.GetReferencedAssemblies(), used => Assert.True(used.Name == "NodaTime" || used.Name!.StartsWith("System.", StringComparison.Ordinal), used.Name)); // every assembly has a name

    // Seen to fail: with LocalDay moved to the namespace Trust.Domain.
    [Fact]
    public void Calendar_arithmetic_stays_among_the_calendars()
    {
        var users = Domain.GetTypes().Where(t => t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && Touched(t).Any(used => used.Assembly == typeof(Instant).Assembly));
        Assert.All(users, user => Assert.Equal("Trust.Domain.Calendars", user.Namespace));
        Assert.All(Repository.Sources("src", "Trust.Domain").Where(f => File.ReadAllText(f).Contains("NodaTime", StringComparison.Ordinal)),
            file => Assert.Equal("Calendars", Path.GetFileName(Path.GetDirectoryName(file))));
    }

    static IEnumerable<Type> Touched(Type type) => type.GetFields(Everything).Select(f => f.FieldType)
        .Concat(type.GetMethods(Everything).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)));

    // The analyzer makes each use of these an error (RS0030, warnings are errors). Seen to fail: `DateTimeOffset.UtcNow` and `Guid.NewGuid()` in Project.cs broke
    // the build with "error RS0030: The symbol 'DateTimeOffset.UtcNow' is banned in this project: time arrives in the command". This test keeps the list in force.
    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.TimeProvider.System")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Guid.CreateVersion7")]
    [InlineData("T:System.Random")]
    [InlineData("T:System.IO.File")]
    [InlineData("T:System.Net.Http.HttpClient")]
    [InlineData("T:System.Threading.Tasks.Task")]
    [InlineData("T:System.Environment")]
    public void Clock_chance_disk_network_and_tasks_are_banned(string symbol)
    {
        Assert.Contains(File.ReadLines(Repository.Of("src", "Trust.Domain", "BannedSymbols.txt")), line => line.StartsWith(symbol + ";", StringComparison.Ordinal));
        var project = File.ReadAllText(Repository.Of("src", "Trust.Domain", "Trust.Domain.csproj"));
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", project, StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\" />", project, StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", project + File.ReadAllText(Repository.Of("Directory.Build.props")) + File.ReadAllText(Repository.Of(".editorconfig")), StringComparison.Ordinal);
    }

    // Seen to fail: with a `#pragma warning disable RS0030` in Project.cs.
    [Fact]
    public void Nothing_switches_the_ban_off() =>
        Assert.All(Repository.Sources("src", "Trust.Domain"), file => Assert.DoesNotContain("RS0030", File.ReadAllText(file), StringComparison.Ordinal));
}
