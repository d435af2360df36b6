using Microsoft.AspNetCore.Identity;
using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

public sealed class ComingInTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task By_the_link_a_person_chooses_a_password_and_has_an_account()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var guest = await firm.Welcome.Look(bo.Link, default);
        Assert.Equal((LinkState.Open, "Bo Lind", "Firm"), (guest.State, guest.Person?.Name, guest.Organisation));

        var account = await firm.Arrive(bo);
        Assert.Equal(PasswordVerificationResult.Success, Firm.Hasher.VerifyHashedPassword(account, account.PasswordHash!, "a long enough one"));
        Assert.Equal(account.Id, Assert.Single(await firm.Accounts.WithEmail(" BO@firm.example", default), a => a.OrganisationId == firm.Id).Id);
    }

    [Fact]
    public async Task A_link_works_once_also_when_two_use_it_at_the_same_moment()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => firm.Welcome.Arrive(bo.Link, new($"a long enough one {n}"), default)));
        Assert.Single(answers, a => a.Value is not null);
        Assert.All(answers.Where(a => a.Value is null), a => Assert.Equal("welcome.link-over", a.Refusal?.Code));
        Assert.Equal(LinkState.Used, (await firm.Welcome.Look(bo.Link, default)).State);
    }

    [Fact]
    public async Task A_link_ends_after_fourteen_days_and_by_a_newer_one()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var newer = Firm.Happy(await firm.People.Invite(firm.Id, firm.Administrator, bo.Person.Id, default));
        Assert.Equal(LinkState.Unknown, (await firm.Welcome.Look(bo.Link, default)).State);

        firm.Time.Ahead = TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1);
        Assert.Equal(LinkState.Expired, (await firm.Welcome.Look(newer.Link, default)).State);
        Assert.Equal("welcome.link-over", (await firm.Welcome.Arrive(newer.Link, new("a long enough one"), default)).Refusal?.Code);
    }

    [Theory]
    [InlineData("eleven char", "account.password-short")]
    [InlineData(null, "account.password-short")]
    public async Task A_password_has_twelve_characters_and_a_short_one_leaves_the_link_open(string? password, string code)
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        Assert.Equal(code, (await firm.Welcome.Arrive(bo.Link, new(password), default)).Refusal?.Code);
        await firm.Arrive(bo, "twelve chars");
    }

    [Fact]
    public async Task A_new_link_ends_the_old_password_and_its_cookies()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var before = await firm.Arrive(bo);
        var after = await firm.Arrive(Firm.Happy(await firm.People.Invite(firm.Id, firm.Administrator, bo.Person.Id, default)), "quite another one");
        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before.SecurityStamp, (await firm.Accounts.FindByIdAsync(before.Id.ToString(), default))?.SecurityStamp);
    }

    [Fact]
    public async Task An_invited_person_cannot_take_another_name_or_organisation_along()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        Assert.Equal("organisation.only-administrator", (await firm.Welcome.Arrive(bo.Link, new("a long enough one", Firm.Ada, "Mine"), default)).Refusal?.Code);
    }

    [Fact]
    public async Task A_new_installation_s_administrator_says_their_name_on_arrival()
    {
        var firm = await Firm.Found(db);
        var founded = await firm.Organisations.Create("", "de", null, default);
        var bare = await firm.Welcome.Arrive(founded.Link, new("a long enough one"), default);
        Assert.Equal("organisation.name-wrong", bare.Refusal?.Code);

        Firm.Happy(await firm.Welcome.Arrive(founded.Link, new("a long enough one", new("Eva Roth", "eva@werk.example", "de", "Europe/Berlin"), "Werk"), default));
        Assert.Equal("Werk", await firm.Organisations.Name(founded.Organisation, default));
        Assert.Equal("Eva Roth", (await firm.Book.Find(founded.Organisation, founded.Administrator, default))?.Name);
    }

    [Fact]
    public async Task Before_anybody_came_in_a_first_start_finds_the_organisation_and_makes_a_new_link()
    {
        var firm = await Firm.Found(db);
        var first = await firm.Organisations.First(default);
        Assert.NotNull(first);
        var link = await firm.Organisations.AdministratorLink(firm.Id, default);
        Assert.Equal(LinkState.Open, (await firm.Welcome.Look(link.Link, default)).State);
        Assert.Equal(firm.Administrator, link.Administrator);
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_also_when_all_come_at_once()
    {
        var firm = await Firm.Found(db);
        var account = await firm.Arrive(await firm.Add(Firm.Bo));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => firm.Accounts.Failed(account, default)));
        Assert.False(firm.Accounts.IsLocked((await firm.AccountOf(account.PersonId))!));
        await firm.Accounts.Failed(account, default);
        Assert.True(firm.Accounts.IsLocked((await firm.AccountOf(account.PersonId))!));

        firm.Time.Ahead = TimeSpan.FromMinutes(11);
        Assert.False(firm.Accounts.IsLocked((await firm.AccountOf(account.PersonId))!));
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        var firm = await Firm.Found(db);
        var account = await firm.Arrive(await firm.Add(Firm.Bo));
        for (var n = 0; n < 4; n++) await firm.Accounts.Failed(account, default);
        await firm.Accounts.Succeeded(account, default);
        for (var n = 0; n < 4; n++) await firm.Accounts.Failed(account, default);
        Assert.False(firm.Accounts.IsLocked((await firm.AccountOf(account.PersonId))!));
    }

    [Fact]
    public async Task A_token_names_its_holder_until_it_ends()
    {
        var firm = await Firm.Found(db);
        var fresh = Firm.Happy(await firm.Tokens.Make(firm.Id, firm.Administrator, "my script", 30, default));
        Assert.StartsWith("trust_", fresh.Secret.Text);
        Assert.Equal(new TokenHolder(firm.Id, firm.Administrator), await firm.Tokens.Find(fresh.Secret, default));
        Assert.Null(await firm.Tokens.Find(new(fresh.Secret.Text[..^1] + "!"), default));

        var other = Firm.Happy(await firm.Tokens.Make(firm.Id, firm.Administrator, "another", 1, default));
        Assert.True(await firm.Tokens.Revoke(firm.Id, firm.Administrator, fresh.Token.Id, default));
        Assert.Null(await firm.Tokens.Find(fresh.Secret, default));
        Assert.Equal([other.Token.Id], (await firm.Tokens.Of(firm.Id, firm.Administrator, default)).Select(t => t.Id));

        firm.Time.Ahead = TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        Assert.Null(await firm.Tokens.Find(other.Secret, default));
    }

    [Fact]
    public async Task Nobody_ends_somebody_else_s_token()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var fresh = Firm.Happy(await firm.Tokens.Make(firm.Id, firm.Administrator, "mine", 30, default));
        Assert.False(await firm.Tokens.Revoke(firm.Id, bo.Person.Id, fresh.Token.Id, default));
        Assert.NotNull(await firm.Tokens.Find(fresh.Secret, default));
    }

    [Fact]
    public async Task No_copy_of_the_database_opens_a_door()
    {
        var firm = await Firm.Found(db);
        var bo = await firm.Add(Firm.Bo);
        var carla = await firm.Add(Firm.Bo with { Email = "carla@firm.example" });
        await firm.Arrive(bo, "correct horse battery");
        var token = Firm.Happy(await firm.Tokens.Make(firm.Id, firm.Administrator, "x", 30, default));

        foreach (var table in (string[])["people", "accounts", "tokens", "links", "events", "data_protection_keys"])
        {
            var dump = string.Join('\n', await firm.Ask<string>($"select t::text from {table} t"));
            foreach (var secret in (string[])["correct horse battery", token.Secret.Text, token.Secret.Text[Tokens.Prefix.Length..], bo.Link.Text, carla.Link.Text])
                Assert.DoesNotContain(secret, dump);
        }
    }

    [Fact]
    public async Task Another_organisation_s_accounts_tokens_and_links_are_not_there()
    {
        var (ours, theirs) = (await Firm.Found(db), await Firm.Found(db));
        await theirs.Arrive(await theirs.Add(Firm.Bo));
        await theirs.Tokens.Make(theirs.Id, theirs.Administrator, "x", 30, default);

        foreach (var table in (string[])["accounts", "tokens", "links", "organisation_members"])
        {
            Assert.NotEmpty(await theirs.Ask<Guid>($"select organisation_id from {table}"));
            Assert.DoesNotContain(theirs.Id.Value, await ours.Ask<Guid>($"select organisation_id from {table}"));
            Assert.Empty(await db.Database.Outside<Guid>($"select organisation_id from {table}", null, default));
        }
        Assert.Equal("person.unknown", (await ours.People.Find(ours.Id, ours.Administrator, theirs.Administrator, default)).Refusal?.Code);
        Assert.Equal(0, (await ours.Ask<int>("with gone as (delete from accounts where organisation_id = @id returning 1) select count(*)::int from gone", new { id = theirs.Id })).Single());
    }

    [Fact]
    public async Task One_address_may_come_in_to_two_organisations_and_neither_learns_of_the_other()
    {
        var (ours, theirs) = (await Firm.Found(db), await Firm.Found(db));
        var wanted = Firm.Bo with { Email = "counsel@both.example" };
        await ours.Arrive(await ours.Add(wanted));
        await theirs.Arrive(await theirs.Add(wanted));
        Assert.Equal(2, (await ours.Accounts.WithEmail("counsel@both.example", default)).Count);
    }

    [Fact]
    public async Task Only_the_app_s_own_functions_look_across_organisations()
    {
        await Firm.Found(db);
        await using var council = db.Council.CreateCommand("select count(*) from accounts_with_email('ada@firm.example')");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => council.ExecuteScalarAsync())).SqlState);
    }

    [Fact]
    public async Task A_dispute_link_names_one_act_and_is_used_once()
    {
        var firm = await Firm.Found(db);
        var (project, act) = (new ProjectId(Guid.NewGuid()), new ActId(Guid.NewGuid()));
        var fresh = Firm.Happy(await db.Database.Do<FreshLink>(firm.Id, async making => await firm.Links.ForAct(making, project, PartyId.Of(Group.WorksCouncil), act, default), default));
        Assert.Equal(LinkState.Unknown, (await firm.Welcome.Look(fresh.Secret, default)).State);

        var (state, link) = await firm.Links.Look(fresh.Secret, default);
        Assert.Equal((LinkState.Open, project, act, "works-council"), (state, link!.ProjectId, link.ActId, link.Party));
        await using var session = await db.Database.Begin(firm.Id, default);
        Assert.True(await firm.Links.Use(session, link, default));
        Assert.False(await firm.Links.Use(session, link, default));
    }

    [Fact]
    public void The_keys_of_cookies_and_forms_are_kept_in_the_database()
    {
        var ring = new KeyRing(db.App);
        ring.StoreElement(new("key", "one"), "key-1");
        ring.StoreElement(new("key", "again"), "key-1");
        Assert.Contains(new KeyRing(db.App).GetAllElements(), e => e.Value == "one");
    }
}
