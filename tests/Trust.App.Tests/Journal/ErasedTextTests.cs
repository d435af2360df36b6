using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>A text may go for good, by a recorded erasure and in no other way; the journal stays whole.</summary>
public sealed class ErasedTextTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly ProductClock Clock = new(TimeProvider.System);

    [Fact]
    public async Task An_erased_text_verifies_as_erased()
    {
        var office = await Office.Begun(db);
        await Erase(office, (await office.Now()).Purpose!.Value.Id);

        var check = await office.Check();
        Assert.Empty(check.Flaws);
        Assert.Equal(1, check.Erased);
    }

    [Fact]
    public async Task A_text_that_was_emptied_without_an_entry_is_named_as_missing()
    {
        var office = await Office.Begun(db);
        var text = (await office.Now()).Purpose!.Value.Id;
        await office.Tamper($"update contents set salt = null, body = null, erased_by = 2 where id = '{text}'");
        Assert.Equal([new Flaw(FlawKind.ContentMissing, 1, text.Value)], (await office.Check()).Flaws);
    }

    [Fact]
    public async Task One_erasure_does_not_cover_another_text()
    {
        var office = await Office.Begun(db);
        var (erased, other) = ((await office.Now()).Purpose!.Value.Id, (await office.Now()).AiSystem!.Value.Id);
        await Erase(office, erased);
        await office.Tamper($"update contents set salt = null, body = null, erased_by = (select erased_by from contents where id = '{erased}') where id = '{other}'");
        Assert.Equal([new Flaw(FlawKind.ContentMissing, 1, other.Value)], (await office.Check()).Flaws);
    }

    async Task Erase(Office office, ContentId text)
    {
        var organisations = new Organisations(db.Database, new(db.Database, Clock, TimeProvider.System), Clock, TimeProvider.System);
        Assert.Null(await organisations.EraseContent(office.Organisation, office.Administrator, text, default));
    }
}
