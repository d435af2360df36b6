using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>Whoever owns the server can change every byte; the journal says where.</summary>
public sealed class TamperedJournalTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task An_untouched_journal_holds()
    {
        var office = await Office.Begun(db);
        var check = await office.Check();
        Assert.Empty(check.Flaws);
        Assert.Equal(5, check.Entries);
        Assert.Equal(14, check.Contents);
    }

    [Theory]
    [InlineData("payload = set_byte(payload, octet_length(payload) / 2, get_byte(payload, octet_length(payload) / 2) # 1)")]
    [InlineData("payload = set_byte(payload, 0, get_byte(payload, 0) # 1)")]
    [InlineData("payload = payload || ' '::bytea")]
    [InlineData("hash = set_byte(hash, 31, get_byte(hash, 31) # 1)")]
    [InlineData("actor = overlay(actor placing 'd' from length(actor))")]
    [InlineData("actor = 'system'")]
    [InlineData("actor = 'nobody'")]
    [InlineData("actor = repeat('a', 5000)")]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("type = 'evidence-giveM'")]
    [InlineData("type_version = 2")]
    public async Task An_entry_with_one_changed_byte_is_named(string change)
    {
        var office = await Office.Begun(db);
        Assert.Equal(1, await office.Tamper($"update events set {change} where stream_id = @project and number = 4"));
        Assert.Contains(new Flaw(FlawKind.Altered, 4), (await office.Check()).Flaws);
    }

    [Fact]
    public async Task Every_byte_of_a_payload_counts()
    {
        var office = await Office.Begun(db);
        var payload = (await office.Journal())[4].Payload;
        for (var at = 0; at < payload.Length; at++)
        {
            var flip = $"update events set payload = set_byte(payload, {at}, get_byte(payload, {at}) # 128) where stream_id = @project and number = 5";
            await office.Tamper(flip);
            Assert.Contains(new Flaw(FlawKind.Altered, 5), (await office.Check()).Flaws);
            await office.Tamper(flip);
        }
        Assert.True((await office.Check()).Holds);
    }

    [Theory]
    [InlineData("body = overlay(body placing 'T' from 1)")]
    [InlineData("body = body || ' '")]
    [InlineData("salt = set_byte(salt, 15, get_byte(salt, 15) # 1)")]
    [InlineData("digest = set_byte(digest, 0, get_byte(digest, 0) # 1)")]
    public async Task A_changed_text_is_named_with_the_entry_that_cites_it(string change)
    {
        var office = await Office.Begun(db);
        var text = ((ObjectionRaised)EventBytes.Read((await office.Journal())[4])).Text.Id;
        Assert.Equal(1, await office.Tamper($"update contents set {change} where id = '{text}'"));
        Assert.Equal([new Flaw(FlawKind.ContentAltered, 5, text.Value)], (await office.Check()).Flaws);
    }

    [Theory]
    [InlineData("update file_chunks set bytes = set_byte(bytes, 99, get_byte(bytes, 99) # 1) where file_id = '{0}'")]
    [InlineData("delete from file_chunks where file_id = '{0}'")]
    [InlineData("update files set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where id = '{0}'")]
    [InlineData("update files set digest = set_byte(digest, 0, get_byte(digest, 0) # 1) where id = '{0}'")]
    public async Task A_changed_file_is_named_with_the_entry_that_cites_it(string change)
    {
        var office = await Office.Begun(db);
        var file = (await office.Now()).Evidence.Values.Single().Files.Single().Id;
        Assert.Equal(1, await office.Tamper(string.Format(change, file)));
        Assert.Equal([new Flaw(FlawKind.ContentAltered, 4, file.Value)], (await office.Check()).Flaws);
    }

    [Fact]
    public async Task A_text_that_is_gone_is_named()
    {
        var office = await Office.Begun(db);
        var text = (await office.Now()).Purpose!.Value.Id;
        await office.Tamper($"delete from contents where id = '{text}'");
        Assert.Equal([new Flaw(FlawKind.ContentMissing, 1, text.Value)], (await office.Check()).Flaws);
    }

    [Fact]
    public async Task An_entry_taken_out_leaves_a_gap()
    {
        var office = await Office.Begun(db);
        await office.Tamper("delete from events where stream_id = @project and number = 3");
        Assert.Contains(new Flaw(FlawKind.Gap, 3), (await office.Check()).Flaws);
    }

    [Fact]
    public async Task A_long_journal_names_a_flaw_wherever_it_stands()
    {
        var office = await Office.Begun(db);
        for (var n = 2; n <= 600; n++) await office.Do(Acts.Objects(n, Walter, blocking: false, LindtalCouncil, Stage.Transparency)(await office.Now(), office.At));
        Assert.True((await office.Check()).Holds);
        foreach (var number in (int[])[1, 256, 257, 512, 513, 600])
        {
            var flip = $"update events set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where stream_id = @project and number = {number}";
            await office.Tamper(flip);
            Assert.Equal([number, number + 1], (await office.Check()).Flaws.Select(f => f.Number)); // it, and the one that stands on it
            await office.Tamper(flip);
        }
        await office.Tamper("delete from events where stream_id = @project and number between 250 and 520");
        Assert.Contains(new Flaw(FlawKind.Gap, 250), (await office.Check()).Flaws);
    }

    [Fact]
    public async Task A_gap_that_was_closed_by_renumbering_is_found()
    {
        var office = await Office.Begun(db);
        await office.Tamper("delete from events where stream_id = @project and number = 3");
        await office.Tamper("update events set number = 3 where stream_id = @project and number = 4");
        await office.Tamper("update events set number = 4 where stream_id = @project and number = 5");
        Assert.Contains(new Flaw(FlawKind.Altered, 3), (await office.Check()).Flaws);
    }

    [Theory]
    [InlineData("state = convert_to(replace(convert_from(state, 'UTF8'), '\"affectedEmployees\":520', '\"affectedEmployees\":521'), 'UTF8')")]
    [InlineData("state = '{'")]
    [InlineData("number = number + 1")]
    [InlineData("head = set_byte(head, 0, get_byte(head, 0) # 1)")]
    public async Task A_state_that_does_not_follow_from_the_entries_is_found(string change)
    {
        var office = await Office.Begun(db);
        Assert.Equal(1, await office.Tamper($"update project_states set {change} where project_id = @project"));
        Assert.Equal([new Flaw(FlawKind.StateDiffers, 5)], (await office.Check()).Flaws);
    }

    [Fact]
    public async Task A_rewritten_tail_holds_by_itself_and_breaks_at_an_anchor()
    {
        var office = await Office.Begun(db);
        var (entries, anchor) = (await office.Journal(), await Head(office));
        await Rewrite(office, entries, from: 4, payload => payload.Replace("520", "521").Replace("privacy", "jobs"));

        Assert.True((await office.Check()).Holds);
        Assert.True((await office.Check((3, Hex(entries[2])))).Holds);
        Assert.Equal([new Flaw(FlawKind.AnchorBroken, 5)], (await office.Check(anchor)).Flaws);
    }

    [Fact]
    public async Task A_cut_tail_holds_by_itself_and_breaks_at_an_anchor()
    {
        var office = await Office.Begun(db);
        var anchor = await Head(office);
        await office.Tamper("delete from events where stream_id = @project and number > 3");
        Assert.Equal([new Flaw(FlawKind.StateDiffers, 3)], (await office.Check()).Flaws);

        await office.Tamper("delete from project_states where project_id = @project");
        Assert.True((await office.Check()).Holds);
        Assert.Equal([new Flaw(FlawKind.AnchorBroken, 5)], (await office.Check(anchor)).Flaws);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(6)]
    public async Task An_anchor_at_no_entry_is_broken(long number)
    {
        var office = await Office.Begun(db);
        Assert.Equal([new Flaw(FlawKind.AnchorBroken, number)], (await office.Check((number, new('0', 64)))).Flaws);
    }

    [Fact]
    public async Task An_anchor_may_be_typed_in_capitals()
    {
        var office = await Office.Begun(db);
        var (number, hash) = await Head(office);
        Assert.True((await office.Check((number, hash.ToUpperInvariant()))).Holds);
    }

    static string Hex(StoredEvent entry) => Convert.ToHexStringLower(entry.Hash);

    static async Task<(long Number, string Hash)> Head(Office office) => await office.Check() is var check ? (check.Entries, check.Head) : default;

    /// <summary>What an owner of the database would do who knows the form: new payloads, new hashes, a new state.</summary>
    static async Task Rewrite(Office office, List<StoredEvent> entries, int from, Func<string, string> change)
    {
        var head = entries[from - 2].Hash;
        foreach (var entry in entries.Skip(from - 1))
        {
            var payload = System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(entry.Payload)));
            head = EventHash.Of(office.Organisation, entry.StreamId, entry.Number, entry.Type, entry.TypeVersion, entry.At, entry.Actor, payload, head);
            await office.Tamper($"update events set payload = '\\x{Convert.ToHexString(payload)}', hash = '\\x{Convert.ToHexString(head)}' where stream_id = @project and number = {entry.Number}");
        }
        await office.Tamper("delete from project_states where project_id = @project");
    }
}
