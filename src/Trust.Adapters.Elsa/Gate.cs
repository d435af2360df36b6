using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Trust.Adapters.Elsa;

/// <summary>What a gate waits for. The record's name and members stand in stored states: they never change.</summary>
sealed record AwaitedGate(string ProjectId, string Stage);

/// <summary>The gate of one stage as an activity: open from when its stage is entered, it waits at a bookmark until the journal says that it has passed. Its type, the name of
/// its callback and its id are stored: they never change.</summary>
[Activity("Trust", "Trust", "Waits until the gate of a stage has passed.")]
sealed class Gate : Activity
{
    public const string Bookmark = "gate";

    [Input(Description = "The stage that the gate closes.")]
    public Input<string> Stage { get; set; } = null!; // by the constructor, or by whoever reads JSON

    public Gate() { }

    public Gate(string stage) => (Id, Stage) = (IdOf(stage), new(stage));

    /// <summary>By the stage and nothing else: state refers to it across versions of a workflow.</summary>
    public static string IdOf(string stage) => $"gate-{stage}";

    protected override void Execute(ActivityExecutionContext context)
    {
        var stage = context.Get(Stage) ?? throw new InvalidOperationException($"The gate {Id} has no stage.");
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = Bookmark,
            Stimulus = new AwaitedGate(context.WorkflowExecutionContext.CorrelationId!, stage), // every instance is a project's
            Callback = OnPassed,
            IncludeActivityInstanceId = false, // the same project and stage give the same hash
        });
    }

    /// <summary>When it has passed for some sites only, the course opens it again for the others.</summary>
    async ValueTask OnPassed(ActivityExecutionContext context)
    {
        KeptPosition.Hear(context);
        await context.CompleteActivityWithOutcomesAsync("Passed");
    }
}
