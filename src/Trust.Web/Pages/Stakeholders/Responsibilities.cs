using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Stakeholders;

/// <summary>At one stage: who gives what, who decides, who is consulted or told, and where nobody is.</summary>
public sealed record ResponsibilityRow(Stage Stage, IReadOnlyList<string> Gives, IReadOnlyList<string> Decides, IReadOnlyList<string> Consulted, IReadOnlyList<string> Informed, IReadOnlyList<string> Gaps);

static class Responsibilities
{
    public static IReadOnlyList<ResponsibilityRow> Of(ProjectFrame frame) => [.. Enum.GetValues<Stage>().Select(s => Row(frame, s))];

    static ResponsibilityRow Row(ProjectFrame frame, Stage stage)
    {
        var (project, texts, words) = (frame.Project, frame.Texts, frame.Words);
        var gives = project.Rules.Of(stage).Evidence.Where(e => e.Required).GroupBy(e => e.From).ToList();
        // where a law gives a party more than its seat, that counts
        var says = Asked.Seats(project, stage).Select(a => (a.Party, a.Strength)).Concat(CheckpointRule.At(project, new(stage, null)).Select(c => (c.Party, c.Strength)))
            .GroupBy(a => a.Party).Select(a => (Party: a.Key, Strength: a.Max(s => s.Strength))).OrderBy(a => a.Party).ToList();
        return new(stage,
            [.. gives.Select(e => $"{Name(PartyId.Of(e.Key))}: {texts.FactItems(e.Count())}")],
            [.. says.Where(a => a.Strength > Strength.Consult).Select(a => $"{Name(a.Party)} ({texts.Word(a.Strength)})")],
            [.. says.Where(a => a.Strength is Strength.Consult).Select(a => Name(a.Party))],
            [.. says.Where(a => a.Strength is Strength.Inform).Select(a => Name(a.Party))],
            [
                .. says.Where(a => project.Seat(a.Party) is not { Holders.IsEmpty: false }).Select(a => texts.GapNobodyDecides(words.Party(a.Party))),
                .. gives.Where(e => !IsThere(project, e.Key)).Select(e => texts.GapNobodyGives(words.Party(PartyId.Of(e.Key)))),
            ]);

        string Name(PartyId party) => texts.AtStart(words.Party(party));
    }

    /// <summary>Somebody of the group is in the project: on the map, or in its seat.</summary>
    static bool IsThere(Project project, Group group) => project.Stakeholders.Values.Any(s => s.Party.Group == group) || project.Seat(PartyId.Of(group)) is { Holders.IsEmpty: false }
        || project.Groups.GetValueOrDefault(group)?.SpeaksFor is { By: not SpokenForBy.Nobody };
}
