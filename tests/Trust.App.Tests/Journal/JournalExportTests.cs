using System.Text;
using System.Text.Json.Nodes;
using Trust.App.Tests.Ground;

namespace Trust.App.Tests;

/// <summary>The journal as a file proves itself without Trust and without its database.</summary>
public sealed class JournalExportTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_export_holds_by_itself_and_ends_where_the_journal_ends()
    {
        var office = await Office.Begun(db);
        var check = JournalExport.Verify(await Export(office));
        Assert.Empty(check.Flaws);
        Assert.Equal((await office.Check()).Head, check.Head);
        Assert.Equal(5, check.Entries);
    }

    [Fact]
    public async Task A_withheld_entry_and_a_withheld_text_leave_no_flaw()
    {
        var office = await Office.Begun(db);
        var purpose = (await office.Now()).Purpose!.Value.Id.Value;
        var file = await Export(office, entry => entry.Number is 1 or 5, id => id != purpose);

        Assert.True(JournalExport.Verify(file).Holds);
        Assert.DoesNotContain("objection-raised", Encoding.UTF8.GetString(file));
        Assert.DoesNotContain("body", Content(file, purpose).Select(p => p.Key));
    }

    [Fact]
    public async Task An_erased_text_holds_in_the_export()
    {
        var office = await Office.Begun(db);
        var clock = new ProductClock(TimeProvider.System);
        await new Organisations(db.Database, new(db.Database, clock, TimeProvider.System), clock, TimeProvider.System)
            .EraseContent(office.Organisation, office.Administrator, (await office.Now()).Purpose!.Value.Id, default);
        var check = JournalExport.Verify(await Export(office));
        Assert.Empty(check.Flaws);
        Assert.Equal(1, check.Erased);
    }

    public static TheoryData<string, Action<JsonNode>, FlawKind> Alterations => new()
    {
        { "an act", file => Entry(file)["payload"] = Entry(file)["payload"]!.GetValue<string>().Replace("dpia", "dpib"), FlawKind.Altered },
        { "no JSON at all", file => Entry(file)["payload"] = "{", FlawKind.Altered },
        { "who", file => Entry(file)["actor"] = "system", FlawKind.Altered },
        { "when", file => Entry(file)["at"] = "2026-03-02T08:00:00.000000Z", FlawKind.Altered },
        { "the name", file => Entry(file)["type"] = "evidence-waived", FlawKind.Altered },
        { "the version", file => Entry(file)["typeVersion"] = 2, FlawKind.Altered },
        { "the hash", file => Entry(file)["hash"] = new string('0', 64), FlawKind.Altered },
        { "the project", file => file["stream"] = Guid.Empty, FlawKind.Altered },
        { "a missing entry", file => file["entries"]!.AsArray().RemoveAt(3), FlawKind.Gap },
        { "a text", file => file["contents"]![0]!["body"] = "something else", FlawKind.ContentAltered },
        { "a salt", file => file["contents"]![0]!["salt"] = new string('0', 32), FlawKind.ContentAltered },
        { "a digest", file => file["contents"]![0]!["digest"] = new string('0', 64), FlawKind.ContentAltered },
        { "a missing text", file => file["contents"]!.AsArray().RemoveAt(0), FlawKind.ContentMissing },
    };

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task An_altered_export_is_found(string what, Action<JsonNode> alter, FlawKind flaw)
    {
        var file = JsonNode.Parse(await Export(await Office.Begun(db)))!;
        alter(file);
        Assert.True(JournalExport.Verify(Encoding.UTF8.GetBytes(file.ToJsonString())).Flaws.Any(f => f.Kind == flaw), what);
    }

    public static TheoryData<string> Rubbish => new("", "[]", "null", "{}", """{"format":"trust.journal.2"}""", """{"format":"trust.journal.1"}""",
        """{"format":"trust.journal.1","organisation":"x","stream":1,"entries":[],"contents":[]}""",
        $$"""{"format":"trust.journal.1","organisation":"{{Guid.Empty}}","stream":"{{Guid.Empty}}","entries":[{"number":1,"hash":"xyz"}],"contents":[]}""",
        $$"""{"format":"trust.journal.1","organisation":"{{Guid.Empty}}","stream":"{{Guid.Empty}}","entries":[{"number":1,"hash":"00","payload":"{}"}],"contents":[]}""",
        $$"""{"format":"trust.journal.1","organisation":"{{Guid.Empty}}","stream":"{{Guid.Empty}}","entries":[],"contents":[{"id":"{{Guid.Empty}}"},{"id":"{{Guid.Empty}}"}]}""");

    [Theory]
    [MemberData(nameof(Rubbish))]
    public void A_file_of_another_form_is_refused_as_such(string file) =>
        Assert.Throws<FormatException>(() => JournalExport.Verify(Encoding.UTF8.GetBytes(file)));

    static JsonNode Entry(JsonNode file) => file["entries"]![3]!;

    static JsonObject Content(byte[] file, Guid id) => JsonNode.Parse(file)!["contents"]!.AsArray().Select(c => c!.AsObject()).Single(c => c["id"]!.GetValue<Guid>() == id);

    static async Task<byte[]> Export(Office office, Func<StoredEvent, bool>? withhold = null, Func<Guid, bool>? mayRead = null)
    {
        using var file = new MemoryStream();
        await new JournalExport(office.Database, office.Store).Write(office.Organisation, office.Project, file, withhold ?? (_ => false), mayRead ?? (_ => true), default);
        return file.ToArray();
    }
}
