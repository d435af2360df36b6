using Microsoft.Extensions.DependencyInjection;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Course;

namespace Trust.App.Tests.Accounts;

public sealed class PersonalDataTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    sealed record SchemaColumn(string Table, string Column, string Type);

    const string Schema = """
        select case c.table_schema when 'public' then c.table_name else c.table_schema || '.' || c.table_name end as "table", c.column_name as "column", c.data_type as "type"
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema in ('public', 'council') and t.table_type = 'BASE TABLE'
        """;

    const string PointAtPeople = """
        select c.conrelid::regclass::text as "table", a.attname as "column", 'uuid' as "type"
        from pg_constraint c, unnest(c.conkey, c.confkey) as k(here, there)
        join pg_attribute a on true
        where c.contype = 'f' and c.confrelid = 'people'::regclass and a.attrelid = c.conrelid and a.attnum = k.here
          and k.there = (select attnum from pg_attribute where attrelid = 'people'::regclass and attname = 'id')
        """;

    [Fact]
    public async Task Every_column_that_names_a_person_or_tells_of_one_is_in_the_catalogue()
    {
        var columns = (await Columns()).Where(c => !NotOfPersons.Contains($"{c.Table}.{c.Column}"));
        var personal = columns.Where(IsPersonalByName).Concat(await db.Database.Outside<SchemaColumn>(PointAtPeople, null, default));
        Assert.Empty(personal.Select(c => $"{c.Table}.{c.Column}").Except(Catalogue).Order());
    }

    [Fact]
    public void Every_table_and_column_of_the_catalogue_has_its_word() => Assert.All(PersonalData.Columns, c =>
    {
        Assert.True(Texts.In("en").Knows($"personal-table.{c.Table.Replace('_', '-')}"), c.Table);
        Assert.True(Texts.In("en").Knows($"personal-column.{c.Column.Replace('_', '-')}"), c.Column);
    });

    [Fact]
    public async Task The_catalogue_names_no_column_that_is_gone()
    {
        var columns = await Columns();
        Assert.Empty(Catalogue.Except(columns.Select(c => $"{c.Table}.{c.Column}")));
    }

    [Fact]
    public async Task Wherever_a_person_s_id_stands_after_work_was_done_the_catalogue_knows_the_column()
    {
        var (firm, ada) = await WithWorkDone();
        var found = new List<string>();
        foreach (var column in await Columns())
        {
            if (column.Table == "schema_version" || column.Table.StartsWith("council.", StringComparison.Ordinal)) continue; // the app's role does not even see them
            var holds = column.Type is "bytea" ? $"position(convert_to(@id, 'UTF8') in {column.Column}) > 0" : $"position(@id in {column.Column}::text) > 0";
            if ((await firm.Ask<bool>($"select exists (select from {column.Table} where {holds})", new { id = ada.ToString() })).Single())
                found.Add($"{column.Table}.{column.Column}");
        }
        Assert.Contains("events.actor", found);
        Assert.Contains("projects.owner_id", found);
        Assert.Empty(found.Except(Catalogue));
    }

    [Fact]
    public async Task Whoever_asks_gets_every_row_on_themselves_and_no_secret()
    {
        var (firm, ada) = await WithWorkDone();
        var bo = await firm.Add(Firm.Bo);
        await firm.Arrive(bo);
        await firm.Tokens.Make(firm.Id, bo.Person.Id, "my script", 30, default);

        var ofAda = (await new MyData(db.Database, new(db.Council)).Read(firm.Id, ada, default)).ToDictionary(t => t.Table);
        Assert.Equal("Ada Sunde", Assert.Single(ofAda["people"].Rows).GetProperty("name").GetString());
        Assert.Equal("administrator", Assert.Single(ofAda["organisation_members"].Rows).GetProperty("role").GetString());
        Assert.Contains(ofAda["events"].Rows, r => r.GetProperty("type").GetString() == "project-created");
        Assert.Contains(ofAda["contents"].Rows, r => r.GetProperty("body").GetString() == "Ada’s title");
        Assert.Empty(ofAda["tokens"].Rows);

        var ofBo = (await new MyData(db.Database, new(db.Council)).Read(firm.Id, bo.Person.Id, default)).ToDictionary(t => t.Table);
        Assert.Equal("my script", Assert.Single(ofBo["tokens"].Rows).GetProperty("label").GetString());
        Assert.Contains("password_hash", ofBo["accounts"].Hidden);
        Assert.False(Assert.Single(ofBo["accounts"].Rows).TryGetProperty("password_hash", out _));
        Assert.Empty(ofBo["contents"].Rows);
        Assert.Empty(ofBo["project_people"].Rows);
    }

    [Fact]
    public void Every_purpose_and_retention_of_the_catalogue_has_its_words()
    {
        foreach (var language in App.Texts.Languages)
            foreach (var column in PersonalData.Columns)
            {
                Assert.True(App.Texts.In(language).Knows($"personal-purpose.{Domain.Text.Kebab.Of(column.Purpose)}"), column.Purpose.ToString());
                Assert.True(App.Texts.In(language).Knows($"personal-retention.{Domain.Text.Kebab.Of(column.Retention)}"), column.Retention.ToString());
            }
    }

    /// <summary>As the owner, who sees the bodies' own tables too.</summary>
    Task<IReadOnlyList<SchemaColumn>> Columns() => new Database(db.Owner).Outside<SchemaColumn>(Schema, null, default);

    static readonly HashSet<string> Catalogue = [.. PersonalData.Columns.Select(c => $"{c.Table}.{c.Column}")];

    // named like something personal, and each not so for the reason beside it
    static readonly HashSet<string> NotOfPersons =
    [
        "organisations.name",                   // a firm's
        "data_protection_keys.friendly_name",   // a key's
        "files.name_id",                        // a file's name is a text; texts are found through contents
        "schema_version.name",                  // a migration's
        "post_offices.from_address",            // the house's own
        "post_offices.from_name",               // as above
        "post_offices.password_protected",      // the mail server's
        "post_offices.user_name",               // as above
        "contents.erased_by",                   // the number of an entry
        "files.erased_by",                      // as above
        "process_instances.moved_by",           // as above
    ];

    static bool IsPersonalByName(SchemaColumn column) =>
        column.Column.Split('_') is var words && words.Any(w => w is "person" or "people" or "owner" or "raiser" or "holder" or "deputy" or "actor" or "by" or "author" or "user"
            or "name" or "email" or "phone" or "address" or "password" or "birth" or "photo" or "absence");

    async Task<(Firm Firm, PersonId Ada)> WithWorkDone()
    {
        var firm = await Firm.Found(db);
        await using var services = new ServiceCollection().AddLogging().AddTrust(db.Logins.App).BuildServiceProvider();
        var typed = new Typed("nb");
        var (now, text) = (firm.Clock.GetUtcNow(), typed.Add("Ada’s title"));
        var create = new CreateProject(services.GetRequiredService<App.Rulebooks.Rulebooks>().Latest("rollout")!, text, typed.Add("Purpose"), typed.Add("System"), Decides.Assists, Today.Idea,
            [new(new(Guid.NewGuid()), typed.Add("Firm"), typed.Add("Oslo"), "NO", null, 140, ["nb"])], [], new(2026, 3, 2), "Europe/Oslo", "nb", 140, Actor.Of(firm.Administrator), now);
        var outcome = await services.GetRequiredService<Projects>().Execute(new(firm.Id, new(Guid.CreateVersion7()), create) { Typed = typed, Key = new("key", [1]) }, default);
        Assert.IsType<Outcome.Done>(outcome);
        return (firm, firm.Administrator);
    }
}
