using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.Adapters.Elsa;

/// <summary>Each project as an Elsa workflow, built from the rulebook that it is pinned to. Its state stands in our PostgreSQL and changes in the hearing's transaction;
/// what it keeps follows from the journal and is made anew from there when it is missing. What follows an event is the domain's to say, as with the embedded engine.</summary>
sealed class ElsaEngine(Bursts bursts, ProjectStore store, Rulebooks rulebooks) : IProcessEngine
{
    public string Name => "Elsa";

    public async Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct)
    {
        if (CoursePosition.MovesBy(happened) && await Move(project.Id, happened, stored.Number, session, ct) is var moved and not (Resumed.Advanced or Resumed.Already))
            throw new InvalidOperationException(moved is Resumed.NotOpen
                ? $"Elsa does not wait at the gate that entry {stored.Number} of project {project.Id} is about. 'trust engine rebuild {project.Id}' makes its process anew from the journal."
                : $"What Elsa keeps of project {project.Id} does not belong to its workflow. 'trust engine rebuild {project.Id}' makes its process anew from the journal.");
        return Reactions.To(happened, project, new(Actor.Parse(stored.Actor), stored.At));
    }

    internal async Task<Resumed> Move(ProjectId project, ProjectEvent happened, long number, Session session, CancellationToken ct)
    {
        var before = await Instances.Find(session, project, ct);
        if (before?.MovedBy >= number) return Resumed.Already;
        if (before is null || happened is RulebookAdopted) // pinned until then, and from then on to the other
        {
            await Rebuild(project, number, session, ct);
            return Resumed.Advanced;
        }
        var (resumed, state) = await bursts.Resume(rulebooks.Get(before.Definition), before.State, happened, ct);
        if (state is null) return resumed;
        return await Instances.Move(session, project, before, number, Words(state), state, ct) ? Resumed.Advanced : Resumed.Conflict;
    }

    public async Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct) =>
        await Instances.Find(session, project.Id, ct) is { } kept ? new(kept.Definition, kept.MovedBy, bursts.Open(kept.State)) : null;

    public async Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct)
    {
        var (position, definition, movedBy) = (CoursePosition.None, "", 0L);
        await foreach (var stored in store.ReadEvents(session, project, 0, ct))
        {
            if (stored.Number > heardTo) break;
            var happened = EventBytes.Read(stored);
            if (!CoursePosition.MovesBy(happened)) continue;
            (position, movedBy) = (position.After(happened), stored.Number);
            definition = happened switch { ProjectCreated created => created.Rulebook, RulebookAdopted adopted => adopted.RulebookId, _ => definition };
        }
        if (movedBy == 0) return; // nothing was heard yet
        var state = await bursts.Begin(rulebooks.Get(definition), project, position, ct);
        await Instances.Keep(session, project, new(definition, movedBy, state), Words(state), ct);
    }

    string[] Words(string state) => [.. bursts.Open(state).Select(Kebab.Of)];
}
