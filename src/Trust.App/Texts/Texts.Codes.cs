using System.Globalization;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

public sealed partial class Texts
{
    /// <summary>The names of the domain's enums that have words, as keys write them.</summary>
    static readonly IReadOnlyList<string> Vocabularies =
        [.. typeof(Stage).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true }).Select(t => Kebab.Of(t.Name)).Order(StringComparer.Ordinal)];

    /// <summary>The sentence for a refusal's or blocker's code, with its facts shown as the reader says them:
    /// words of the domain in the language, dates and figures formatted, everything else as it is.</summary>
    public string Of(string code, IReadOnlyList<Fact> facts)
    {
        var key = KeyOf(code, facts);
        return key is null ? CodeWithoutText(code) : Slot.Replace(this[key], slot => Shown(code, slot, facts));
    }

    string? KeyOf(string code, IReadOnlyList<Fact> facts)
    {
        if (texts.ContainsKey(code)) return code;
        if (!Knows(code)) return null;
        return Form(code, decimal.TryParse(ValueOf(facts, "n"), CultureInfo.InvariantCulture, out var count) ? count : 2);
    }

    string Shown(string code, Match slot, IReadOnlyList<Fact> facts)
    {
        var name = slot.Groups["name"].Value;
        if (ValueOf(facts, name) is not { } value) return "…";
        return slot.Groups["format"].Value switch
        {
            "number" when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => Number(number),
            "date" when IsDate(value, out var on) => Date(on),
            "day" when IsDate(value, out var on) => Day(on),
            "moment" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) => Moment(at),
            "" when IsDate(value, out var on) => Date(on),
            "" => WordFor(code, Kebab.Of(name), value) ?? value,
            _ => value,
        };
    }

    // {stage} is a Stage, {state} in an objection.… text is an ObjectionState, {answer} a GateAnswer; a name that says
    // nothing may hold a party, whose groups are named by their word; else all words are asked, and shown when they agree
    string? WordFor(string code, string name, string value)
    {
        if (texts.TryGetValue($"{name}.{value}", out var word)) return word;
        if (texts.TryGetValue($"{code.Split('.')[0]}-{name}.{value}", out word)) return word;
        var everywhere = Vocabularies.Where(v => texts.ContainsKey($"{v}.{value}")).ToList();
        var likely = everywhere.Where(v => v.EndsWith("-" + name, StringComparison.Ordinal)).ToList();
        if (likely.Count == 0 && texts.TryGetValue($"group.{value}", out word)) return word;
        var words = (likely.Count > 0 ? likely : everywhere).Select(v => texts[$"{v}.{value}"]).Distinct().ToList();
        return words is [var one] ? one : null;
    }

    static string? ValueOf(IReadOnlyList<Fact> facts, string name) => facts.FirstOrDefault(f => f.Name == name).Value;

    static bool IsDate(string value, out DateOnly on) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out on);
}
