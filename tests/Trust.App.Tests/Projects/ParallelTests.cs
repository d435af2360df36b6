using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>Eight at once (architecture.md 16): one writer a project, nobody's word lost, nobody heard twice.</summary>
public sealed class ParallelTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly BodyId Third = new(Id.Guid(0xB0, 3));

    [Fact]
    public async Task Eight_decisions_of_eight_seats_are_all_recorded()
    {
        var (office, now) = await InReview();
        var parties = Asked.At(now, Stage.Transparency).Select(a => a.Party).ToList();
        Assert.Equal(8, parties.Count);

        var outcomes = await AtOnce(office, parties.Select(p => Acts.Decision(now, Stage.Transparency, p, HolderOf(p).Is(), GateAnswer.Approve, office.At)));

        Assert.All(outcomes, o => Assert.NotEmpty(Assert.IsType<Outcome.Done>(o).Events));
        Assert.Equal(8, await office.Count("events where type = 'gate-decided'"));
        Assert.Equal(StageState.Passed, (await office.Now()).Of(Stage.Transparency).State);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task The_same_answer_of_one_seat_said_eight_times_is_heard_once()
    {
        var (office, now) = await InReview();
        var outcomes = await AtOnce(office, Enumerable.Repeat(Acts.Decision(now, Stage.Transparency, Council, Walter.Is(), GateAnswer.Approve, office.At), 8));

        Assert.All(outcomes, o => Assert.IsType<Outcome.Done>(o));
        Assert.Single(outcomes, o => o is Outcome.Done { Events.Count: > 0 });
        Assert.Equal(1, await office.Count("events where type = 'gate-decided'"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Of_eight_different_answers_of_one_seat_one_stands_and_the_others_are_refused()
    {
        var (office, now) = await InReview();
        DecideGate Says(GateAnswer answer, ContentRef? comment) => Acts.Decision(now, Stage.Transparency, Council, Walter.Is(), answer, office.At) with
        {
            Comment = comment,
            Conditions = answer is GateAnswer.ApproveWithConditions ? [new(new(Guid.NewGuid()), Id.SomeText, new(Stage.Security, null), null, null)] : [],
        };
        GateAnswer[] reasonless = [GateAnswer.Approve, GateAnswer.ApproveWithConditions, GateAnswer.Acknowledge];
        DecideGate[] all = [.. reasonless.Select(a => Says(a, null)), .. Enum.GetValues<GateAnswer>().Select(a => Says(a, Id.SomeText))];
        Assert.Equal(8, all.Length);

        var outcomes = await AtOnce(office, all);

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.All(outcomes.OfType<Outcome.Refused>(), o => Assert.Equal("gate.answered-otherwise", o.Refusal.Code));
        Assert.Equal(1, await office.Count("events where type = 'gate-decided'"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task A_project_that_is_created_eight_times_at_once_is_there_once()
    {
        var office = await Office.Open(db);
        var outcomes = await AtOnce(office, Enumerable.Repeat(Acts.Creation(TestRulebook.V1, Today.Idea, office.At), 8));

        Assert.Single(outcomes, o => o is Outcome.Done { Events.Count: > 0 });
        Assert.All(outcomes, o => Assert.Equal(1, Assert.IsType<Outcome.Done>(o).Version));
        Assert.Equal(1, await office.Count("projects"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Two_who_create_the_same_project_do_not_share_it()
    {
        var office = await Office.Open(db);
        var creation = Acts.Creation(TestRulebook.V1, Today.Idea, office.At);
        var outcomes = await AtOnce(office, [creation, creation with { By = Dag.Is() }]);

        Assert.Single(outcomes.OfType<Outcome.Done>());
        Assert.Equal("project.unknown", Assert.Single(outcomes.OfType<Outcome.Refused>()).Refusal.Code);
    }

    [Fact]
    public async Task Parallel_writers_without_a_stored_state_lose_nothing()
    {
        var (office, now) = await InReview();
        await office.Tamper("delete from project_states where project_id = @project");
        var parties = Asked.At(now, Stage.Transparency).Select(a => a.Party).Take(4).ToList();
        var outcomes = await AtOnce(office, parties.Select(p => Acts.Decision(now, Stage.Transparency, p, HolderOf(p).Is(), GateAnswer.Approve, office.At)));

        Assert.All(outcomes, o => Assert.NotEmpty(Assert.IsType<Outcome.Done>(o).Events));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task An_edit_of_what_has_changed_meanwhile_is_refused()
    {
        var office = await Office.Begun(db);
        var now = await office.Now();
        Ask Edit(long seen) => office.Asks(Acts.Piece(now, Stage.Transparency, "purpose", office.At)) with { IfMatch = seen };

        var stale = Assert.IsType<Outcome.Refused>(await office.Projects.Execute(Edit(4), default)).Refusal;
        Assert.Equal((RefusalKind.Stale, "project.changed-meanwhile"), (stale.Kind, stale.Code));
        Assert.IsType<Outcome.Done>(await office.Projects.Execute(Edit(5), default));
    }

    /// <summary>The connections stand ready, or the first would be through before the others have signed in.</summary>
    static async Task<Outcome[]> AtOnce(Office office, IEnumerable<ProjectCommand> commands)
    {
        var asks = commands.Select(office.Asks).ToList();
        foreach (var session in await Task.WhenAll(asks.Select(_ => office.Database.Begin(office.Organisation, default)))) await session.DisposeAsync();
        return await Task.WhenAll(asks.Select(ask => office.Projects.Execute(ask, default)));
    }

    async Task<(Office Office, Project Now)> InReview()
    {
        var office = await Office.Open(db);
        await office.And((now, at) => Acts.Creation(now.Rules, Today.Idea, at) with
        {
            Bodies = [.. Acts.Creation(now.Rules, Today.Idea, at).Bodies, new(Third, BodyKind.Union, Id.Text(26), BodyLevel.Site, [], null)],
        }, Acts.Seats(PartyId.Of(Third), Willi));
        await office.Until(now => now.Of(Stage.Transparency).State is StageState.InReview);
        return (office, await office.Now());
    }

    static PersonId HolderOf(PartyId party) => party.Body == Third ? Willi : Situations.HolderOf(party);
}
