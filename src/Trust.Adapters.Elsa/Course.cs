using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.Adapters.Elsa;

/// <summary>The root of every process: addresses its gates by stage, never by index, so that a stage put in by a newer workflow moves nobody. It has a bookmark of
/// its own for whatever else moves a project: the start, a site that joins, stages that are taken up again, the end. Names are stored, as in <see cref="Gate"/>.</summary>
[Activity("Trust", "Trust", "Opens and shuts the gates of a project as its journal tells.")]
sealed class Course : Container
{
    public const string Bookmark = "course";

    public Course() => Id = Bookmark;

    protected override async ValueTask ScheduleChildrenAsync(ActivityExecutionContext context) =>
        await Go(context, KeptPosition.Begin(context));

    async ValueTask OnHeard(ActivityExecutionContext context) => await Go(context, KeptPosition.Hear(context));

    async ValueTask OnGateDone(ActivityCompletedContext done) => await Open(done.TargetContext, KeptPosition.Read(done.TargetContext));

    async Task Go(ActivityExecutionContext context, CoursePosition position)
    {
        var open = Ids(position);
        foreach (var gate in Waiting(context).Where(g => !open.Contains(g.Activity.Id))) await gate.CancelActivityAsync();
        if (position.HasEnded)
        {
            await context.CompleteActivityAsync();
            return;
        }
        await Open(context, position);
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = Bookmark, Callback = OnHeard });
    }

    async Task Open(ActivityExecutionContext context, CoursePosition position)
    {
        var waiting = Waiting(context).Select(g => g.Activity.Id).ToHashSet();
        foreach (var id in Ids(position).Where(id => !waiting.Contains(id)))
            await context.ScheduleActivityAsync(Activities.FirstOrDefault(a => a.Id == id) ?? throw new InvalidOperationException($"The workflow has no {id}."), OnGateDone);
    }

    static List<ActivityExecutionContext> Waiting(ActivityExecutionContext context) =>
        [.. context.WorkflowExecutionContext.ActivityExecutionContexts.Where(c => c.Activity is Gate && !c.IsCompleted)];

    static List<string> Ids(CoursePosition position) => [.. position.Open.Select(s => Gate.IdOf(Kebab.Of(s)))];
}
