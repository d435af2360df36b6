using System.Security.Cryptography;
using System.Text;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>A request that is sent again with its key is answered as it was the first time.</summary>
public sealed class IdempotencyTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_same_key_and_body_give_the_first_outcome_again()
    {
        var office = await Office.Begun(db);
        var first = Assert.IsType<Outcome.Done>(await office.Projects.Execute(Objection(office, "key"), default));
        await office.And(Acts.Gives(Stage.Transparency, "purpose"));

        var again = Assert.IsType<Outcome.Done>(await office.Projects.Execute(Objection(office, "key"), default));
        Assert.Equal((first.Version, first.Made), (again.Version, again.Made));
        Assert.Empty(again.Events);
        Assert.Equal(2, await office.Count("objections"));
    }

    [Fact]
    public async Task Twins_at_the_same_moment_have_one_outcome()
    {
        var office = await Office.Begun(db);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Projects.Execute(Objection(office, "key"), default)));

        var done = outcomes.Cast<Outcome.Done>().ToList();
        Assert.Single(done, d => d.Events.Count > 0);
        Assert.Single(done.Select(d => (d.Version, d.Made)).Distinct());
        Assert.Equal(2, await office.Count("objections"));
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task Twins_that_would_each_make_a_project_make_one()
    {
        var office = await Office.Open(db);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
        {
            var other = office.WithProject();
            return other.Projects.Execute(other.Asks(Acts.Creation(TestRulebook.V1, Today.Idea, office.At)) with { Key = Key("key", "a project"), Made = other.Project.Value }, default);
        }));

        Assert.Single(outcomes.Cast<Outcome.Done>().Select(d => (d.Version, d.Made)).Distinct());
        Assert.Equal(1, await office.Count("projects"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var office = await Office.Begun(db);
        await office.Projects.Execute(Objection(office, "key"), default);
        var refused = Assert.IsType<Outcome.Refused>(await office.Projects.Execute(Objection(office, "key") with { Key = Key("key", "another body") }, default));
        Assert.Equal("idempotency.key-reused", refused.Refusal.Code);
    }

    [Fact]
    public async Task Another_person_may_use_the_same_key()
    {
        var office = await Office.Begun(db);
        await office.Projects.Execute(Objection(office, "key"), default);
        var other = Objection(office, "key");
        Assert.NotEmpty(Assert.IsType<Outcome.Done>(await office.Projects.Execute(other with { Command = other.Command with { By = Sonja.Is() } }, default)).Events);
    }

    [Fact]
    public async Task A_key_is_kept_even_when_there_was_nothing_left_to_do()
    {
        var office = await Office.Begun(db);
        var idle = office.Asks(Acts.GivesRole(Sonja, ProjectRole.Sponsor)(await office.Now(), office.At)) with { Key = Key("key", "a role") };
        Assert.Empty(Assert.IsType<Outcome.Done>(await office.Projects.Execute(idle, default)).Events);
        await office.And(Acts.EndsRole(Sonja, ProjectRole.Sponsor, Olga));

        var again = Assert.IsType<Outcome.Done>(await office.Projects.Execute(idle, default));
        Assert.Equal(5, again.Version);
        Assert.Equal(6, (await office.Now()).Number);
    }

    [Fact]
    public async Task A_refused_request_keeps_no_key()
    {
        var office = await Office.Begun(db);
        var refused = office.Asks(Acts.Starts()(await office.Now(), office.At)) with { Key = Key("key", "start") };
        Assert.IsType<Outcome.Refused>(await office.Projects.Execute(refused, default));
        Assert.Equal(0, await office.Count("idempotency"));
    }

    /// <summary>As a door makes it: each arrival of the request makes up ids of its own.</summary>
    static Ask Objection(Office office, string key)
    {
        var id = Guid.NewGuid();
        return office.Asks(new Domain.Objections.RaiseObjection(new(id), null, ObjectionCategory.Cost, Id.SomeText, false, null, Walter.Is(), office.At)) with { Key = Key(key, "an objection"), Made = id };
    }

    static IdempotencyKey Key(string key, string body) => new(key, SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
