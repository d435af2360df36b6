using Elsa.Workflows;
using Elsa.Workflows.Pipelines.WorkflowExecution;

namespace Trust.Adapters.Elsa;

/// <summary>Elsa's core knows how to keep variables and leaves it to a module that is not used here: without this, each is lost whenever a workflow waits.</summary>
sealed class PersistVariables(WorkflowMiddlewareDelegate next, IVariablePersistenceManager variables) : WorkflowExecutionMiddleware(next)
{
    public override async ValueTask InvokeAsync(WorkflowExecutionContext context)
    {
        await variables.LoadVariablesAsync(context);
        await Next(context);
        await variables.SaveVariablesAsync(context);
    }
}
