using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.Web.Api;

static class WorkflowsApi
{
    public static void MapWorkflows(this RouteGroupBuilder api)
    {
        var rulebook = api.MapGroup("/projects/{project:guid}/rulebook").WithTags("Workflows");
        rulebook.MapGet("", Pinned).WithName("getRulebook").WithSummary("What this project is held to; it never changes by itself.");
        rulebook.MapPost("/adopt", Adopt).WithName("adoptRulebook").WithSummary("Takes another version of the same workflow.");

        var workflows = api.MapGroup("/workflows").WithTags("Workflows");
        workflows.MapGet("", All).WithName("listWorkflows").WithSummary("Every workflow of this installation, in every version.");
        workflows.MapGet("/{key}", One).WithName("getWorkflow").WithSummary("One workflow: by key the newest, by key and version just that one.");
    }

    static Task<Results<Ok<Rulebook>, Refused>> Pinned(Guid project, Door door, CancellationToken ct) => door.Show(project, view => view.Project.Rules, ct);

    static async Task<Results<Ok<Written>, Refused>> Adopt(Guid project, Body<Adoption> body, Door door, Rulebooks rulebooks, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        return rulebooks.Find($"{view.Project.Rules.Key}.{body.Value.Version}") is { } rulebook
            ? await door.Do(project, asking => new AdoptRulebook(rulebook, asking.By, asking.At), ct)
            : door.Refuse([new("version", "rulebook.unknown")]);
    }

    static Ok<Listed<WorkflowLine>> All(Door door, Rulebooks rulebooks) =>
        TypedResults.Ok(new Listed<WorkflowLine>([.. rulebooks.All.Select(r => new WorkflowLine(r.Id, r.Key, r.Version, r.Name.In(door.Caller.Language)))]));

    static Results<Ok<Rulebook>, Refused> One(string key, Door door, Rulebooks rulebooks) =>
        (rulebooks.Find(key) ?? rulebooks.All.LastOrDefault(r => r.Key == key)) is { } rulebook ? TypedResults.Ok(rulebook) : door.Missing("rulebook.unknown");
}

public sealed record Adoption
{
    [Range(1, 1_000_000)]
    public required int Version { get; init; }
}

public sealed record WorkflowLine(string Id, string Key, int Version, string Name);
