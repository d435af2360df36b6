using Trust.App.Stories;

namespace Trust.App.Tests.Stories;

public sealed class StoryFileTests
{
    [Theory]
    [InlineData("\"affectedEmployees\": 140", "\"affectedEmployees\": \"140\"", "must be a whole number, but is a text")]
    [InlineData("\"affectedEmployees\": 140", "\"affectedEmployes\": 140", "'affectedEmployes' is unknown here")]
    [InlineData("\"startsOn\": \"2026-09-07\"", "\"startsOn\": \"2026-09-31\"", "'2026-09-31' is not on the calendar")]
    [InlineData("\"startsOn\": \"2026-09-07\"", "\"startsOn\": \"7.9.2026\"", "does not have the form a date such as 2026-09-25")]
    [InlineData("\"timeZone\": \"Europe/Berlin\"", "\"timeZone\": \"Europe/Lindtal\"", "'Europe/Lindtal' is no time zone")]
    [InlineData("\"item\": \"transparency/system-card\"", "\"item\": \"transparency/system-cart\"", "asks for no 'transparency/system-cart'")]
    [InlineData("\"who\": \"monteur\"", "\"who\": \"montör\"", "'montör' does not have the form")]
    [InlineData("\"who\": \"monteur\"", "\"who\": \"meister\"", "there is no person 'meister'; known are verwaltung, hr")]
    [InlineData("\"for\": \"betriebsrat\"", "\"for\": \"betriebsrad\"", "there is no party 'betriebsrad'")]
    [InlineData("\"objection\": \"lebenslauf\"", "\"objection\": \"lebenslaeufe\"", "there is no objection 'lebenslaeufe'; known are lebenslauf")]
    [InlineData("\"kpi\": \"feedback-score\"", "\"kpi\": \"feedback\"", "there is no figure 'feedback'; known are adoption, training-satisfaction")]
    [InlineData("\"value\": -12", "\"value\": \"-12\"", "must be a number, but is a text")]
    [InlineData("\"people\": 31", "\"people\": 0", "must be at least 1, but is 0")]
    [InlineData("\"target\": 70", "\"aim\": 70", "'aim' is unknown here; known are kpi, target, to")]
    [InlineData("\"low\": 12", "\"lowest\": 12", "'lowest' is unknown here; known are low, base, high, source, on")]
    [InlineData("\"on\": \"2026-11-06\", \"value\"", "\"on\": \"2026-11-32\", \"value\"", "'2026-11-32' is not on the calendar")]
    [InlineData("\"acceptance.silent-groups\"", "\"silent groups\"", "does not have the form an early sign: its code")]
    [InlineData("\"disputeAct\": {", "\"openGate\": { \"stage\": \"relevance\" },\n \"disputeAct\": {", "is one act, but names openGate and disputeAct")]
    [InlineData("\"right\": \"de-90\"", "\"right\": \"de-900\"", "there is no right 'de-900'; known are")]
    [InlineData("\"monitors\": true", "\"watches\": true", "'watches' is unknown here")]
    [InlineData("\"at\": \"relevance\", \"answersBy\"", "\"at\": \"introduction\", \"answersBy\"", "'introduction' is unknown here; known are")]
    [InlineData("\"answersBy\": \"2026-10-07\"", "\"answersBy\": \"2026-10-32\"", "'2026-10-32' is not on the calendar")]
    [InlineData("\"position\": \"consent-with-conditions\"", "\"position\": \"maybe\"", "'maybe' is unknown here; known are")]
    [InlineData("\"agreement\": \"pilotvereinbarung\", \"side\"", "\"agreement\": \"vereinbarung\", \"side\"", "there is no agreement 'vereinbarung'; known are pilotvereinbarung")]
    [InlineData("\"form\": \"paper-signed\"", "\"form\": \"spoken\"", "'spoken' is unknown here; known are")]
    [InlineData("\"clause\": \"evidence-ban\"", "\"clause\": \"evidence\"", "there is no clause 'evidence'; known are scope, purpose")]
    [InlineData("\"clause\": \"own-1\"", "\"clause\": \"own\"", "there is no clause 'own'")]
    [InlineData("\"log-months\": \"6\"", "\"log-weeks\": \"6\"", "the clause 'logs' has no place 'log-weeks'")]
    [InlineData("\"log-months\": \"6\"", "\"log-months\": \"six\"", "the place 'log-months' of the clause 'logs' is not filled")]
    [InlineData("\"variant\": \"recorded\"", "\"variant\": \"written\"", "the place 'variant' of the clause 'logs' is not filled")]
    [InlineData("\"until\": \"2026-11-06\"", "\"until\": \"2026-11-31\"", "the place 'until' of the clause 'pilot' is not filled")]
    public void A_broken_file_is_refused_with_line_place_and_reason(string was, string becomes, string reason)
    {
        var fault = Assert.Single(StoryFiles.Faults(was, becomes), f => f.Reason.Contains(reason));

        Assert.Equal("lindtal.json", fault.File);
        Assert.InRange(fault.Line, StoryFiles.LineOf(was) - 2, StoryFiles.LineOf(was) + 1);
        Assert.StartsWith("$.", fault.Path);
    }

    [Fact]
    public void A_file_that_is_no_JSON_says_where_it_breaks()
    {
        var fault = Assert.Single(StoryFiles.Faults("\"story\": [", "\"story\" ["));
        Assert.Equal(StoryFiles.LineOf("\"story\": ["), fault.Line);
        Assert.Contains("is not JSON", fault.Reason);
    }

    [Fact]
    public void A_story_does_not_go_back_in_time() =>
        Assert.Contains(StoryFiles.Faults("\"on\": \"2026-10-12\"", "\"on\": \"2026-10-01\""), f => f.Reason.Contains("comes before 2026-10-09"));

    [Fact]
    public void Every_act_that_the_schema_names_can_be_played_and_every_act_that_can_be_played_is_named()
    {
        using var stream = typeof(StoryFile).Assembly.GetManifestResourceStream("examples/project.schema.json")!; // embedded by the project file
        using var schema = System.Text.Json.JsonDocument.Parse(stream);
        var named = schema.RootElement.GetProperty("$defs").GetProperty("step").GetProperty("properties").EnumerateObject()
            .Select(p => p.Name).Except(["on", "at", "who", "expect"]);
        Assert.Equal(Act.Verbs.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
