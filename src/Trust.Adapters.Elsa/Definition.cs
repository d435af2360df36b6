using System.Collections.Immutable;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Adapters.Elsa;

/// <summary>A rulebook as Elsa's workflow, and back.</summary>
static class Definition
{
    public static Workflow Of(Rulebook rulebook)
    {
        var course = new Course();
        foreach (var rules in rulebook.Stages) course.Activities.Add(new Gate(Kebab.Of(rules.Stage)));
        return new(new WorkflowIdentity(rulebook.Key, rulebook.Version, rulebook.Id), WorkflowPublication.LatestAndPublished, new WorkflowMetadata(rulebook.Name.In("en")), new WorkflowOptions(), course,
            [new Variable<string>(KeptPosition.Variable, "").WithWorkflowStorage()], [], [], [], new Dictionary<string, object>(), true, false)
        {
            Id = "workflow",
        };
    }

    /// <summary>The stages of a workflow that was read, in the order of their gates.</summary>
    public static ImmutableArray<Stage> Stages(IActivity read) => read is Workflow { Root: Course course }
        ? [.. course.Activities.Cast<Gate>().Select(g => Kebab.Parse<Stage>((string)g.Stage.Expression!.Value!))] // written above as a literal
        : throw new FormatException("This is no workflow of Trust.");
}
