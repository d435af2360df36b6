using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Whose law concerns a project: that of its sites' countries, and Europe's always. While it has no site yet, it may come to be any country's.</summary>
public static class LawOfPlace
{
    /// <summary>Stands for European law where a country's code would.</summary>
    public const string Europe = "EU";

    public static ImmutableArray<Citation> Of(Project project, IEnumerable<Citation> law) => [.. law.Where(l => Concerns(project, l.Country))];

    public static ImmutableArray<Basis> Of(Project project, EvidenceRule item) => [.. item.Basis.Where(b => Concerns(project, b.Country))];

    static bool Concerns(Project project, string? country) =>
        country is null or Europe || project.Sites.IsEmpty || project.Sites.Values.Any(s => s.Country == country);
}
