using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>Where a process waits, beside where its journal says.</summary>
public sealed class ProcessBoardTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_process_that_waits_elsewhere_than_its_journal_says_is_named()
    {
        var office = await Office.Begun(db);
        Assert.Contains(office.Project, await Board(office, new Elsewhere()).Disagreeing(default));
        Assert.DoesNotContain(office.Project, await Board(office, new EmbeddedEngine()).Disagreeing(default));
    }

    [Fact]
    public async Task What_was_not_heard_yet_is_late_and_not_wrong()
    {
        var office = await Office.Begun(db);
        await office.Tamper("update hearings set heard_to = 1 where project_id = @project");
        Assert.DoesNotContain(office.Project, await Board(office, new Elsewhere()).Disagreeing(default));
    }

    [Fact]
    public async Task What_an_engine_does_not_keep_yet_is_not_wrong()
    {
        var office = await Office.Begun(db);
        Assert.DoesNotContain(office.Project, await Board(office, new Acknowledger()).Disagreeing(default));
    }

    [Fact]
    public async Task Made_anew_a_parked_project_is_heard_again()
    {
        var office = await Office.Begun(db);
        await office.Tamper("update hearings set parked_at = now(), failures = 5 where project_id = @project");
        Assert.Equal("test.1", (await Board(office, new EmbeddedEngine()).Rebuild(office.Project, default))!.Definition);
        Assert.Equal(0, await office.Count("hearings where parked_at is not null or failures > 0"));
    }

    [Fact]
    public async Task A_project_that_nobody_has_is_not_made_anew() =>
        Assert.Null(await Board(await Office.Begun(db), new EmbeddedEngine()).Rebuild(new(Guid.NewGuid()), default));

    static ProcessBoard Board(Office office, IProcessEngine engine) => new(office.Database, office.Store, engine);

    /// <summary>Waits at the gate of Security, whatever happened.</summary>
    sealed class Elsewhere : IProcessEngine
    {
        public string Name => nameof(Elsewhere);

        public Task<Next> Hear(ProjectEvent happened, Project project, StoredEvent stored, Session session, CancellationToken ct) => Task.FromResult(Next.Nothing);

        public Task<ProcessInstance?> Look(Project project, Session session, CancellationToken ct) => Task.FromResult<ProcessInstance?>(new("test.1", 1, [Stage.Security]));

        public Task Rebuild(ProjectId project, long heardTo, Session session, CancellationToken ct) => Task.CompletedTask;
    }
}
