using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

public sealed class PeopleTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    // rules.md 2 and 3
    [Theory]
    [InlineData(PeopleAct.Add, true, true, false, false)]
    [InlineData(PeopleAct.InviteAgain, true, false, false, false)]
    [InlineData(PeopleAct.SeeAll, true, false, false, false)]
    [InlineData(PeopleAct.See, true, false, true, true)]
    [InlineData(PeopleAct.Change, true, false, false, true)]
    [InlineData(PeopleAct.MarkAsLeft, true, false, false, false)]
    [InlineData(PeopleAct.Erase, true, false, false, false)]
    public void Who_may_do_what_with_people(PeopleAct act, bool administrator, bool projectOwner, bool colleague, bool self) =>
        Assert.Equal((administrator, projectOwner, colleague, self), (
            PeopleRights.Allows(PeoplePart.Administrator, act), PeopleRights.Allows(PeoplePart.ProjectOwner, act),
            PeopleRights.Allows(PeoplePart.Colleague, act), PeopleRights.Allows(PeoplePart.Self, act)));

    [Fact]
    public async Task Without_a_part_in_it_one_adds_nobody_and_sees_oneself_only()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person;
        Assert.Equal("person.not-yours-to-add", (await firm.People.Add(firm.Id, bo.Id, Firm.Bo with { Email = "c@firm.example" }, default)).Refusal?.Code);
        Assert.Equal("person.unknown", (await firm.People.Find(firm.Id, bo.Id, firm.Administrator, default)).Refusal?.Code);
        Assert.Equal("person.unknown", (await firm.People.Invite(firm.Id, bo.Id, firm.Administrator, default)).Refusal?.Code);
        Assert.Equal([bo.Id], (await firm.People.List(firm.Id, bo.Id, null, 10, default)).Items.Select(p => p.Id));
    }

    [Fact]
    public async Task A_project_owner_adds_people_and_sees_those_of_the_own_projects_and_those_who_have_no_place_yet()
    {
        var firm = await Firm.Found(db);
        var (bo, carla) = ((await firm.Add(Firm.Bo)).Person.Id, (await firm.Add(Firm.Bo with { Name = "Carla", Email = "carla@firm.example" })).Person.Id);
        await Put(firm, bo, "owner");
        var dan = Firm.Happy(await firm.People.Add(firm.Id, bo, Firm.Bo with { Name = "Dan", Email = "dan@firm.example" }, default)).Person.Id;
        Assert.Equal([bo, carla, dan], (await firm.People.List(firm.Id, bo, null, 10, default)).Items.Select(p => p.Id));
        Firm.Happy(await firm.People.Find(firm.Id, bo, dan, default));
        Assert.Equal("person.unknown", (await firm.People.Find(firm.Id, bo, firm.Administrator, default)).Refusal?.Code);

        var other = (await firm.Add(Firm.Bo with { Name = "Eve", Email = "eve@firm.example" })).Person.Id;
        await Put(firm, other, "owner", of: other);
        await Put(firm, dan, "member", of: other);
        Assert.Equal([bo, carla], (await firm.People.List(firm.Id, bo, null, 10, default)).Items.Select(p => p.Id));

        await Put(firm, carla, "member");
        Assert.Equal([bo, carla], (await firm.People.List(firm.Id, bo, null, 10, default)).Items.Select(p => p.Id));
        Assert.Equal("person.not-yours-to-invite", (await firm.People.Invite(firm.Id, bo, carla, default)).Refusal?.Code);
        Assert.Equal("person.not-yours-to-change", (await firm.People.Change(firm.Id, bo, carla, new("Mine", null, null, null), default)).Refusal?.Code);
    }

    [Fact]
    public async Task A_list_goes_on_where_it_ended()
    {
        var firm = await Firm.Found(db);
        foreach (var name in (string[])["Bo", "bea", "Carl", "Bo"])
            await firm.Add(Firm.Bo with { Name = name, Email = $"{Guid.NewGuid():N}@firm.example" });

        var names = new List<string?>();
        PersonId? after = null;
        do
        {
            var page = await firm.People.List(firm.Id, firm.Administrator, after, 2, default);
            Assert.InRange(page.Items.Count, 1, 2);
            names.AddRange(page.Items.Select(p => p.Name));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(["Ada Sunde", "bea", "Bo", "Bo", "Carl"], names);
    }

    [Theory]
    [InlineData("", "b@firm.example", "nb", "Europe/Oslo", "person.name-wrong")]
    [InlineData("Bo\u0000", "b@firm.example", "nb", "Europe/Oslo", "person.name-wrong")]
    [InlineData("\u202Eob", "b@firm.example", "nb", "Europe/Oslo", "person.name-wrong")]
    [InlineData("Bo", "no address", "nb", "Europe/Oslo", "person.email-wrong")]
    [InlineData("Bo", "Bo <b@firm.example>", "nb", "Europe/Oslo", "person.email-wrong")]
    [InlineData("Bo", "b@firm.example", "fr", "Europe/Oslo", "person.language-unknown")]
    [InlineData("Bo", "b@firm.example", "nb", "Mars/Base", "person.zone-unknown")]
    [InlineData("Bo", "b@firm.example", "nb", null, "person.zone-unknown")]
    [InlineData("Bo", "ADA@firm.example", "nb", "Europe/Oslo", "person.address-known")]
    public async Task What_cannot_be_a_person_is_refused_by_field_and_not_kept(string? name, string? email, string? language, string? zone, string code)
    {
        var firm = await Firm.Found(db);
        var answer = await firm.People.Add(firm.Id, firm.Administrator, new(name, email, language, zone), default);
        Assert.Equal(code, answer.Refusal?.Code);
        Assert.NotNull(answer.Refusal?.Field);
        Assert.Single((await firm.People.List(firm.Id, firm.Administrator, null, 10, default)).Items);
    }

    [Fact]
    public void Half_a_character_is_no_line()
    {
        Assert.False(Typing.IsLine("Bo\uD800", 200));   // not as inline data: an attribute cannot hold it
        Assert.True(Typing.IsLine("Bo \U0001F600", 200));
    }

    [Fact]
    public async Task A_person_corrects_what_is_kept_and_signs_in_by_the_new_address()
    {
        var firm = await Firm.Found(db);
        var invited = await firm.Add(Firm.Bo);
        await firm.Arrive(invited);
        var bo = invited.Person.Id;
        var changed = Firm.Happy(await firm.People.Change(firm.Id, bo, bo, new(null, "Bo.Lind@new.example", "en", null), default));
        Assert.Equal(("Bo Lind", "Bo.Lind@new.example", "en", "Europe/Stockholm"), (changed.Name, changed.Email, changed.Language, changed.TimeZone));
        Assert.Equal("bo.lind@new.example", (await firm.AccountOf(bo))?.Email);
        Assert.Equal("person.address-known", (await firm.People.Change(firm.Id, bo, bo, new(null, "ada@firm.example", null, null), default)).Refusal?.Code);
    }

    [Fact]
    public async Task Erasing_a_person_empties_name_and_address_shuts_every_door_and_keeps_the_journal_whole()
    {
        var firm = await Firm.Found(db);
        var invited = await firm.Add(Firm.Bo);
        await firm.Arrive(invited);
        var bo = invited.Person.Id;
        var token = Firm.Happy(await firm.Tokens.Make(firm.Id, bo, "x", 30, default));
        Assert.Null(await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Auditor, default));

        Assert.Equal("organisation.only-administrator", (await firm.Leaving.Erase(firm.Id, bo, bo, default))?.Code);
        Assert.Null(await firm.Leaving.Erase(firm.Id, firm.Administrator, bo, default));
        Assert.Null(await firm.Leaving.Erase(firm.Id, firm.Administrator, bo, default));

        var row = await firm.Book.Find(firm.Id, bo, default);
        Assert.Equal((null, null, true), (row!.Name, row.Email, row.ErasedAt is not null));
        Assert.Null(await firm.AccountOf(bo));
        Assert.Null(await firm.Tokens.Find(token.Secret, default));
        Assert.Equal([firm.Administrator], (await firm.Organisations.Members(firm.Id, default)).Select(m => m.PersonId));
        Assert.DoesNotContain("Bo Lind", string.Join('\n', await firm.Ask<string>("select t::text from people t union all select convert_from(payload, 'UTF8') from events")));
        Assert.Equal(["organisation-created", "organisation-role-given", "organisation-role-given", "organisation-role-ended", "person-erased"], await Journal(firm));
    }

    [Fact]
    public async Task Leaving_ends_roles_and_ways_in_and_keeps_the_name()
    {
        var firm = await Firm.Found(db);
        var invited = await firm.Add(Firm.Bo);
        await firm.Arrive(invited);
        var bo = invited.Person.Id;
        await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Administrator, default);
        Assert.Null(await firm.Leaving.MarkAsLeft(firm.Id, firm.Administrator, bo, default));
        var row = await firm.Book.Find(firm.Id, bo, default);
        Assert.Equal(("Bo Lind", false), (row!.Name, row.IsHere));
        Assert.Null(await firm.AccountOf(bo));
        Assert.False(await firm.Book.ExistAll(firm.Id, [bo], default));
        Assert.Equal("person.unknown", (await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Administrator, default))?.Code);
    }

    [Fact]
    public async Task The_last_administrator_neither_leaves_nor_is_erased_nor_resigns()
    {
        var firm = await Firm.Found(db);
        Assert.Equal("organisation.last-administrator", (await firm.Leaving.MarkAsLeft(firm.Id, firm.Administrator, firm.Administrator, default))?.Code);
        Assert.Equal("organisation.last-administrator", (await firm.Leaving.Erase(firm.Id, firm.Administrator, firm.Administrator, default))?.Code);
        Assert.Equal("organisation.last-administrator", (await firm.Organisations.EndRole(firm.Id, firm.Administrator, firm.Administrator, OrganisationRole.Administrator, default))?.Code);
    }

    [Fact]
    public async Task Of_two_administrators_who_resign_at_the_same_moment_one_stays()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Administrator, default);
        var refusals = await Task.WhenAll(new[] { firm.Administrator, bo }.Select(p => firm.Organisations.EndRole(firm.Id, p, p, OrganisationRole.Administrator, default)));
        Assert.Equal("organisation.last-administrator", Assert.Single(refusals, r => r is not null)!.Code);
        Assert.Single(await firm.Organisations.Members(firm.Id, default));
    }

    [Fact]
    public async Task Whoever_still_owns_a_project_hands_it_over_first()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        await using (var session = await db.Database.Begin(firm.Id, default))
        {
            await session.Execute("""
                insert into projects (organisation_id, id, number, state, stage, stage_state, at_risk, title_id, owner_id, starts_on, since, track)
                values (@organisation, @project, 1, 'active', 'transparency', 'active', false, @project, @bo, '2026-03-02', now(), '')
                """, new { organisation = firm.Id, project = Guid.NewGuid(), bo }, default);
            await session.Commit(default);
        }
        var refusal = await firm.Leaving.Erase(firm.Id, firm.Administrator, bo, default);
        Assert.Equal(("person.still-owner", "1"), (refusal?.Code, refusal?.Facts.Single().Value));
    }

    [Fact]
    public async Task People_of_another_organisation_do_not_exist()
    {
        var (ours, theirs) = (await Firm.Found(db), await Firm.Found(db));
        Assert.True(await ours.Book.ExistAll(ours.Id, [ours.Administrator, ours.Administrator], default));
        Assert.False(await ours.Book.ExistAll(ours.Id, [ours.Administrator, theirs.Administrator], default));
        Assert.True(await ours.Book.ExistAll(ours.Id, [], default));
    }

    [Fact]
    public async Task An_erased_text_is_gone_and_names_the_entry_that_erased_it()
    {
        var firm = await Firm.Found(db);
        var typed = new Typed("nb");
        var content = typed.Add("en hemmelighet").Id;
        await using (var session = await db.Database.Begin(firm.Id, default))
        {
            var row = typed.Contents[0];
            await session.Execute("insert into contents values (@organisation, @id, @stream, 'nb', @salt, @body, @digest, now())",
                new { organisation = firm.Id, id = row.Id, stream = Guid.NewGuid(), salt = row.Salt, body = row.Body, digest = row.Digest }, default);
            await session.Commit(default);
        }
        Assert.Null(await firm.Organisations.EraseContent(firm.Id, firm.Administrator, content, default));
        Assert.Null(await firm.Organisations.EraseContent(firm.Id, firm.Administrator, content, default));
        Assert.Equal("content.unknown", (await firm.Organisations.EraseContent(firm.Id, firm.Administrator, new(Guid.NewGuid()), default))?.Code);
        Assert.Equal([3L], await firm.Ask<long>("select erased_by from contents where body is null and salt is null"));
        Assert.Equal("content-erased", (await Journal(firm))[2]);
    }

    [Fact]
    public async Task The_table_of_members_is_rebuilt_from_the_events()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        await firm.Organisations.GiveRole(firm.Id, firm.Administrator, bo, OrganisationRole.Auditor, default);
        var before = await firm.Organisations.Members(firm.Id, default);
        await using (var session = await db.Database.Begin(firm.Id, default))
        {
            await ReadModels.Rebuild(session, new(App.Rulebooks.Rulebooks.Embedded()), default);
            await session.Commit(default);
        }
        Assert.Equal(before, await firm.Organisations.Members(firm.Id, default));
        Assert.Equal(2, before.Count);
    }

    // the names of the entries, each of which follows from the one before
    static async Task<IReadOnlyList<string>> Journal(Firm firm)
    {
        var entries = await firm.Ask<StoredEvent>("select stream_id, number, type, type_version, at, actor, payload, hash from events where stream_id = @id order by number", new { id = firm.Id });
        var head = EventHash.BeforeFirst;
        foreach (var entry in entries)
        {
            head = EventHash.Of(firm.Id, entry.StreamId, entry.Number, entry.Type, entry.TypeVersion, entry.At, entry.Actor, entry.Payload, head);
            Assert.Equal(head, entry.Hash);
        }
        return [.. entries.Select(e => e.Type)];
    }

    async Task Put(Firm firm, PersonId person, string role, PersonId? of = null)
    {
        await using var session = await db.Database.Begin(firm.Id, default);
        await session.Execute("insert into project_people (organisation_id, project_id, person_id, part, what) values (@organisation, @project, @person, 'role', @role)",
            new { organisation = firm.Id, project = of?.Value ?? firm.Id.Value, person, role }, default);
        await session.Commit(default);
    }
}
