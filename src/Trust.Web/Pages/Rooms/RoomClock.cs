using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Web.Pages.Checkpoints;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Rooms;

/// <summary>A right of the body for which time runs: how much is left, day by day, and where each way from here leads.</summary>
public sealed record RoomClock(CheckpointId Id, string Title, string Place, string Href, IReadOnlyList<TimeRunning> Running, IReadOnlyList<Way> Ways)
{
    /// <summary>What ends first comes first; what stands still, last.</summary>
    public static IReadOnlyList<RoomClock> All(ProjectFrame frame, IEnumerable<Checkpoint> ofBody) =>
        [.. ofBody.Where(c => c.Competence is not { Holds: false }).Select(c => Of(new(frame, c, CheckpointPast.Nothing))).Where(c => c.Running.Count > 0).OrderBy(c => c.Running[0].Ends ?? DateOnly.MaxValue)];

    static RoomClock Of(CheckpointFrame of) => new(of.Is.Id, of.Title, of.Place, of.Path(),
        [
            .. CheckpointClocks.Of(of.Project, of.Is).Where(c => c is { StoppedOn: null, Clock.Kind: not ClockKind.Review, Count: { } count } && count.On(of.View.Today) is ClockStanding.Running or ClockStanding.Paused)
                .Select(c => new TimeRunning(of.Texts.AtStart(TimeLeft.Left(c.Count!, of.Texts, of.View.Today)), c.Count!.End, ClockRow.Of(c, of))) // runs, so it is counted
                .OrderBy(c => c.Ends ?? DateOnly.MaxValue),
        ],
        new OpenWays(of).All());
}

/// <param name="Left">The days that are left and the last of them, in words.</param>
public sealed record TimeRunning(string Left, DateOnly? Ends, ClockRow Clock);
