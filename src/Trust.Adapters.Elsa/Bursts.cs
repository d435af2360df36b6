using System.Collections.Concurrent;
using System.Collections.Immutable;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Middleware.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Pipelines.WorkflowExecution;
using Elsa.Workflows.Serialization.Serializers;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.Adapters.Elsa;

/// <summary>How a burst ended.</summary>
enum Resumed
{
    Advanced,
    /// <summary>Heard before; nothing ran.</summary>
    Already,
    /// <summary>The process does not wait where the journal says that it should.</summary>
    NotOpen,
    /// <summary>The state is another workflow's than the one it is pinned to.</summary>
    Conflict,
}

/// <summary>Runs Elsa, and nothing but its core: an instance from where it waits to where it waits next. It stores nothing.</summary>
sealed class Bursts : IAsyncDisposable
{
    readonly ServiceProvider elsa;
    readonly StateText text;
    readonly ConcurrentDictionary<string, Task<WorkflowGraph>> graphs = new(StringComparer.Ordinal);
    readonly Lazy<Task> ready;

    /// <param name="asStock">See <see cref="StateText"/>.</param>
    public Bursts(ILoggerFactory log, bool asStock = false)
    {
        var services = new ServiceCollection();
        var module = services.CreateModule();
        module.UseWorkflows(w => w.WithWorkflowExecutionPipeline(p => p.UseExceptionHandling().UseMiddleware<PersistVariables>().UseDefaultActivityScheduler()));
        module.Apply();
        services.AddSingleton(log);
        services.AddScoped<Hearing>();
        // both stand in Elsa's management module, which brings a database of its own
        services.AddSerializationOptionsConfigurator<SerializationOptionsConfigurator>();
        services.AddSingleton<global::Elsa.Expressions.Contracts.IExpressionDescriptorRegistry, Expressions>();
        elsa = services.BuildServiceProvider();
        text = new(elsa.GetRequiredService<IWorkflowStateSerializer>(), asStock);
        ready = new(() => elsa.GetRequiredService<IActivityRegistry>().RegisterAsync([typeof(Workflow), typeof(Course), typeof(Gate)]));
    }

    /// <summary>An instance that waits where the project stands.</summary>
    public async Task<string> Begin(Rulebook rulebook, ProjectId project, CoursePosition from, CancellationToken ct)
    {
        await using var scope = elsa.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Hearing>().From = from;
        var run = await scope.ServiceProvider.GetRequiredService<IWorkflowRunner>().RunAsync(await Graph(rulebook),
            new RunWorkflowOptions { WorkflowInstanceId = project.ToString(), CorrelationId = project.ToString() }, ct);
        return text.Write(Sound(run.WorkflowState));
    }

    /// <summary>On from there by an entry of the journal; without a new state unless it advanced.</summary>
    public async Task<(Resumed, string?)> Resume(Rulebook rulebook, string state, ProjectEvent happened, CancellationToken ct)
    {
        var before = text.Read(state);
        if (before.DefinitionVersionId != rulebook.Id) return (Resumed.Conflict, null);
        var at = before.Bookmarks.FirstOrDefault(b => happened is GatePassed passed ? b.ActivityId == Gate.IdOf(Kebab.Of(passed.Stage)) : b.Name == Course.Bookmark);
        if (at is null) return (Resumed.NotOpen, null); // Elsa itself would do nothing, and say that all went well

        await using var scope = elsa.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Hearing>().Happened = happened;
        var run = await scope.ServiceProvider.GetRequiredService<IWorkflowRunner>().RunAsync(await Graph(rulebook), before,
            new RunWorkflowOptions { BookmarkId = at.Id, CorrelationId = before.CorrelationId }, ct);
        var after = Sound(run.WorkflowState);
        return after.Bookmarks.Any(b => b.Id == at.Id) ? throw new InvalidOperationException($"The process still waits at {at.ActivityId}, where it was resumed.") : (Resumed.Advanced, text.Write(after));
    }

    /// <summary>The stages at whose gates the instance waits.</summary>
    public ImmutableArray<Stage> Open(string state) =>
        [.. text.Read(state).Bookmarks.Where(b => b.Name == Gate.Bookmark).Select(b => Kebab.Parse<Stage>(b.ActivityId[Gate.IdOf("").Length..])).Order()];

    /// <summary>For a test: what Elsa's own serializer makes of a state.</summary>
    public string AsStockWrites(string state) => text.AsStock(state);

    public async Task<string> Export(Rulebook rulebook)
    {
        await ready.Value;
        return elsa.GetRequiredService<IActivitySerializer>().Serialize(Definition.Of(rulebook));
    }

    public async Task<ImmutableArray<Stage>> StagesIn(string exported)
    {
        await ready.Value;
        return Definition.Stages(elsa.GetRequiredService<IActivitySerializer>().Deserialize(exported));
    }

    public ValueTask DisposeAsync() => elsa.DisposeAsync();

    /// <summary>One graph a workflow, shared by all bursts.</summary>
    Task<WorkflowGraph> Graph(Rulebook rulebook) => graphs.GetOrAdd(rulebook.Id, async _ =>
    {
        await ready.Value;
        await using var scope = elsa.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkflowGraphBuilder>().BuildAsync(Definition.Of(rulebook));
    });

    /// <summary>A faulted instance has lost its bookmarks and goes on never again: it is not kept, and the hearing is tried anew.</summary>
    static WorkflowState Sound(WorkflowState state) => state switch
    {
        { Incidents: { Count: > 0 } incidents } => throw new InvalidOperationException($"The process failed: {incidents.First().Message}"),
        { SubStatus: WorkflowSubStatus.Suspended or WorkflowSubStatus.Finished } => state,
        _ => throw new InvalidOperationException($"The process ended its burst as {state.SubStatus}."),
    };
}
