using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

static class ProcessApi
{
    public static void MapProcess(this RouteGroupBuilder api) => api.MapGet("/projects/{project:guid}/workflow", Show).WithTags("Workflows").WithName("getWorkflowInstance")
        .WithSummary("The running process of a project: its workflow, the gates at which it waits, and the entries that moved it, the newest first.");

    static Task<Results<Ok<ProcessAnswer>, Refused>> Show(Guid project, Door door, ProcessBoard board, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var picture = await board.Read(view, door.Texts, ct);
            return new ProcessAnswer(picture.Engine, picture.Instance?.Definition ?? view.Project.RulebookId, [.. view.Project.Rules.Stages.Select(s => s.Stage)], picture.Instance?.Open ?? [], picture.Agrees,
                [.. picture.History.Select(e => new JournalEntry(e.Number, e.Type, e.At, e.On, e.Who, e.Sentence, new(e.Hash)))])!; // it is something
        }, ct);
}

/// <param name="Engine">The engine that runs it: Embedded or Elsa.</param>
/// <param name="Workflow">The workflow and its version to which the project is pinned.</param>
/// <param name="Stages">Its stages, in the order of their gates.</param>
/// <param name="WaitsAt">The stages at whose gates it waits.</param>
/// <param name="Agrees">False when the engine waits elsewhere than the journal says; then an administrator of the server makes its process anew.</param>
public sealed record ProcessAnswer(string Engine, string Workflow, ImmutableArray<Stage> Stages, ImmutableArray<Stage> WaitsAt, bool Agrees, IReadOnlyList<JournalEntry> History);
