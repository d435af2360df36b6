using System.Text;
using Trust.App.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

/// <summary>The check that workflows, law packs and project files share.</summary>
public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "integer" }""", "3.5", "must be a whole number, but is 3.5")]
    [InlineData("""{ "type": ["integer", "null"] }""", "\"x\"", "must be a whole number or null, but is a text")]
    [InlineData("""{ "type": "array" }""", "{}", "must be a list [ … ], but is an object { … }")]
    [InlineData("""{ "const": 1 }""", "2", "must be 1, but is 2")]
    [InlineData("""{ "enum": ["a", null] }""", "\"b\"", "'b' is unknown here; known are 'a', null")]
    [InlineData("""{ "minimum": 2 }""", "1", "must be at least 2, but is 1")]
    [InlineData("""{ "maximum": 2 }""", "2.5", "must be at most 2, but is 2.5")]
    [InlineData("""{ "minLength": 2 }""", "\"😀\"", "needs at least 2 characters, but has 1")]
    [InlineData("""{ "maxLength": 1 }""", "\"ab\"", "takes at most 1 characters, but has 2")]
    [InlineData("""{ "pattern": "^[a-z]+$", "description": "small letters" }""", "\"ab\\n\"", "'ab\n' does not have the form small letters")]
    [InlineData("""{ "minItems": 1 }""", "[]", "needs at least 1 entries, but has 0")]
    [InlineData("""{ "maxItems": 1 }""", "[1, 2]", "takes at most 1 entries, but has 2")]
    [InlineData("""{ "uniqueItems": true }""", """[{ "a": 1, "b": 2 }, { "b": 2, "a": 1 }]""", "an object { … } stands in this list twice; the first is in line 1")]
    [InlineData("""{ "required": ["a"] }""", "{}", "'a' is missing")]
    [InlineData("""{ "properties": { "a": {} }, "additionalProperties": false }""", """{ "b": 1 }""", "'b' is unknown here; known are a")]
    [InlineData("""{ "additionalProperties": { "type": "number" } }""", """{ "b": "1" }""", "must be a number, but is a text")]
    [InlineData("""{ "$ref": "#/$defs/yes", "$defs": { "yes": { "const": true } } }""", "false", "must be true, but is false")]
    [InlineData("""{ "items": { "type": "boolean" } }""", "[true, null]", "must be true or false, but is null")]
    public void Each_rule_of_a_schema_is_checked_and_said_in_plain_words(string schema, string value, string reason) =>
        Assert.Equal(reason, Assert.Single(Check(schema, value)).Reason);

    [Fact]
    public void What_keeps_every_rule_has_no_fault() =>
        Assert.Empty(Check("""{ "type": "object", "properties": { "n": { "type": "integer", "minimum": 1 }, "w": { "enum": ["x"] } }, "additionalProperties": false }""",
            """{ "n": 1.0, "w": "x" }"""));

    [Fact]
    public void Every_fault_is_reported_in_the_order_of_the_file()
    {
        var faults = Check("""{ "additionalProperties": { "type": "number" } }""", "{\n  \"go-live\": [],\n  \"b\": \"å\", \"c\": null }");
        Assert.Equal([(2, 14, "$['go-live']"), (3, 8, "$.b"), (3, 18, "$.c")], faults.Select(f => (f.Line, f.Column, f.Path)));
    }

    [Fact]
    public void A_column_counts_characters_also_where_the_JSON_breaks()
    {
        var fault = Assert.Single(Check("{}", "{\n  \"ø\": \"å\" x }"));
        Assert.Equal((2, 12, "$"), (fault.Line, fault.Column, fault.Path));
    }

    [Fact]
    public void A_doubled_member_is_refused_although_JSON_allows_it()
    {
        var fault = Assert.Single(Check("{}", "{ \"a\": 1,\n  \"a\": 2 }"));
        Assert.Equal((2, 3, "$.a", "stands here twice; the first is in line 1"), (fault.Line, fault.Column, fault.Path, fault.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"a\": 1 } x")]
    [InlineData("{ \"a\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    [InlineData("// no comments\n{}")]
    [InlineData("{ \"a\": 1, }")]
    public void What_is_no_JSON_is_one_fault_and_no_tree(string text)
    {
        var (tree, faults) = JsonSchema.Parse("s", "{}"u8.ToArray()).Read("f", Encoding.UTF8.GetBytes(text));
        Assert.Null(tree);
        Assert.Single(faults);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_numbers_beyond_measure_are_faults()
    {
        Assert.Single(JsonSchema.Parse("s", "{}"u8.ToArray()).Read("f", new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }).Faults);
        Assert.Equal("is too large or too fine a number", Assert.Single(Check("{}", "1e999")).Reason);
        Assert.StartsWith("is not JSON", Assert.Single(Check("{}", new string('[', 100))).Reason);
    }

    [Theory]
    [InlineData("""{ "oneOf": [] }""", "'oneOf' is not a keyword that is checked here")]
    [InlineData("""{ "items": { "format": "date" } }""", "'format' is not a keyword that is checked here")]
    [InlineData("""{ "$ref": "#/$defs/gone" }""", "'#/$defs/gone' is not defined under $defs")]
    public void A_schema_that_asks_for_more_than_is_checked_is_refused(string schema, string reason) =>
        Assert.Equal(reason, Assert.Single(Assert.Throws<FaultyFilesException>(() => Check(schema, "1")).Faults).Reason);

    static IReadOnlyList<Fault> Check(string schema, string value) =>
        JsonSchema.Parse("schema.json", Encoding.UTF8.GetBytes(schema)).Read("file.json", Encoding.UTF8.GetBytes(value)).Faults;
}
