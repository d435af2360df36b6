using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Trust.App.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void A_text_without_placeholders_is_a_property() =>
        Assert.Contains("public string NavToday => this[\"nav.today\"];", Code("""{ "nav.today": "Today" }"""));

    [Fact]
    public void Placeholders_are_parameters_typed_by_format() =>
        Assert.Contains("public string GateOpenedOn(string @lock, decimal @days, global::System.DateOnly @on, global::System.DateOnly @by, global::System.DateTimeOffset @at) => ",
            Code("""{ "gate.opened-on": "{lock}, {days:number}, {on:date}, {by:day}, {at:moment}, again {lock}" }"""));

    [Fact]
    public void A_plural_is_one_method() =>
        Assert.Contains("public string Items(decimal @n, string @of) => Fill(Form(\"items\", @n), (\"n\", Number(@n)), (\"of\", @of));",
            Code("""{ "items.one": "one of {of}", "items.other": "of {of} {n:number}" }"""));

    [Fact]
    public void A_word_called_other_is_no_plural() =>
        Assert.Contains("public string ChannelOther => ", Code("""{ "channel.other": "otherwise" }"""));

    [Fact]
    public void The_same_keys_and_placeholders_in_another_order_are_fine() =>
        Assert.Empty(Problems(("en", """{ "a": "{x} in {on:date}", "b": "B" }"""), ("nb", """{ "b": "B", "a": "{on:date}: {x}" }""")));

    [Fact]
    public void The_single_form_may_leave_the_count_out() =>
        Assert.Empty(Problems(("en", """{ "a.one": "one", "a.other": "{n:number}" }"""), ("nb", """{ "a.one": "{n:number} ting", "a.other": "{n:number} ting" }""")));

    [Fact]
    public void Files_that_are_no_language_are_left_alone() =>
        Assert.Empty(Problems(("en", """{ "a": "A" }"""), ("glossary", """{ "terms": [] }""")));

    [Fact]
    public void A_missing_key_is_told_where_it_belongs() =>
        Says("nb.json(2,3): TXT002 'b' is in en.json and not in nb.json", ("en", "{\n  \"a\": \"A\",\n  \"b\": \"B\"\n}"), ("nb", "{\n  \"a\": \"A\"\n}"));

    [Fact]
    public void An_extra_key_is_told() =>
        Says("nb.json(1,13): TXT003 'b' is in nb.json and not in en.json", ("en", """{ "a": "A" }"""), ("nb", """{ "a": "A", "b": "B" }"""));

    [Theory]
    [InlineData("{m}", "{m}")]
    [InlineData("{n:number}", "{n:number}")]
    [InlineData("no slot", "none")]
    public void Placeholders_that_differ_are_told(string text, string found) =>
        Says($"nb.json(1,3): TXT004 'a' has {found} and in en.json {{n}}", ("en", """{ "a": "{n}" }"""), ("nb", $$"""{ "a": "{{text}}" }"""));

    [Fact]
    public void A_key_that_stands_twice_is_told() =>
        Says("en.json(1,13): TXT005 'a' gives the accessor A, which is taken by 'a'", ("en", """{ "a": "A", "a": "B" }"""));

    [Fact]
    public void Two_keys_of_one_accessor_are_told() =>
        Says("en.json(1,15): TXT005 'a-b' gives the accessor AB, which is taken by 'a.b'", ("en", """{ "a.b": "A", "a-b": "B" }"""));

    [Fact]
    public void A_plural_that_stands_twice_is_told() =>
        Says("en.json(1,46): TXT005 'a.other' gives the accessor A, which is taken by 'a'",
            ("en", """{ "a.one": "one", "a.other": "{n:number}  ", "a.other": "{n:number}" }"""));

    [Theory]
    [InlineData("a.one", "one", "a.other")]
    [InlineData("a.other", "{n:number}", "a.one")]
    public void A_plural_without_its_twin_is_told(string key, string text, string twin) =>
        Says($"en.json(1,3): TXT006 '{key}' needs '{twin}' beside it, and {{n:number}} in the text that ends in .other", ("en", $$"""{ "{{key}}": "{{text}}" }"""));

    [Fact]
    public void An_empty_text_is_told() => Says("en.json(1,3): TXT007 'a' says nothing", ("en", """{ "a": " " }"""));

    [Theory]
    [InlineData("{n:percent}", "{n:percent}")]
    [InlineData("{ n }", "a brace that belongs to no placeholder")]
    public void A_placeholder_that_nobody_understands_is_told(string text, string found) =>
        Says($"en.json(1,3): TXT008 'a' has {found}; known are {{name}} and {{name:number|date|day|moment}}", ("en", $$"""{ "a": "{{text}}" }"""));

    [Fact]
    public void A_key_of_another_form_is_told() =>
        Says("en.json(1,3): TXT009 'Gate.Open' is no key: kebab-case words, joined by dots", ("en", """{ "Gate.Open": "A" }"""));

    [Fact]
    public void A_broken_file_is_told_where_it_breaks() =>
        Says("nb.json(1,12): TXT001 expected ','", ("en", """{ "a": "A" }"""), ("nb", """{ "a": "A" "b": "B" }"""));

    [Fact]
    public void Without_English_there_is_nothing_to_compare_with() =>
        Assert.StartsWith("TXT001", Assert.Single(Problems(("nb", """{ "a": "A" }"""))).Id);

    static void Says(string line, params (string Language, string Json)[] files)
    {
        var told = Problems(files).Select(p => $"{Path.GetFileName(p.Location.GetLineSpan().Path)}({Position(p)}): {p.Id} {p.GetMessage()}");
        Assert.Contains(line, told);
    }

    static string Position(Diagnostic problem)
    {
        var start = problem.Location.GetLineSpan().StartLinePosition;
        return $"{start.Line + 1},{start.Character + 1}";
    }

    static ImmutableArray<Diagnostic> Problems(params (string Language, string Json)[] files) => Run(files).Diagnostics;

    static string Code(string english)
    {
        var result = Run(("en", english));
        Assert.Empty(result.Diagnostics);
        return Assert.Single(result.GeneratedTrees).GetText().ToString();
    }

    static GeneratorDriverRunResult Run(params (string Language, string Json)[] files) =>
        CSharpGeneratorDriver.Create([new TextGenerator.TextGenerator().AsSourceGenerator()], files.Select(f => new InMemory(f.Language, f.Json)))
            .RunGenerators(CSharpCompilation.Create("texts"))
            .GetRunResult();

    sealed class InMemory(string language, string json) : AdditionalText
    {
        public override string Path => $"/app/Texts/{language}.json";
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(json);
    }
}
