using Trust.Domain;

namespace Trust.App;

/// <summary>What an entry is about: the parts of a roll-out as the domain's folders name them.</summary>
public enum JournalKind { Course, Stakeholders, Evidence, Gates, Locks, Checkpoints, Objections, Milestones, Acceptance, Changes }

static class JournalKinds
{
    /// <summary>The stored names of the entries of a kind.</summary>
    public static string[] Names(JournalKind kind) => Of[kind];

    static readonly Dictionary<JournalKind, string[]> Of = EventNames.Of.Where(e => e.Key.IsSubclassOf(typeof(ProjectEvent)))
        .GroupBy(e => KindOf(e.Key.Namespace!), e => e.Value.Name).ToDictionary(k => k.Key, k => k.Distinct().ToArray()); // an event stands in a namespace

    static JournalKind KindOf(string folder) => folder[(folder.LastIndexOf('.') + 1)..] switch
    {
        "Themes" => JournalKind.Objections,
        "Assessments" => JournalKind.Evidence,
        "Rooms" => JournalKind.Checkpoints,
        var name => Enum.TryParse<JournalKind>(name, out var kind) ? kind : JournalKind.Course,
    };
}
