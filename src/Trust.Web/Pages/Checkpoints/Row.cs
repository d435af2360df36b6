using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>Checkpoints of one project, as a table.</summary>
public sealed record Rows(ProjectFrame Frame, IEnumerable<Checkpoint> Checkpoints);

/// <summary>A checkpoint in a list: what it is about, where it stands, how much time there is, whose turn.</summary>
public sealed record Row(string Title, string Href, string Place, string Right, Mark Mark, string State, string Time, string Turn)
{
    public static Row Of(ProjectFrame frame, Checkpoint checkpoint)
    {
        var (texts, words, project) = (frame.Texts, frame.Words, frame.Project);
        var aside = checkpoint.Competence is { Holds: false };
        var open = aside ? null : CheckpointRule.Open(project, checkpoint);
        var later = open is not null && !CheckpointRule.IsReached(project, checkpoint);
        return new(texts.AtStart(words.Right(checkpoint.Id)), frame.Path($"checkpoints/{checkpoint.Id}"), CheckpointFrame.PlaceOf(texts, checkpoint.At), texts.Word(checkpoint.Strength),
            aside ? Mark.Waived : open is null ? Mark.Given : later ? Mark.Aside : checkpoint.Packet is null ? Mark.Missing : Mark.Half,
            aside ? texts.CheckpointsOtherLevel : later ? texts.CheckpointsComesLater : texts.Word(CheckpointStanding.Of(project, checkpoint)),
            aside || open is null ? texts.FormNone : TimeLeft.Say(project, checkpoint, texts, frame.View.Today),
            later ? texts.FormNone : open is null ? texts.CheckpointsNothingMissing : open is { Code: "checkpoint.not-before" } ? words.Say(open)
                : words.IsYours(open) ? texts.AtStart(texts.TurnYou) : texts.AtStart(words.Who(open)));
    }

    public static IEnumerable<Row> All(ProjectFrame frame, IEnumerable<Checkpoint> checkpoints) => InOrder(frame, checkpoints).Select(c => Of(frame, c));

    /// <summary>In the order in which gates and locks come.</summary>
    public static IEnumerable<Checkpoint> InOrder(ProjectFrame frame, IEnumerable<Checkpoint> checkpoints) => checkpoints.OrderBy(c => Order(frame.Project, c.At)).ThenByDescending(c => c.Strength);

    /// <summary>A lock comes after the gate behind which it lies.</summary>
    public static int Order(Project project, BoundTo at) => at.Stage is { } stage ? 2 * (int)stage : 2 * (int)project.Rules.Of(at.Lock!.Value).After + 1; // one of the two
}
