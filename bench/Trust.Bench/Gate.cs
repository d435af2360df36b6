using System.Diagnostics;
using Trust.App;
using Trust.App.Tests;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Stakeholders;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;
using Outcome = Trust.App.Outcome;

namespace Trust.Bench;

/// <summary>A project at one of its gates, with all that the shipped workflow asks for until there. Everybody but management decides, each with a
/// comment and a key as a client of the API sends it; then the stage is asked anew, so that it goes on for as long as one likes.</summary>
sealed class Gate(Parts parts, Rulebook rulebook, OrganisationId organisation, Stage stage)
{
    static readonly string Comment = string.Concat(Enumerable.Repeat("We have read the assessment and agree. ", 8));

    readonly ProjectId id = new(Guid.NewGuid());
    DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    Project project = null!;    // loaded by Reach

    public ProjectId Id => id;
    public long Entries => project.Number;

    /// <summary>Only until the project has started.</summary>
    public async Task<Project> Begin()
    {
        project = Project.None(organisation, id) with { Rules = rulebook };
        await Do(Acts.Creation(rulebook, Today.Idea, now));
        while (project.State is ProjectState.Draft)
            await Do(Diligence.Next(project, now, HolderOf, Sonja) ?? throw new UnreachableException("the way ends before the start"));
        return project;
    }

    /// <summary>Walks to the gate as fast as the rules allow.</summary>
    public async Task Reach()
    {
        await Begin();
        while (project.OpenRound(stage) is null)
            await Do(Diligence.Next(project, now, HolderOf, Sonja) ?? throw new UnreachableException("the way ends before the gate"));
    }

    /// <summary>Every decision of one round but the last that is needed.</summary>
    public IEnumerable<Ask> Decisions() => Asked.At(project, stage).Where(a => a.Party != PartyId.Of(Group.Management)).Select(a =>
    {
        now = now.AddMinutes(1);
        var typed = new Typed("en");
        var decision = Acts.Decision(project, stage, a.Party, Actor.Of(HolderOf(a.Party)), GateAnswer.Approve, now) with { Comment = typed.Add(Comment) };
        return new Ask(organisation, id, decision) { Typed = typed, Key = new(Guid.NewGuid().ToString(), new byte[32]) };
    });

    /// <summary>What is measured: from the command until it is heard.</summary>
    public async Task Decide(Ask ask)
    {
        if (await parts.Projects.Execute(ask, default) is not Outcome.Done { Events.Count: 1 } done || done.HeardTo != done.Version)
            throw new UnreachableException("a decision of the measurement was not recorded and heard");
    }

    public async Task AskAnew()
    {
        await Do(new ReopenStage(stage, Domain.Tests.Id.SomeText, Olga.Is(), now));
        await Do(new OpenGate(stage, Olga.Is(), now));
    }

    async Task Do(ProjectCommand command)
    {
        now = now.AddMinutes(1);
        var (written, typed) = Writing.Down(command);
        if (await parts.Projects.Execute(new(organisation, id, written) { Typed = typed }, default) is not Outcome.Done { Events.Count: > 0 } done)
            throw new UnreachableException($"{command.GetType().Name} came to nothing");
        project = done.Project;
    }

    // one person a party, none of them the owner or the sponsor
    static PersonId HolderOf(PartyId party) => new(new Guid(0x5EA7, 0, 0, BitConverter.GetBytes(party.Group is { } group ? (long)group : party.Body!.Value.Value.GetHashCode())));
}
