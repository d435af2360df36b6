using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Web.Components;
using Trust.Web.Pages.Checkpoints;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Rooms;

/// <summary>Rights of the body in its room.</summary>
public sealed record InboxRows(RoomModel Room, IReadOnlyList<InboxRow> Rows);

/// <summary>One right of the body, as its inbox shows it: how much time there is, what is missing, and whose step is next.</summary>
/// <param name="Step">What the reader can do now; null while it is not the body's turn.</param>
public sealed record InboxRow(CheckpointId Id, string Title, string Href, string Right, Mark Mark, string State, string Time, string Missing, string Turn, string? Step, string? StepHref)
{
    public bool IsYours => Step is not null;
    public bool IsOpen => Mark is not (Mark.Given or Mark.Waived);

    /// <summary>What waits for the body comes first, then what lies with others, then what is still to come, then what is met; each in the order of gates and locks.</summary>
    public static IReadOnlyList<InboxRow> All(ProjectFrame frame, PartyId party) =>
        [.. Row.InOrder(frame, frame.Project.Checkpoints.Values.Where(c => c.Party == party)).Select(c => Of(frame, c)).OrderBy(r => r.IsYours ? 0 : !r.IsOpen ? 3 : r.Mark is Mark.Half ? 1 : 2)];

    static InboxRow Of(ProjectFrame frame, Checkpoint checkpoint)
    {
        var (texts, words, row) = (frame.Texts, frame.Words, Row.Of(frame, checkpoint));
        var open = checkpoint.Competence is { Holds: false } ? null : CheckpointRule.Open(frame.Project, checkpoint);
        var yours = open is not null && words.IsYours(open);
        return new(checkpoint.Id, row.Title, row.Href, $"{texts.AtStart(row.Right)}, {row.Place}", row.Mark, row.State, texts.AtStart(row.Time), open is null ? texts.AtStart(row.Turn) : Brief(words.Say(open), words.Right(checkpoint.Id), words.Party(checkpoint.Party)), row.Turn,
            yours ? frame.Do(open!) : null, yours ? frame.Href(open!) : null); // yours, so it is open
    }

    // the row is headed by the right, and the room is the party's: what is missing says neither again
    static string Brief(string says, string right, string party) =>
        says.Replace($": {right} ({party})", "", StringComparison.Ordinal).Replace($": {right}", "", StringComparison.Ordinal);
}
