using System.Globalization;
using System.Text;
using Trust.Domain.Text;

namespace Trust.Domain.Gates;

/// <summary>What a decision is about, word for word: the stage, its sites and the exact revisions that it rests on. A decision names this digest,
/// so that nobody decides on something that they did not see.</summary>
public static class Statement
{
    /// <summary>SHA-256 over <c>trust.statement.1</c>, project, stage, sites of the round, and per item its revision, state and digests, one a line.</summary>
    public static Digest Of(Project project, Stage stage)
    {
        var sites = project.OpenRound(stage)?.Sites ?? GateRule.SitesReady(project, stage);
        var text = new StringBuilder("trust.statement.1\n").Append(project.Id).Append('\n').Append(Kebab.Of(stage)).Append('\n')
            .AppendJoin(' ', sites).Append('\n');
        foreach (var rule in project.Rules.Of(stage).Evidence)
        {
            if (project.Item(new(stage, rule.Key)) is not { } item) continue;
            text.Append(rule.Key).Append(' ').Append(item.Revision).Append(' ').Append(Kebab.Of(item.State))
                .Append(' ').Append(item.Text?.Digest.Hex).Append(' ').Append(item.Link?.Digest.Hex);
            foreach (var file in item.Files) text.Append(' ').Append(file.Digest.Hex);
            foreach (var (name, number) in item.Numbers) text.Append(' ').Append(name).Append('=').Append(number.ToString(CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
