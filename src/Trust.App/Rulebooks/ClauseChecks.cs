using System.Text.RegularExpressions;
using Trust.Domain.Checkpoints;

namespace Trust.App.Rulebooks;

/// <summary>What a schema cannot say about a file of clauses: that slots, variants and languages fit together.</summary>
sealed class ClauseChecks(string file)
{
    readonly List<Fault> faults = [];

    /// <summary>The faults of a file that its schema accepts.</summary>
    public static IEnumerable<Fault> Of(string file, JsonTree tree)
    {
        var checks = new ClauseChecks(file);
        checks.faults.AddRange(Sourced.Misnamed(file, tree).Concat(Sourced.Unsourced(file, tree)));
        checks.Once(tree["clauses"].Items.Select(c => c["key"]));
        foreach (var clause in tree["clauses"].Items) checks.Clause(clause);
        return checks.faults;
    }

    void Clause(JsonTree clause)
    {
        Once(clause["variants"].Items.Select(v => v["key"]));
        Once(clause["slots"].Items.Select(s => s["key"]));
        foreach (var taken in clause["slots"].Items.Select(s => s["key"]).Where(k => k.Text == ChosenClause.Variant)) Say(taken, $"'{taken.Text}' says which variant was chosen; name the slot otherwise");
        Once(clause["commitments"].Items.Select(c => c["key"]));
        foreach (var slot in clause["slots"].Items) Term(slot);
        foreach (var part in clause["paragraphs"].Items.Concat(clause["commitments"].Items)) Variants(clause, part);
        if (clause["variants"].Items is [var only]) Say(only, "one variant is no choice; leave the list empty");
        foreach (var unused in clause["variants"].Items.Where(v => !clause["paragraphs"].Items.Any(p => p.Find("in")?.Items.Any(v["key"].Same) is true)))
            Say(unused["key"], $"no paragraph stands in the variant '{unused["key"].Text}'");

        foreach (var text in clause["paragraphs"].Items.SelectMany(p => p["text"].Members)) Slots(clause, text.Value);
        foreach (var paragraph in clause["paragraphs"].Items) Alike(paragraph["text"]);
        var used = clause["paragraphs"].Items.SelectMany(p => Names(p["text"]["en"])).ToHashSet();
        foreach (var unused in clause["slots"].Items.Where(s => !used.Contains(s["key"].Text))) Say(unused["key"], $"no paragraph has the slot '{unused["key"].Text}'");
        foreach (var commitment in clause["commitments"].Items) Interval(clause, commitment);
    }

    void Term(JsonTree slot)
    {
        if (slot.Find("sets") is { } sets && slot["kind"].Text != (sets.Text == "until" ? "date" : "number")) Say(sets, $"'{sets.Text}' is a {(sets.Text == "until" ? "date" : "number")}, and the slot is none");
    }

    void Variants(JsonTree clause, JsonTree part)
    {
        foreach (var variant in part.Find("in")?.Items ?? [])
            if (!clause["variants"].Items.Any(v => v["key"].Same(variant))) Say(variant, $"'{variant.Text}' is not among the variants of this clause");
        if (part.Find("in") is { Items.IsEmpty: true } none) Say(none, "leave 'in' away where a part stands in all variants");
    }

    void Slots(JsonTree clause, JsonTree text)
    {
        if (Slot.Places.Replace(text.Text, "").IndexOfAny(['{', '}', '|']) >= 0) Say(text, "a slot is written {key}, or {key|one|many} for a number and its word");
        foreach (Match place in Slot.Places.Matches(text.Text))
        {
            var key = place.Groups["slot"].Value;
            var kind = clause["slots"].Items.FirstOrDefault(s => s["key"].Text == key)?["kind"].Text;
            if (kind is null) Say(text, $"'{key}' is not among the slots of this clause");
            if (kind == "list" && place.Index + place.Length < text.Text.Length) Say(text, $"'{key}' is a list, so it stands at the end of its paragraph");
            if (kind is not "number" && kind is not null && place.Groups["one"].Success) Say(text, $"'{key}' is no number, so it has no word for one and many");
        }
    }

    void Alike(JsonTree texts)
    {
        var asked = Names(texts["en"]);
        foreach (var other in texts.Members.Where(m => !Names(m.Value).SequenceEqual(asked)))
            Say(other.Value, $"has not the same slots as the English text: {string.Join(", ", asked)}");
    }

    void Interval(JsonTree clause, JsonTree commitment)
    {
        if (commitment.Find("everyMonths") is null == commitment.Find("everyMonthsIn") is null)
            Say(commitment.Find("everyMonthsIn") ?? commitment["key"], "a commitment is checked everyMonths, or as the slot in everyMonthsIn says, one of the two");
        if (commitment.Find("everyMonthsIn") is { } slot && !clause["slots"].Items.Any(s => s["key"].Same(slot) && s["kind"].Text == "number"))
            Say(slot, $"'{slot.Text}' is no slot of this clause that holds a number");
    }

    static string[] Names(JsonTree text) => [.. Slot.Places.Matches(text.Text).Select(m => m.Groups["slot"].Value).Distinct().Order(StringComparer.Ordinal)];

    void Once(IEnumerable<JsonTree> keys) => faults.AddRange(Sourced.Once(file, keys));

    void Say(JsonTree at, string reason) => faults.Add(at.Fault(file, reason));
}
