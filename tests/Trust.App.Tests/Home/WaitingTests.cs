using System.Collections.Immutable;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Home;

/// <summary>What a person's first page says waits for them.</summary>
public sealed class WaitingTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly Texts En = Texts.In("en");

    static async Task<ProjectView> Seen(Office office, PersonId by, DateTimeOffset? at = null) =>
        Assert.Single(await new ProjectReader(office.Database, office.Store).ReadSeveral(office.Organisation, [office.Project], by.Is(), at ?? office.At, default));

    [Fact]
    public async Task The_same_thing_to_do_several_times_is_one_line()
    {
        var office = await Office.Begun(db);
        var view = await Seen(office, Olga);
        var unnamed = Turns.Of(view.Project).Where(t => t.Code == "project.nobody-speaks").ToList();
        var line = Assert.Single(Waiting.In([view], En), w => w.Task is TurnTask.NamePeople);
        Assert.True(unnamed.Count > 1);
        Assert.Equal(unnamed.Select(t => t.Where), line.Items.Select(t => t.Where));
    }

    [Fact]
    public async Task What_blocks_a_gate_says_so_and_goes_before_what_blocks_none()
    {
        var office = await Office.Begun(db);
        var lines = Waiting.In([await Seen(office, Olga)], En);
        var blocking = Assert.Single(lines, l => l.Task is TurnTask.Objection);
        Assert.Equal(new BoundTo(Stage.Transparency, null), blocking.HoldsUp);
        Assert.Same(blocking, lines[0]);
        Assert.Null(lines[^1].HoldsUp);
    }

    [Fact]
    public async Task What_the_law_forbids_goes_before_all_else()
    {
        var office = await Office.Begun(db);
        await office.And((_, at) => new AnswerPlainQuestions(ImmutableSortedDictionary<PlainQuestion, bool>.Empty.Add(PlainQuestion.InfersEmotions, true), ImmutableSortedDictionary<string, int>.Empty, Id.Text(71), Olga.Is(), at));
        var lines = Waiting.In([await Seen(office, Olga)], En);
        Assert.Equal("checkpoint.prohibited", lines[0].Items[0].Code);
        Assert.Contains(lines, l => l.Task is TurnTask.Objection); // which blocks a gate
    }

    [Fact]
    public async Task A_day_that_has_come_goes_first_and_a_works_council_is_never_late()
    {
        var office = await Office.Open(db);
        await office.Until(p => p.State is ProjectState.Active);
        await office.And(Acts.Objects(1, Walter, blocking: true, LindtalCouncil, Stage.Transparency), // which holds up a gate, and has no day
            (_, at) => new Trust.Domain.Milestones.AddMilestone(new(Guid.NewGuid()), Id.Text(70), Stage.Transparency, Group.WorksCouncil, new(2026, 3, 18), false, Olga.Is(), at));
        var lines = Waiting.In([await Seen(office, Olga, office.At.AddDays(300))], En);
        Assert.Equal(TurnTask.Milestone, lines[0].Task);
        Assert.True(lines[0].IsLate);
        Assert.Contains(lines[0].Items, i => i.Who == PartyId.Of(Group.WorksCouncil));

        var council = Waiting.In([await Seen(office, Walter, office.At.AddDays(300))], En).Where(w => w.Task is TurnTask.Milestone).ToList();
        Assert.NotEmpty(council);
        Assert.All(council, w => Assert.False(w.IsLate));
    }

    [Fact]
    public async Task A_project_of_a_prohibited_practice_stands_first_for_whom_it_concerns_before_what_is_long_overdue()
    {
        var office = await Office.Open(db);
        await office.Until(p => p.State is ProjectState.Active);
        var beside = office.WithProject();
        await beside.Until(p => p.State is ProjectState.Active);
        await beside.And(Answers(PlainQuestion.InfersEmotions));

        var reader = new ProjectReader(office.Database, office.Store);
        async Task<IReadOnlyList<Waiting>> For(PersonId person) =>
            Waiting.In(await reader.ReadSeveral(office.Organisation, [office.Project, beside.Project], person.Is(), office.At.AddDays(300), default), En);
        var lines = await For(Olga);
        Assert.Equal((beside.Project, "checkpoint.prohibited"), (lines[0].View.Project.Id, lines[0].Items[0].Code));
        Assert.Contains(lines.Skip(1), l => l.IsLate);
        Assert.DoesNotContain((await For(Emil)).SelectMany(l => l.Items), i => i.Code == "checkpoint.prohibited");
    }

    [Fact]
    public async Task Several_projects_are_read_as_each_alone_and_those_of_others_are_left_out()
    {
        var office = await Office.Begun(db);
        var beside = office.WithProject();
        await beside.And(Acts.Creates());
        var reader = new ProjectReader(office.Database, office.Store);
        var views = await reader.ReadSeveral(office.Organisation, [office.Project, new(Guid.NewGuid()), beside.Project], Walter.Is(), office.At, default);
        var alone = (await reader.Read(office.Organisation, office.Project, Walter.Is(), office.At, default))!; // Walter holds a seat
        var together = Assert.Single(views); // and has no part in the other
        Assert.Equal(ProjectStore.Write(alone.Project), ProjectStore.Write(together.Project));
        Assert.Equal(alone.Texts.OrderBy(t => t.Key.Value), together.Texts.OrderBy(t => t.Key.Value));
        Assert.Equal(alone.Names.OrderBy(n => n.Key.Value), together.Names.OrderBy(n => n.Key.Value));
        Assert.Equal(2, (await reader.ReadSeveral(office.Organisation, [office.Project, beside.Project], Olga.Is(), office.At, default)).Count);
    }
}
