using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Accounts;

/// <summary>What an organisation says in its own words: in each language by itself, recorded, and shown as plain text.</summary>
public sealed class OwnTextsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_language_without_a_text_shows_that_of_the_organisation_s_own_and_else_the_first_there_is()
    {
        var (firm, own) = await Found();
        Assert.Null(await own.Read(firm.Id, OwnText.WhomToAsk, "de", default));
        await Say(firm, own, ("nl", "Personeelszaken"), ("sv", "HR, rum 4"));
        Assert.Equal(new OwnWords("HR, rum 4", "sv"), await own.Read(firm.Id, OwnText.WhomToAsk, "de", default));    // neither de nor nb, which is the firm's
        await Say(firm, own, ("nb", "HR, rom 4"));
        Assert.Equal(new OwnWords("HR, rom 4", "nb"), await own.Read(firm.Id, OwnText.WhomToAsk, "de", default));
        Assert.Equal(new OwnWords("Personeelszaken", "nl"), await own.Read(firm.Id, OwnText.WhomToAsk, "nl", default));
        Assert.Null(await own.Read(firm.Id, OwnText.SignIn, "nb", default));
    }

    [Fact]
    public async Task What_is_said_again_leaves_no_entry_and_what_is_taken_back_is_gone_but_for_who_did_it()
    {
        var (firm, own) = await Found();
        await Say(firm, own, ("nb", "HR, rom 4\r\n  Telefon 44  "));
        await Say(firm, own, ("nb", "HR, rom 4\nTelefon 44"), ("de", ""));
        await Say(firm, own, ("nb", " "));
        Assert.Null(await own.Read(firm.Id, OwnText.WhomToAsk, "nb", default));
        Assert.Equal([("nb", true, Firm.Ada.Name), ("nb", false, Firm.Ada.Name)], (await own.History(firm.Id, default)).Select(c => (c.Language, c.TakenBack, c.Who)));
        var check = (await Check(firm)).Value!; // an administrator may
        Assert.Empty(check.Flaws);
        Assert.Equal((4L, 1L), (check.Entries, check.Contents));
    }

    [Fact]
    public async Task A_text_that_was_altered_behind_the_journal_s_back_is_named_and_an_erased_one_gives_way_to_the_next_language()
    {
        var (firm, own) = await Found();
        await Say(firm, own, ("nb", "HR, rom 4"), ("en", "HR, room 4"));
        var id = (await firm.Ask<ContentId>("select content_id from organisation_texts where language = 'nb'")).Single();
        await Tamper($"update contents set body = 'HR, rom 5' where id = '{id}'");
        Assert.Equal([FlawKind.ContentAltered], (await Check(firm)).Value!.Flaws.Select(f => f.Kind)); // as above
        await Tamper($"update contents set body = 'HR, rom 4' where id = '{id}'");
        Assert.Null(await firm.Organisations.EraseContent(firm.Id, firm.Administrator, id, default));
        Assert.Equal("en", (await own.Read(firm.Id, OwnText.WhomToAsk, "nb", default))?.Language);
        Assert.Empty((await Check(firm)).Value!.Flaws); // as above
    }

    [Theory]
    [InlineData("nb", "a\nb\nc\nd\ne\nf", "own-texts.text-wrong", "whom-to-ask-nb")]
    [InlineData("nb", "\u202eright to left", "own-texts.text-wrong", "whom-to-ask-nb")]
    [InlineData("nb", "bell \u0007", "own-texts.text-wrong", "whom-to-ask-nb")]
    [InlineData("fr", "RH", "own-texts.language-unknown", "whom-to-ask-fr")]
    public async Task What_does_not_fit_is_refused_with_its_field_and_nothing_else_of_it_is_kept(string language, string text, string code, string field)
    {
        var (firm, own) = await Found();
        var refusal = await own.Set(firm.Id, firm.Administrator, [(OwnText.SignIn, "nb", "Jobbadressen"), (OwnText.WhomToAsk, language, text)], default);
        Assert.Equal((code, field), (refusal?.Code, refusal?.Field));
        Assert.Empty(await own.All(firm.Id, default));
    }

    [Fact]
    public async Task Five_hundred_characters_fit_and_one_more_does_not_and_only_an_administrator_writes_them()
    {
        var (firm, own) = await Found();
        Assert.Equal("own-texts.text-wrong", (await own.Set(firm.Id, firm.Administrator, [(OwnText.SignIn, "nb", new string('x', 501))], default))?.Code);
        await Say(firm, own, ("nb", new string('x', 500)));
        var bo = (await firm.Add(Firm.Bo)).Person.Id;
        Assert.Equal("organisation.only-administrator", (await own.Set(firm.Id, bo, [(OwnText.SignIn, "nb", "Jobbadressen")], default))?.Code);
    }

    [Fact]
    public async Task Before_a_sign_in_one_organisation_speaks_and_of_several_none()
    {
        var alone = new TestDatabase();
        await alone.InitializeAsync();
        var firm = await Firm.Found(alone);
        var own = new OwnTexts(alone.Database, firm.Clock);
        await Say(firm, own, ("nb", "HR, rom 4"));
        Assert.Equal("HR, rom 4", (await own.ReadOfOnlyOne(OwnText.WhomToAsk, "nb", default))?.Body);
        await Firm.Found(alone);
        Assert.Null(await own.ReadOfOnlyOne(OwnText.WhomToAsk, "nb", default));
        await alone.DisposeAsync();
    }

    async Task<(Firm, OwnTexts)> Found()
    {
        var firm = await Firm.Found(db);
        return (firm, new(db.Database, firm.Clock));
    }

    static async Task Say(Firm firm, OwnTexts own, params (string Language, string Text)[] said) =>
        Assert.Null(await own.Set(firm.Id, firm.Administrator, [.. said.Select(s => (OwnText.WhomToAsk, s.Language, (string?)s.Text))], default));

    /// <summary>As somebody with every right on the database, whom no trigger stops.</summary>
    async Task Tamper(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = db.Name, Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand("set session_replication_role = replica; " + sql);
        await command.ExecuteNonQueryAsync();
    }

    Task<Answer<CheckedJournal>> Check(Firm firm) => new OrganisationCheck(db.Database).Run(firm.Id, firm.Administrator, null, default);
}
