using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Objections;

/// <summary>The starting answers to the five objections that recur (method.md): questions to fill, which assert nothing for whoever answers.</summary>
static class Frames
{
    const int Questions = 3;

    /// <summary>The keys of a category's questions; any other objection is answered freely.</summary>
    public static IReadOnlyList<string> For(ObjectionCategory category) =>
        category is ObjectionCategory.Other ? [] : [.. Enumerable.Range(1, Questions).Select(n => $"{Kebab.Of(category)}-{n}")];

    /// <summary>Only where its file is given may an answer say that no job is lost; a workflow without it promises nothing.</summary>
    public static readonly EvidenceRef Guarantee = new(Stage.Security, "no-dismissal-guarantee");

    /// <summary>Statements on data, fairness, savings or jobs cite a revision of the evidence (rules.md 6).</summary>
    public static bool RestsOnEvidence(ObjectionCategory category) => category is not (ObjectionCategory.Complexity or ObjectionCategory.Other);
}
