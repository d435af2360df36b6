using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>What the organisation is called can be put right; the journal says who did, and everything that names it follows.</summary>
public sealed class OrganisationNameTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_new_name_is_read_everywhere_at_once_and_stands_in_the_journal_with_who_gave_it()
    {
        var firm = await Firm.Found(db);
        var invited = await firm.Add(Firm.Bo);
        Assert.Null(await Rename(firm, "  Fjordlys AS  "));
        Assert.Equal("Fjordlys AS", await firm.Organisations.Name(firm.Id, default));
        Assert.Equal("Fjordlys AS", (await firm.Welcome.Look(invited.Link, default)).Organisation);
        Assert.Equal([$"organisation-renamed {Actor.Of(firm.Administrator)}"], await firm.Ask<string>("select type || ' ' || actor from events where type = 'organisation-renamed'"));
        Assert.Equal(["Fjordlys AS"], await firm.Ask<string>("select body from contents"));
        var check = (await new OrganisationCheck(db.Database).Run(firm.Id, firm.Administrator, null, default)).Value!; // an administrator may
        Assert.Empty(check.Flaws);
        Assert.Equal(1, check.Contents);
    }

    [Fact]
    public async Task The_name_it_has_already_leaves_no_entry()
    {
        var firm = await Firm.Found(db);
        Assert.Null(await Rename(firm, "Fjordlys AS"));
        Assert.Null(await Rename(firm, "Fjordlys AS "));
        Assert.Single(await firm.Ask<Guid>("select id from contents"));
        Assert.Null(await Rename(firm, "Firm")); // and back
        Assert.Equal("Firm", await firm.Organisations.Name(firm.Id, default));
        Assert.Equal(2, (await firm.Ask<Guid>("select id from contents")).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("\u202eright to left")]
    [InlineData("bell \u0007")]
    public async Task What_is_no_name_is_refused_at_its_field(string? name)
    {
        var firm = await Firm.Found(db);
        var refusal = await Rename(firm, name);
        Assert.Equal(("organisation.name-wrong", "name"), (refusal?.Code, refusal?.Field));
        Assert.Equal("Firm", await firm.Organisations.Name(firm.Id, default));
    }

    [Fact]
    public async Task Two_hundred_characters_fit_and_only_an_administrator_gives_it_and_another_organisation_keeps_its_own()
    {
        var (firm, other) = (await Firm.Found(db), await Firm.Found(db));
        Assert.Equal("organisation.name-wrong", (await Rename(firm, new string('x', 201)))?.Code);
        Assert.Null(await Rename(firm, new string('x', 200)));
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        foreach (var name in (string[])["Bo’s", new string('x', 200)])
            Assert.Equal("organisation.only-administrator", (await firm.Organisations.Rename(firm.Id, bo, name, "nb", default))?.Code);
        Assert.Equal("Firm", await other.Organisations.Name(other.Id, default));
    }

    static Task<Refusal?> Rename(Firm firm, string? name) => firm.Organisations.Rename(firm.Id, firm.Administrator, name, "nb", default);
}
