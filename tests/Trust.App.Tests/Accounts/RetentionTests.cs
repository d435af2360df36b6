using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>What is kept only for a while goes by itself, and says beforehand what will go.</summary>
public sealed class RetentionTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Whoever_left_is_forgotten_after_ninety_days_and_the_journal_still_holds()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        Assert.Null(await firm.Leaving.MarkAsLeft(firm.Id, firm.Administrator, bo, default));

        firm.Time.Ahead = TimeSpan.FromDays(89);
        await Retention(firm).Run(firm.Id, default);
        Assert.Equal("Bo Lind", (await firm.Book.Find(firm.Id, bo, default))!.Name);

        firm.Time.Ahead = TimeSpan.FromDays(92);
        await Retention(firm).Run(firm.Id, default);
        Assert.True(await firm.Book.Find(firm.Id, bo, default) is { Name: null, Email: null, ErasedAt: not null });
        Assert.Equal(["person-erased", "retention-carried-out"], (await Entries(firm)).TakeLast(2));
        Assert.True((await Check(firm)).Holds);
    }

    [Fact]
    public async Task A_link_goes_once_it_has_expired_used_or_not()
    {
        var firm = await Firm.Found(db);
        await firm.Arrive(await firm.Add(Firm.Bo));
        firm.Time.Ahead = Links.Lasts - TimeSpan.FromMinutes(1);
        await Retention(firm).Run(firm.Id, default);
        Assert.Equal(2, (await firm.Ask<long>("select count(*) from links")).Single());
        firm.Time.Ahead = Links.Lasts + TimeSpan.FromMinutes(1);
        await Retention(firm).Run(firm.Id, default);
        Assert.Equal(0, (await firm.Ask<long>("select count(*) from links")).Single());
    }

    [Fact]
    public async Task The_preview_says_what_the_next_run_takes_and_the_run_takes_just_that()
    {
        var firm = await Firm.Found(db);
        await firm.Add(Firm.Bo);
        var before = await Preview(firm);
        Assert.True(before[RetentionKind.Links] is { Due: 0, Next: not null });
        Assert.True(before[RetentionKind.Contacts] is { Due: 0, Next: null });

        firm.Time.Ahead = TimeSpan.FromDays(15);
        Assert.True((await Preview(firm))[RetentionKind.Links] is { Due: 2, Next: null });
        await Retention(firm).Run(firm.Id, default);
        Assert.Equal(0, (await Preview(firm))[RetentionKind.Links].Due);
        Assert.Equal("""{"gone":[{"kind":"links","rows":2}]}""", (await firm.Ask<string>("select convert_from(payload, 'UTF8') from events where type = 'retention-carried-out'")).Single());
    }

    [Fact]
    public async Task The_preview_counts_what_has_been_kept_long_enough()
    {
        var firm = await Firm.Found(db);
        await firm.Leaving.MarkAsLeft(firm.Id, firm.Administrator, (await firm.Add(Firm.Bo)).Person.Id, default);
        firm.Time.Ahead = TimeSpan.FromDays(89);
        Assert.True((await Preview(firm))[RetentionKind.Contacts] is { Due: 0, Next: not null });
        firm.Time.Ahead = TimeSpan.FromDays(92);
        Assert.True((await Preview(firm))[RetentionKind.Contacts] is { Due: 1, Next: null });
    }

    [Fact]
    public async Task A_day_on_which_nothing_is_due_leaves_no_entry()
    {
        var firm = await Firm.Found(db);
        var before = await Entries(firm);
        await Retention(firm).Run(firm.Id, default);
        Assert.Equal(before, await Entries(firm));
    }

    [Fact]
    public async Task Only_an_administrator_sees_the_preview()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        Assert.Equal("organisation.only-administrator", (await Retention(firm).Preview(firm.Id, bo, default)).Refusal?.Code);
    }

    [Fact]
    public async Task The_daily_run_visits_every_organisation()
    {
        var (firm, other) = (await Firm.Found(db), await Firm.Found(db));
        firm.Time.Ahead = TimeSpan.FromDays(15);
        await new Broom(db.Database, Retention(firm), Microsoft.Extensions.Logging.Abstractions.NullLogger<Broom>.Instance).Once(default);
        Assert.Equal((0, 0), ((await firm.Ask<long>("select count(*) from links")).Single(), (await other.Ask<long>("select count(*) from links")).Single()));
    }

    [Fact]
    public async Task Who_holds_no_role_in_the_organisation_proves_nothing_of_its_journal()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        Assert.Equal("organisation.only-members", (await new OrganisationCheck(db.Database).Run(firm.Id, bo, null, default)).Refusal?.Code);
        Assert.Null(await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Auditor, default));
        Assert.True((await new OrganisationCheck(db.Database).Run(firm.Id, bo, null, default)).Value!.Holds);
    }

    [Theory]
    [InlineData("update events set actor = 'system' where organisation_id = @organisation and number = 3", FlawKind.Altered)]
    [InlineData("delete from events where organisation_id = @organisation and number = 2", FlawKind.Gap)]
    [InlineData("insert into organisation_members select organisation_id, id, 'administrator' from people where organisation_id = @organisation and name = 'Bo Lind'", FlawKind.StateDiffers)]
    public async Task What_was_changed_behind_its_back_shows_in_the_journal_of_the_organisation(string tampering, FlawKind shows)
    {
        var office = await Office.Open(db);
        var people = new People(office.Database, new(TimeProvider.System), TimeProvider.System);
        var bo = (await people.Add(office.Organisation, office.Administrator, Firm.Bo, default)).Value!.Person.Id;    // an administrator may
        await new Organisations(office.Database, people, new(TimeProvider.System), TimeProvider.System).GiveRole(office.Organisation, office.Administrator, bo, OrganisationRole.Auditor, default);
        var whole = await new OrganisationCheck(office.Database).Run(office.Organisation, default);
        Assert.True(whole.Holds);
        Assert.True(await office.Tamper(tampering) > 0);
        Assert.Contains(shows, (await new OrganisationCheck(office.Database).Run(office.Organisation, default)).Flaws.Select(f => f.Kind));
    }

    [Fact]
    public async Task A_cut_tail_shows_against_an_anchor()
    {
        var firm = await Firm.Found(db);
        var head = (await Check(firm)).Head;
        var check = new OrganisationCheck(db.Database);
        Assert.True((await check.Run(firm.Id, firm.Administrator, (2, head), default)).Value!.Holds);
        Assert.Contains(FlawKind.AnchorBroken, (await check.Run(firm.Id, firm.Administrator, (3, head), default)).Value!.Flaws.Select(f => f.Kind));
    }

    Retention Retention(Firm firm) => new(db.Database, firm.Clock);

    async Task<Dictionary<RetentionKind, RetentionRow>> Preview(Firm firm) =>
        Firm.Happy(await Retention(firm).Preview(firm.Id, firm.Administrator, default)).ToDictionary(r => r.Kind);

    Task<CheckedJournal> Check(Firm firm) => new OrganisationCheck(db.Database).Run(firm.Id, default);

    static async Task<IReadOnlyList<string>> Entries(Firm firm) => await firm.Ask<string>("select type from events order by number");
}
