using System.Collections.Immutable;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Checkpoints;

/// <summary>An office whose project runs at one German site under the shipped workflow and law; the system monitors.</summary>
static class Lawful
{
    public static async Task<Office> Open(TestDatabase db)
    {
        var rollout = App.Rulebooks.Rulebooks.Embedded().Get("rollout.1");
        var office = await Office.Open(db, rulebooks: rollout);
        await office.And(
            (_, at) => Acts.Creation(rollout, Today.Idea, at) with { Sites = [Acts.SiteLindtal], Bodies = [new(LindtalCouncil, BodyKind.WorksCouncil, Id.Text(24), BodyLevel.Site, [Lindtal], null)] },
            (_, at) => new AnswerPlainQuestions(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, q => q is PlainQuestion.Monitors), ImmutableSortedDictionary<string, int>.Empty, null, Olga.Is(), at));
        await office.Until(p => p.State is ProjectState.Active);
        return office;
    }

    /// <summary>As that person sees the project now.</summary>
    public static async Task<ProjectView> Seen(this Office office, PersonId by) =>
        (await new ProjectReader(office.Database, office.Store).Read(office.Organisation, office.Project, by.Is(), office.At = office.At.AddHours(1), default))!; // each of them has a part

    public static Task<Outcome> Do(this Office office, ProjectCommand command, Typed typed) => office.Projects.Execute(new(office.Organisation, office.Project, command) { Typed = typed }, default);

    /// <summary>The checkpoints of a right, at all its places.</summary>
    public static ImmutableArray<CheckpointId> Checkpoints(this ProjectView view, string right) => [.. view.Project.Checkpoints.Values.Where(c => c.Right.Right == right).Select(c => c.Id)];
}
