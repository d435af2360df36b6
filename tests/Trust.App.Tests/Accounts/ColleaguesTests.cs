using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>Whose names somebody finds when they choose people.</summary>
public sealed class ColleaguesTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Whoever_runs_a_project_and_administrators_choose_among_all_and_nobody_else_does()
    {
        var firm = await Firm.Found(db);
        var (owner, member, outsider) = (await Person(firm, "owner"), await Person(firm, "member"), await Person(firm, "outsider"));
        await Write(firm, owner, "role", "owner");
        await Write(firm, member, "role", "member");

        Assert.Equal(4, (await Names(firm, owner)).Count);
        Assert.Equal(4, (await Names(firm, firm.Administrator)).Count);
        Assert.Equal(["member", "owner"], await Names(firm, member));
        Assert.Equal(["outsider"], await Names(firm, outsider));
    }

    [Fact]
    public async Task Whoever_left_is_not_among_them()
    {
        var firm = await Firm.Found(db);
        var left = await Person(firm, "left");
        await firm.Leaving.MarkAsLeft(firm.Id, firm.Administrator, left, default);
        Assert.DoesNotContain("left", await Names(firm, firm.Administrator));
    }

    readonly Guid project = Guid.NewGuid();

    static async Task<PersonId> Person(Firm firm, string name) => (await firm.Add(new(name, $"{name}@firm.example", "en", "Europe/Oslo"))).Person.Id;

    // the read table as it follows from a project in which both have a role
    async Task Write(Firm firm, PersonId person, string part, string what)
    {
        await using var session = await db.Database.Begin(firm.Id, default);
        await session.Execute("insert into project_people (organisation_id, project_id, person_id, part, what) values (@organisation, @project, @person, @part, @what)",
            new { organisation = firm.Id, project, person, part, what }, default);
        await session.Commit(default);
    }

    async Task<IReadOnlyList<string>> Names(Firm firm, PersonId by) => [.. (await new Colleagues(db.Database).Read(firm.Id, by, default)).Select(c => c.Name)];
}
