using Trust.App.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

/// <summary>Whoever mistypes in the file of clauses is told file, line and path in plain words.</summary>
public sealed class ClauseFaultTests
{
    const string Schema = "workflows/clauses/schema.json";
    static readonly ClauseReader Reader = new(JsonSchema.Parse(Schema, WorkflowFile.Embedded(Schema)));
    static readonly Mistyped File = new("workflows/clauses/clauses.v1.json", (file, utf8) => Reader.Read(file, utf8).Faults);

    [Theory]
    [InlineData("\"key\": \"clauses\"", "\"version\": 1", "\"version\": 2", "$.version", "clauses.v2.json, but it is named otherwise")]
    [InlineData("\"key\": \"logs\"", "{readers}", "{reader}", "$.clauses[7].paragraphs[2].text.en", "'reader' is not among the slots of this clause")]
    [InlineData("\"key\": \"audit\"", "\"en\": \"They may call in", "\"en\": \"They {may call in", "$.clauses[8].paragraphs[1].text.en", "a slot is written {key}")]
    [InlineData("\"key\": \"scope\"", "\"en\": \"Which system, of which provider, in which version?\"", "\"en\": \" Which system?\"", "$.clauses[0].slots[0].asks.en", "does not have the form")]
    [InlineData("\"key\": \"purpose\"", "Systemet brukes til disse formålene og ingen andre: {purposes}", "Systemet brukes til det avtalte.", "$.clauses[1].paragraphs[0].text.nb", "has not the same slots as the English text: purposes")]
    [InlineData("\"key\": \"purpose\"", "{purposes}", "{purposes}.", "$.clauses[1].paragraphs[0].text.en", "'purposes' is a list, so it stands at the end of its paragraph")]
    [InlineData("\"key\": \"scope\"", "{body}", "{body|body|bodies}", "$.clauses[0].paragraphs[1].text.en", "'body' is no number")]
    [InlineData("\"key\": \"override\"", "\"in\": [\"free\"]", "\"in\": [\"fre\"]", "$.clauses[6].paragraphs[1].in[0]", "'fre' is not among the variants")]
    [InlineData("\"key\": \"override\"", "\"in\": [\"free\"]", "\"in\": []", "$.clauses[6].paragraphs[1].in", "leave 'in' away")]
    [InlineData("\"key\": \"review\"", "\"everyMonthsIn\": \"every-months\"", "\"everyMonthsIn\": \"first\"", "$.clauses[13].commitments[0].everyMonthsIn", "no slot of this clause that holds a number")]
    [InlineData("\"key\": \"audit\"", "\"everyMonths\": 12", "\"everyMonths\": 12, \"everyMonthsIn\": \"agree-days\"", "$.clauses[8].commitments[1].everyMonthsIn", "one of the two")]
    [InlineData("\"key\": \"term\"", "\"sets\": \"until\"", "\"sets\": \"notice-months\"", "$.clauses[14].slots[1].sets", "'notice-months' is a number, and the slot is none")]
    [InlineData("\"key\": \"audit\"", "\"key\": \"budget\"", "\"key\": \"variant\"", "$.clauses[8].slots[0].key", "'variant' says which variant was chosen")]
    [InlineData("\"key\": \"pilot\"", "\"key\": \"pilot\"", "\"key\": \"change\"", "$.clauses[11].key", "'change' is there twice")]
    [InlineData("\"key\": \"exit\"", "\"source\": [\"AT1\"]", "\"source\": [\"AT9\"]", "$.clauses[12].law[1].source[0]", "'AT9' is not among the sources")]
    [InlineData("\"key\": \"exit\"", "\"certainty\": \"memory-high\"", "\"certainty\": \"seen\"", "$.clauses[12].law[2].certainty", "what was seen names where")]
    public void Parts_that_do_not_fit_together_are_named(string after, string old, string @new, string path, string reason) =>
        Assert.Contains(File.With(after, old, @new), f => f.Path == path && f.Reason.Contains(reason, StringComparison.Ordinal));
}
