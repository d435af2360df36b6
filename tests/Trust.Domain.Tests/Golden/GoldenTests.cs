using System.Text.Json;
using Trust.Domain.Text;

namespace Trust.Domain.Tests;

/// <summary>One payload per name and version ever released, as it was first written. A file is never edited; a new version gets a new one.</summary>
public sealed class GoldenTests
{
    static readonly string Folder = Repository.Of("tests", "Trust.Domain.Tests", "Golden");

    public static IEnumerable<object[]> Names => EventNames.Of.Values.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => new object[] { e.Name, e.Version });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_stored_is_read_and_would_be_stored_the_same_today(string name, int version)
    {
        var stored = File.ReadAllText(Path.Combine(Folder, $"{name}.{version}.json")).TrimEnd('\n');
        var type = EventNames.Find(name, version)!; // the name comes from the table itself
        var read = JsonSerializer.Deserialize(stored, type, DomainJson.Options);
        Assert.Equal(stored, JsonSerializer.Serialize(read, type, DomainJson.Options));
    }

    [Fact]
    public void Every_event_has_a_name_of_its_own()
    {
        Assert.Empty(typeof(ProjectEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ProjectEvent)) && !t.IsAbstract).Except(EventNames.Of.Keys));
        Assert.Equal(EventNames.Of.Count, EventNames.Of.Values.Distinct().Count());
    }

    [Fact]
    public void Every_name_ever_stored_is_still_known() =>
        Assert.All(Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension), file =>
            Assert.True(file!.LastIndexOf('.') is var dot && EventNames.Find(file[..dot], int.Parse(file[(dot + 1)..])) is not null, file)); // a file has a name

    [Fact]
    public void A_name_that_nobody_knows_is_not_found() => Assert.Null(EventNames.Find("gate-forgotten", 1));
}
