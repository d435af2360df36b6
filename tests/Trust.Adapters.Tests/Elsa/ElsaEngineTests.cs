using Microsoft.Extensions.Logging.Abstractions;
using Trust.Adapters.Elsa;
using Trust.App;
using Trust.App.Tests;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Tests;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.Adapters.Tests;

/// <summary>The contract with the real Elsa, and what bites in Elsa alone.</summary>
public sealed class ElsaEngineTests : ProcessEngineContract
{
    private protected override IProcessEngine Make(ProjectStore store, Books rulebooks, ICollection<IAsyncDisposable> toDispose)
    {
        var bursts = new Bursts(NullLoggerFactory.Instance);
        toDispose.Add(bursts);
        return new ElsaEngine(bursts, store, rulebooks);
    }

    [Fact]
    public async Task Resumed_again_by_the_same_entry_it_says_so_and_runs_nothing()
    {
        var office = await At(Stage.Relevance);
        Assert.Equal(Resumed.Already, await Move(office, new GatePassed(Stage.Transparency, 1, []), (await Look(office))!.MovedBy!.Value));
    }

    [Fact]
    public async Task A_gate_at_which_it_does_not_wait_is_told_and_nothing_is_kept()
    {
        var office = await At(Stage.Relevance);
        var before = await office.Count("process_instances where state like '%gate-relevance%'");
        Assert.Equal(Resumed.NotOpen, await Move(office, new GatePassed(Stage.Training, 1, []), 1000));
        Assert.Equal([Stage.Relevance], await Agrees(office));
        Assert.Equal(1, before);
    }

    [Fact]
    public async Task A_state_of_another_workflow_is_a_conflict()
    {
        var office = await At(Stage.Relevance);
        await office.Tamper("update process_instances set definition = 'test.2' where project_id = @project");
        Assert.Equal(Resumed.Conflict, await Move(office, new GatePassed(Stage.Relevance, 1, []), 1000));
    }

    [Fact]
    public async Task What_does_not_fit_is_counted_parks_the_project_and_goes_on_once_it_was_made_anew()
    {
        var office = await At(Stage.Relevance);
        await office.Tamper("update process_instances set definition = 'test.2' where project_id = @project");
        await office.Until(now => now.Of(Stage.Relevance).State is StageState.Passed);
        for (var round = 1; round <= 6; round++) await office.Pump.Once(default);
        Assert.Equal(1, await office.Count("hearings where parked_at is not null and last_failure = 'InvalidOperationException'"));

        await Rebuild(office);
        await office.Tamper("update hearings set parked_at = null, failures = 0 where project_id = @project");
        await HearAll(office);
        Assert.Equal([Stage.Usability], await Agrees(office));
    }

    [Fact]
    public async Task A_project_of_the_time_before_Elsa_is_an_instance_from_the_start_on()
    {
        var office = await At(Stage.Relevance);
        await office.Tamper("delete from process_instances where project_id = @project");
        var all = new InstancesForAll(office.Database, office.Store, (ElsaEngine)Engine(office), NullLogger<InstancesForAll>.Instance);
        await all.StartAsync(default);
        await all.ExecuteTask!; // it was started
        Assert.Equal([Stage.Relevance], await Agrees(office));
        await office.Until(now => now.Of(Stage.Relevance).State is StageState.Passed);
        await HearAll(office);
        Assert.Equal([Stage.Usability], await Agrees(office));
    }

    [Fact]
    public async Task A_burst_that_fails_is_not_kept()
    {
        var office = await At(Stage.Relevance);
        await office.Tamper("update process_instances set state = replace(state, 'gates', 'gaps') where project_id = @project"); // its position is gone
        var trouble = await Assert.ThrowsAsync<InvalidOperationException>(() => Move(office, new GatePassed(Stage.Relevance, 1, []), 1000));
        Assert.StartsWith("The process failed", trouble.Message);
        Assert.Equal(1, await office.Count("process_instances where moved_by < 1000"));
    }

    [Fact]
    public async Task Our_serializer_writes_the_bytes_of_Elsa_s_own()
    {
        var office = await At(Stage.Security);
        await using var bursts = new Bursts(NullLoggerFactory.Instance);
        var state = await State(office);
        Assert.Equal(state, bursts.AsStockWrites(state));
    }

    [Fact]
    public async Task A_state_does_not_grow_with_what_happened()
    {
        var office = await InUse();
        await office.And(Acts.Reopens(Stage.Security));
        var first = (await State(office)).Length;
        for (var round = 0; round < 10; round++)
        {
            await office.Until(now => now.Of(Stage.Training).State is StageState.Passed);
            await office.And(Acts.Reopens(Stage.Security));
        }
        Assert.InRange((await State(office)).Length, first - 50, first + 50);
    }

    [Fact]
    public async Task The_names_that_stand_in_stored_states_never_change()
    {
        var office = await At(Stage.Relevance);
        var state = await State(office);
        Assert.All(new[] { "workflow:course:gate-relevance", "\"OnPassed\"", "\"OnHeard\"", "\"OnGateDone\"", "Trust.Adapters.Elsa.AwaitedGate, Trust.Adapters.Elsa", "positionVariable", "\"gate\"", "\"course\"" },
            name => Assert.Contains(name, state, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workflow_that_was_written_for_Elsa_is_read_back_with_the_same_stages()
    {
        await using var bursts = new Bursts(NullLoggerFactory.Instance);
        foreach (var rulebook in (IReadOnlyList<Rulebook>)[.. Books.Embedded().All, TestRulebook.V2 with { Stages = [.. TestRulebook.V2.Stages.Reverse()] }])
        {
            var exported = await bursts.Export(rulebook);
            Assert.Equal(rulebook.Stages.Select(s => s.Stage), await bursts.StagesIn(exported));
            Assert.Contains(rulebook.Id, exported, StringComparison.Ordinal);
        }
    }

    async Task<Resumed> Move(Office office, ProjectEvent happened, long number)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return await ((ElsaEngine)Engine(office)).Move(office.Project, happened, number, session, default);
    }

    static async Task<string> State(Office office)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return (await session.QuerySingleOrDefault<string>("select state from process_instances where project_id = @project", new { project = office.Project }, default))!; // it was begun
    }
}
