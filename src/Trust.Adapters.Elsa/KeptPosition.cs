using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.Adapters.Elsa;

/// <summary>What one burst hears: an entry of the journal, or where to begin. It belongs to the burst and is never stored.</summary>
sealed class Hearing
{
    public ProjectEvent? Happened { get; set; }
    public CoursePosition? From { get; set; }
}

/// <summary>Where the project stands, as a variable of the workflow; what moves it is the domain's to say.</summary>
static class KeptPosition
{
    public const string Variable = "Position";

    public static CoursePosition Begin(ActivityExecutionContext context) =>
        Write(context, context.GetRequiredService<Hearing>().From ?? throw new InvalidOperationException("A process begins at a position."));

    public static CoursePosition Hear(ActivityExecutionContext context) =>
        Write(context, Read(context).After(context.GetRequiredService<Hearing>().Happened ?? throw new InvalidOperationException("A process moves by an entry of the journal.")));

    public static CoursePosition Read(ActivityExecutionContext context) =>
        context.GetVariable<string>(Variable) is { Length: > 0 } json
            ? JsonSerializer.Deserialize<CoursePosition>(json, DomainJson.Options)! // written below, never the word null
            : throw new InvalidOperationException("The process has lost its position.");

    static CoursePosition Write(ActivityExecutionContext context, CoursePosition position)
    {
        context.SetVariable(Variable, JsonSerializer.Serialize(position, DomainJson.Options));
        return position;
    }
}
