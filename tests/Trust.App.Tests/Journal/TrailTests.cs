using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

public sealed class TrailTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static async Task<IReadOnlyList<TrailEntry>> Read(Office office, TrailFilter filter, long? before = null, int limit = 50)
    {
        var view = await new ProjectReader(office.Database, office.Store).Read(office.Organisation, office.Project, Olga.Is(), office.At, default);
        return await new Trail(office.Database).Read(view!, Texts.In("en"), filter, before, limit, default); // the owner sees it
    }

    [Fact]
    public async Task It_is_narrowed_by_kind_and_by_stage_and_an_objection_keeps_its_stage_to_the_end()
    {
        var office = await Office.Begun(db);     // evidence at Security, an objection at Transparency
        await office.And(Gives(Stage.Transparency, "purpose"), AnswersObjection(1, Olga));
        Assert.Equal(["objection-answered", "objection-raised"], (await Read(office, new(Kind: JournalKind.Objections))).Select(e => e.Type));
        Assert.Equal(["evidence-given", "evidence-given"], (await Read(office, new(Kind: JournalKind.Evidence))).Select(e => e.Type));
        Assert.Equal(["evidence-given"], (await Read(office, new(Stage.Security))).Select(e => e.Type));
        Assert.Equal(["objection-answered", "evidence-given", "objection-raised"], (await Read(office, new(Stage.Transparency))).Select(e => e.Type));
        Assert.Equal(["objection-answered", "objection-raised"], (await Read(office, new(Stage.Transparency, JournalKind.Objections))).Select(e => e.Type));
        Assert.Empty(await Read(office, new(Stage.Training, JournalKind.Gates)));
        foreach (var kind in Enum.GetValues<JournalKind>()) await Read(office, new(Kind: kind));     // each has its entries, or there is no such kind
    }

    [Fact]
    public async Task A_theme_is_of_the_objections_and_a_condition_of_the_stage_that_it_binds()
    {
        var office = await Office.Open(db);
        await office.Until(p => p.OpenRound(Stage.Transparency) is not null);
        await office.And((_, at) => new Trust.Domain.Themes.NameTheme(new(Guid.NewGuid()), Id.SomeText, Olga.Is(), at), Approves(Stage.Transparency, It, Situations.HolderOf(It), 1, new(Stage.Security, null), Olga), Meets(1, Situations.HolderOf(It)));
        Assert.Equal(["theme-named"], (await Read(office, new(Kind: JournalKind.Objections))).Select(e => e.Type));
        Assert.Contains(await Read(office, new(Stage.Security)), e => e.Type == "condition-met");
    }

    [Fact]
    public async Task A_milestone_keeps_its_stage_when_it_is_moved()
    {
        var office = await Office.Open(db);
        await office.Until(p => p.State is ProjectState.Active);
        var milestone = new MilestoneId(Guid.NewGuid());
        await office.And((_, at) => new Trust.Domain.Milestones.AddMilestone(milestone, Id.Text(70), Stage.Training, Group.Hr, new(2026, 9, 18), false, Olga.Is(), at),
            (_, at) => new Trust.Domain.Milestones.CompleteMilestone(milestone, DateOnly.FromDateTime(at.UtcDateTime), Olga.Is(), at));
        Assert.Contains(await Read(office, new(Stage.Training, JournalKind.Milestones)), e => e.Type == "milestone-completed");
        Assert.DoesNotContain(await Read(office, new(Stage.Relevance, JournalKind.Milestones)), e => e.Type == "milestone-completed");
    }

    [Fact]
    public async Task It_is_paged_within_what_it_is_narrowed_to()
    {
        var office = await Office.Begun(db);
        await office.And(Gives(Stage.Transparency, "purpose"), Gives(Stage.Security, "dpia"));
        var first = Assert.Single(await Read(office, new(Stage.Security), limit: 1));
        var second = Assert.Single(await Read(office, new(Stage.Security), first.Number));
        Assert.True(second.Number < first.Number);
    }
}
