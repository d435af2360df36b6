using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>People from a list: whole or not at all, and taken back while nobody of it is in use.</summary>
public sealed class PeopleImportTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly PersonInput Otherwise = new(null, null, "de", "Europe/Berlin");

    [Theory]
    [InlineData("Name;E-Mail;Sprache\nAnna Beck;a@firm.example;de\nBo Dahl;b@firm.example;nb")]
    [InlineData("Vorname,Nachname,E-Mail-Adresse,Sprache\nAnna,Beck,a@firm.example,DE\nBo,Dahl,b@firm.example,norsk")]
    [InlineData("Etternavn\tFornavn\tE-post\tSpråk\nBeck\tAnna\ta@firm.example\tDeutsch\nDahl\tBo\tb@firm.example\tnb")]
    [InlineData("Anna Beck;a@firm.example\nBo Dahl;b@firm.example;nb")]
    [InlineData("\r\n\"Anna Beck\";\"a@firm.example\"\r\n\r\n\"Bo Dahl\" ; b@firm.example ;nb\r\n")]
    public void A_list_is_read_as_spreadsheets_give_it_away(string list) => Assert.Equal(
        [("Anna Beck", "a@firm.example", "de"), ("Bo Dahl", "b@firm.example", "nb")],
        ListOfPeople.Read(list, Otherwise).Value!.Select(p => { Assert.Null(p.Wrong); return (p.Input.Name!, p.Input.Email!, p.Input.Language!); }));

    [Theory]
    [InlineData("", "people-list.empty")]
    [InlineData("Name;E-Mail\n\n", "people-list.empty")]
    [InlineData("Personalnummer;Abteilung\n17;Einkauf", "people-list.headings-unknown")]
    [InlineData("Anna Beck;\"a@firm.example\nBo Dahl;b@firm.example", "people-list.unreadable")]
    public void What_is_no_list_is_said(string list, string code)
    {
        var refusal = ListOfPeople.Read(list, Otherwise).Refusal;
        Assert.Equal((code, "list"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void A_list_has_an_end()
    {
        Assert.Equal("people-list.too-long", ListOfPeople.Read(string.Concat(Enumerable.Range(0, 2_001).Select(n => $"P {n};p{n}@firm.example\n")), Otherwise).Refusal?.Code);
        Assert.Equal("people-list.too-long", ListOfPeople.Read(new string('x', 400_001), Otherwise).Refusal?.Code);
    }

    [Fact]
    public void Each_wrong_line_is_named_with_its_number()
    {
        var read = ListOfPeople.Read("Name;E-Mail;Sprache\n;a@firm.example;de\nBo;not an address;de\nCarla;c@firm.example;fr\n\nDan;d@firm.example;de\nDan again;D@firm.example;de\nEve\u202e;e@firm.example;\n\"Gro\nHansen\";not an address;nb\nIda;i@firm.example;fr", Otherwise).Value!;
        Assert.Equal([(2, "person.name-wrong"), (3, "person.email-wrong"), (4, "person.language-unknown"), (6, null), (7, "people-list.address-twice"), (8, "person.name-wrong"), (10, "person.name-wrong"), (11, "person.language-unknown")], // a cell may go over two lines
            read.Select(p => (p.Line, p.Wrong?.Code)));
    }

    [Fact]
    public async Task Looking_stores_nothing_and_adding_adds_all_or_none()
    {
        var firm = await Firm.Found(db);
        await firm.Add(Firm.Bo);
        var import = Import(firm);
        var known = (await import.Look(firm.Id, firm.Administrator, $"Anna;anna@firm.example\nAgain;{Firm.Bo.Email!.ToUpperInvariant()}", Otherwise, default)).Value!;
        Assert.Equal([null, "person.address-known"], known.Select(p => p.Wrong?.Code));
        var refused = (await import.Add(firm.Id, firm.Administrator, $"Anna;anna@firm.example\nAgain;{Firm.Bo.Email}", Otherwise, default)).Refusal;
        Assert.Equal(("people-list.rows-wrong", "list"), (refused?.Code, refused?.Field));
        Assert.Equal(2, (await firm.People.List(firm.Id, firm.Administrator, null, 10, default)).Items.Count);

        var added = Firm.Happy(await import.Add(firm.Id, firm.Administrator, "Anna;anna@firm.example\nCarl;carl@firm.example;nb", Otherwise, default));
        Assert.Equal(["Anna", "Carl"], added.Select(i => i.Person.Name));
        Assert.Equal(2, added.Select(i => i.Link.Text).Distinct().Count());
        Assert.Equal(4, (await firm.People.List(firm.Id, firm.Administrator, null, 10, default)).Items.Count);
    }

    [Fact]
    public async Task A_list_is_taken_back_but_for_those_who_have_become_somebody()
    {
        var firm = await Firm.Found(db);
        var import = Import(firm);
        var added = Firm.Happy(await import.Add(firm.Id, firm.Administrator, "Anna;anna@firm.example\nCarl;carl@firm.example\nDan;dan@firm.example", Otherwise, default));
        await using (var session = await db.Database.Begin(firm.Id, default))
        {
            await session.Execute("insert into project_people (organisation_id, project_id, person_id, part, what) values (@organisation, gen_random_uuid(), @person, 'place', 'employees')", new { organisation = firm.Id, person = added[1].Person.Id }, default);
            await session.Commit(default);
        }
        var list = Assert.Single(await import.Recent(firm.Id, firm.Administrator, default));
        Assert.Equal(3, list.People);

        Assert.Equal(2, Firm.Happy(await import.TakeBack(firm.Id, firm.Administrator, list.Id, default)));
        Assert.Equal(["Carl"], (await firm.People.List(firm.Id, firm.Administrator, null, 10, default)).Items.Select(p => p.Name).Where(n => n is "Anna" or "Carl" or "Dan"));
        Assert.Empty(await import.Recent(firm.Id, firm.Administrator, default));
        Assert.Equal(0, Firm.Happy(await import.TakeBack(firm.Id, firm.Administrator, list.Id, default)));
        Assert.Equal(0, (await firm.Ask<long>("select count(*) from people_imports")).Single()); // and with it who added it
        Firm.Happy(await import.Add(firm.Id, firm.Administrator, "Anna;anna@firm.example", Otherwise, default)); // the address is free again
    }

    [Fact]
    public async Task Who_may_add_nobody_adds_no_list_and_takes_none_back()
    {
        var firm = await Firm.Found(db);
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        var import = Import(firm);
        Firm.Happy(await import.Add(firm.Id, firm.Administrator, "Anna;anna@firm.example", Otherwise, default));
        var list = Assert.Single(await import.Recent(firm.Id, firm.Administrator, default));
        Assert.Equal("person.not-yours-to-add", (await import.Look(firm.Id, bo, "Eve;eve@firm.example", Otherwise, default)).Refusal?.Code);
        Assert.Equal("person.not-yours-to-add", (await import.Add(firm.Id, bo, "Eve;eve@firm.example", Otherwise, default)).Refusal?.Code);
        Assert.Equal("person.not-yours-to-add", (await import.TakeBack(firm.Id, bo, list.Id, default)).Refusal?.Code);
        Assert.Empty(await import.Recent(firm.Id, bo, default));
        var other = await Firm.Found(db);
        Assert.Equal(0, Firm.Happy(await import.TakeBack(other.Id, other.Administrator, list.Id, default)));
    }

    [Fact]
    public async Task A_list_is_taken_back_by_whoever_added_it_or_an_administrator_and_nobody_else()
    {
        var firm = await Firm.Found(db);
        var import = Import(firm);
        var (bo, cara) = ((await firm.Add(Firm.Bo)).Person.Id, (await firm.Add(Firm.Bo with { Name = "Cara", Email = "cara@firm.example" })).Person.Id);
        foreach (var owner in new[] { bo, cara }) await Owns(firm, owner);
        foreach (var name in new[] { "Anna", "Dan" }) Firm.Happy(await import.Add(firm.Id, bo, $"{name};{name}@firm.example", Otherwise, default));
        var lists = await import.Recent(firm.Id, bo, default);
        Assert.Equal(2, lists.Count);
        Assert.Empty(await import.Recent(firm.Id, cara, default));
        Assert.Equal(lists, await import.Recent(firm.Id, firm.Administrator, default));

        Assert.Equal("people-list.not-yours", (await import.TakeBack(firm.Id, cara, lists[0].Id, default)).Refusal?.Code);
        Assert.Equal(1, Firm.Happy(await import.TakeBack(firm.Id, bo, lists[0].Id, default)));
        Assert.Equal(1, Firm.Happy(await import.TakeBack(firm.Id, firm.Administrator, lists[1].Id, default)));
    }

    [Fact]
    public async Task Who_added_a_list_is_kept_for_a_day_and_no_longer()
    {
        var firm = await Firm.Found(db);
        Firm.Happy(await Import(firm).Add(firm.Id, firm.Administrator, "Anna;anna@firm.example", Otherwise, default));
        firm.Time.Ahead = PeopleImport.Lasts + TimeSpan.FromMinutes(1);
        await new Retention(db.Database, firm.Clock).Run(firm.Id, default);
        Assert.Equal(0, (await firm.Ask<long>("select count(*) from people_imports")).Single());
    }

    async Task Owns(Firm firm, PersonId person)
    {
        await using var session = await db.Database.Begin(firm.Id, default);
        await session.Execute("insert into project_people (organisation_id, project_id, person_id, part, what) values (@organisation, gen_random_uuid(), @person, 'role', 'owner')", new { organisation = firm.Id, person }, default);
        await session.Commit(default);
    }

    [Fact]
    public async Task After_a_day_a_list_stays()
    {
        var firm = await Firm.Found(db);
        var import = Import(firm);
        Firm.Happy(await import.Add(firm.Id, firm.Administrator, "Anna;anna@firm.example", Otherwise, default));
        var list = Assert.Single(await import.Recent(firm.Id, firm.Administrator, default));
        firm.Time.Ahead = PeopleImport.Lasts + TimeSpan.FromMinutes(1);
        Assert.Empty(await import.Recent(firm.Id, firm.Administrator, default));
        Assert.Equal(0, Firm.Happy(await import.TakeBack(firm.Id, firm.Administrator, list.Id, default)));
    }

    PeopleImport Import(Firm firm) => new(db.Database, firm.Clock, firm.Time, firm.People);
}
