using System.Text;
using System.Text.RegularExpressions;
using Trust.App.Rulebooks;

namespace Trust.App.Tests.Checkpoints;

/// <summary>Whoever mistypes in a law pack is told file, line and path in plain words, and Trust does not start.</summary>
public sealed class LawFaultTests
{
    const string Name = "workflows/jurisdictions/de.v1.json";

    [Fact]
    public void A_strength_outside_the_six_stops_the_start()
    {
        var fault = Fault("\"de-95\"", "\"strength\": \"consent\"", "\"strength\": \"approval\"");
        Assert.Equal("$.rights[4].strength", fault.Path);
        Assert.Equal("'approval' is unknown here; known are 'inform', 'consult', 'negotiate', 'consent', 'veto', 'condition'", fault.Reason);
    }

    [Fact]
    public void An_unknown_member_is_named_with_those_that_are_known()
    {
        var fault = Fault("\"de-95\"", "\"targetDays\": 40", "\"targetDay\": 40, \"targetDays\": 40");
        Assert.Equal("$.rights[4].targetDay", fault.Path);
        Assert.StartsWith("'targetDay' is unknown here; known are id, subject, gives, strength,", fault.Reason);
    }

    [Theory]
    [InlineData("\"de-95\"", "\"any\": [\"selects\"]", "\"any\": [\"select\"]", "$.rights[4].trigger.any[0]", "'select' is unknown here")]
    [InlineData("\"de-95\"", "\"instrument\": \"betriebsvereinbarung\"", "\"instrument\": \"vereinbarung\"", "$.rights[4].instrument", "'vereinbarung' is not among the instruments")]
    [InlineData("\"de-95\"", "\"conciliation\": \"einigungsstelle\"", "\"conciliation\": \"schlichter\"", "$.rights[4].conciliation", "'schlichter' is not among the conciliations")]
    [InlineData("\"de-95\"", "\"at\": [\"pilot\", \"go-live\"]", "\"at\": []", "$.rights[4].at", "a right stands at a gate or lock, or says under informational why not")]
    [InlineData("\"de-99\"", "\"at\": []", "\"at\": [\"go-live\"]", "$.rights[6].informational", "what is informational stands at no gate or lock")]
    [InlineData("\"de-95\"", "relevance/human-decisions", "relevance/human-decision", "$.rights[4].packet[1].evidence", "no workflow asks for 'relevance/human-decision'")]
    [InlineData("\"de-95\"", "\"evidence\": \"relevance/human-decisions\", ", "", "$.rights[4].packet[1]", "names either evidence of the workflow or a key of its own")]
    [InlineData("\"de-95\"", "\"evidence\": \"relevance/human-decisions\", ", "\"key\": \"people\", ", "$.rights[4].packet[1].key", "'people' asks nothing")]
    [InlineData("\"de-95\"", "\"source\": [\"DE1\"]", "\"source\": [\"DE9\"]", "$.rights[4].law.source[0]", "'DE9' is not among the sources")]
    [InlineData("\"de-95\"", "\"source\": [\"DE1\"]", "\"source\": []", "$.rights[4].law.certainty", "what was seen names where")]
    [InlineData("\"de-95\"", "\"silence\": \"not-consent\"", "\"silence\": \"consent\"", "$.rights[4].clocks[0].silence", "silence can mean this only where a number of days ends")]
    [InlineData("\"de-95\"", "\"id\": \"de-95/reply\"", "\"id\": \"de-94/reply\"", "$.rights[4].clocks[0].id", "the clock of de-95 begins with de-95/")]
    [InlineData("\"de-95\"", "\"pausedBy\": [\"incomplete\", \"conciliation\"]", "\"pausedBy\": []", "$.rights[4].clocks[0].restartsWhenComplete", "starts anew only what incomplete papers stop")]
    [InlineData("\"de-95\"", "\"kind\": \"reply\"", "\"kind\": \"lead-time\"", "$.rights[4].clocks[0].rollsForward", "a lead time is counted backwards and never moves to a later day")]
    [InlineData("\"de-99\"", "\"length\": { \"count\": 1, \"unit\": \"weeks\" }", "\"length\": { \"count\": 0, \"unit\": \"weeks\" }", "$.rights[6].clocks[0].length.count", "must be at least 1, but is 0")]
    [InlineData("\"de-99\"", "\"length\": { \"count\": 1, \"unit\": \"weeks\" }", "\"length\": { \"count\": 1, \"unit\": \"weeks\" }, \"proposed\": { \"count\": 1, \"unit\": \"days\" }", "$.rights[6].clocks[0].proposed", "the source names a number, so nothing is proposed")]
    [InlineData("\"rights\"", "\"id\": \"de-95\"", "\"id\": \"de-94\"", "$.rights[4].id", "'de-94' is there twice; the first is in line ")]
    [InlineData("\"rights\"", "\"id\": \"de-95\"", "\"id\": \"at-95\"", "$.rights[4].id", "'at-95' does not begin with de-")]
    [InlineData("\"de-95\"", "\"bodies\": [\"works-council\"]", "\"bodies\": []", "$.rights[4].holders", "nobody holds this right")]
    [InlineData("\"de-90\"", "\"eu-89-391\"", "\"eu-89-392\"", "$.rights[0].covers[1]", "no pack has a right 'eu-89-392'")]
    [InlineData("\"remedies\"", "\"de-97\"", "\"de-98\"", "$.remedies[0].belongsTo[4]", "'de-98' is no right of this pack")]
    [InlineData("\"bodies\"", "\"local\": { \"de\": \"Betriebsrat\" }", "\"local\": { \"fr\": \"Betriebsrat\" }", "$.bodies[0].name.local.fr", "'fr' is not among the languages of this pack")]
    [InlineData("\"bodies\"", "\"local\": { \"de\": \"Betriebsrat\" }", "\"local\": {}", "$.bodies[0].name.local", "the country’s own word is missing")]
    [InlineData("\"code\"", "\"countries\": [\"DE\"]", "\"countries\": [\"DE\", \"AT\"]", "$.countries", "a country’s pack holds in that country alone: [\"DE\"]")]
    [InlineData("\"code\"", "\"version\": 1", "\"version\": 2", "$.version", "code and version make this file de.v2.json, but it is named otherwise")]
    [InlineData("\"sources\"", "\"DE4\"", "\"DE8\"", "$.sources.DE8", "no line cites 'DE8'")]
    public void Parts_that_do_not_fit_together_are_named_in_the_line_where_they_stand(string after, string old, string @new, string path, string reason) =>
        Assert.Contains(Faults(Name, after, old, @new, out var line), f => f.Path == path && Math.Abs(f.Line - line) <= 12 && f.Reason.StartsWith(reason, StringComparison.Ordinal));

    [Fact]
    public void A_pack_that_is_worked_through_says_what_each_right_gives()
    {
        var faults = Faults("workflows/jurisdictions/at.v1.json", "\"status\"", "not-yet-worked-through", "worked-through", out _);
        Assert.Contains(faults, f => f.Path == "$.rights[0].subject" && f.Reason == "a pack that is worked through says under gives what the body may do");
        Assert.Contains(faults, f => f.Path == "$.rights[0].strength" && f.Reason == "a pack that is worked through names the instrument");
    }

    [Fact]
    public void Without_a_ban_on_reading_emotions_nothing_starts()
    {
        var faults = Faults("workflows/jurisdictions/eu.v1.json", "\"prohibitions\"", "\"question\": \"infers-emotions\"", "\"question\": \"monitors\"", out _);
        Assert.StartsWith("no pack forbids to infer emotions", Assert.Single(faults).Reason);
    }

    [Fact]
    public void A_day_that_the_calendar_does_not_have_is_named() =>
        Assert.Equal("'2027-02-29' is no day of the calendar", Assert.Single(Faults("workflows/jurisdictions/eu.v1.json", "\"binds\"", "2027-12-02", "2027-02-29", out _)).Reason);

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        var stopped = Assert.Throws<FaultyFilesException>(() => LawFiles.Read(
            [("workflows/jurisdictions/aa.v1.json", "{}"u8.ToArray()), ("workflows/jurisdictions/bb.v1.json", "[ 1,"u8.ToArray())], []));
        Assert.Contains("workflows/jurisdictions/aa.v1.json, line 1, column 1, at $.rights: 'rights' is missing", stopped.Message.Split(Environment.NewLine));
        Assert.StartsWith("workflows/jurisdictions/bb.v1.json, line 1, column 4, at $: is not JSON:", stopped.Faults[^1].ToString());
    }

    static Fault Fault(string after, string old, string @new)
    {
        var fault = Assert.Single(Faults(Name, after, old, @new, out var line));
        Assert.Equal((Name, line), (fault.File, fault.Line));
        return fault;
    }

    /// <summary>What is wrong with the shipped packs when one of them has <paramref name="old"/> replaced where it first stands after <paramref name="after"/>.</summary>
    static IReadOnlyList<Fault> Faults(string name, string after, string old, string @new, out int line)
    {
        var packs = typeof(LawFiles).Assembly.GetManifestResourceNames().Where(n => Regex.IsMatch(n, @"^workflows/jurisdictions/..\.v")).ToDictionary(n => n, n => Encoding.UTF8.GetString(Rulebooks.WorkflowFile.Embedded(n)));
        var shipped = packs[name];
        var at = shipped.IndexOf(old, shipped.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0, $"the shipped file has no {old} after {after}");
        packs[name] = shipped[..at] + @new + shipped[(at + old.Length)..];
        line = shipped[..at].Count(c => c == '\n') + 1;
        var workflows = App.Rulebooks.Rulebooks.Embedded().All;
        return Assert.Throws<FaultyFilesException>(() => LawFiles.Read(packs.Select(p => (p.Key, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(p.Value))), workflows)).Faults;
    }
}
