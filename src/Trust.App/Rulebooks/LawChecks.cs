using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Trust.App.Rulebooks;

/// <summary>What a schema cannot say about a law pack: that its parts fit together, and that nothing in it claims more than its source.</summary>
sealed class LawChecks(string file, JsonTree pack, ImmutableHashSet<string> evidence, ImmutableHashSet<string> everyRight)
{
    readonly List<Fault> faults = [];

    /// <summary>The faults of a file that its schema accepts.</summary>
    /// <param name="evidence">What workflows ask for, as <c>security/dpia</c>.</param>
    /// <param name="everyRight">The ids of all packs, since a right may cover one of the baseline.</param>
    public static ImmutableArray<Fault> Of(string file, JsonTree pack, ImmutableHashSet<string> evidence, ImmutableHashSet<string> everyRight)
    {
        var checks = new LawChecks(file, pack, evidence, everyRight);
        checks.Name();
        checks.Keys();
        foreach (var right in pack["rights"].Items) checks.Right(right);
        foreach (var remedy in pack["remedies"].Items) checks.Remedy(remedy);
        foreach (var item in pack["packet"].Items) checks.Asked(item);
        checks.faults.AddRange(Sourced.Unsourced(file, pack));
        checks.LocalWords();
        return [.. checks.faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];
    }

    /// <summary>What must be said in one of the packs: that reading emotions is forbidden (rules.md 6).</summary>
    public static IEnumerable<Fault> OfAll(IReadOnlyList<(string File, JsonTree Pack)> packs)
    {
        if (packs.Count > 0 && !packs.Any(p => p.Pack["prohibitions"].Items.Any(f => f["question"].Text == "infers-emotions")))
            yield return packs[0].Pack["prohibitions"].Fault(packs[0].File, "no pack forbids to infer emotions, and nobody can allow it (AI Act Art. 5(1)(f))");
    }

    void Name()
    {
        faults.AddRange(Sourced.Misnamed(file, pack, "code"));
        if (pack["code"].Text is not ("EU" or "XX") && !pack["countries"].Items.Select(c => c.Text).SequenceEqual([pack["code"].Text]))
            Say(pack["countries"], $"a country’s pack holds in that country alone: [\"{pack["code"].Text}\"]");
    }

    void Keys()
    {
        Once(pack["instruments"].Items.Select(i => i["key"]));
        Once(pack["conciliations"].Items.Select(c => c["key"]));
        Once(Rows.Select(r => r["id"]).Concat(pack["prohibitions"].Items.Select(p => p["id"])));
        Once(Clocks.Select(c => c.Clock["id"]));
        foreach (var row in Rows.Concat(pack["prohibitions"].Items).Where(r => !r["id"].Text.StartsWith($"{Prefix}-", StringComparison.Ordinal)))
            Say(row["id"], $"'{row["id"].Text}' does not begin with {Prefix}-");
        foreach (var (row, clock) in Clocks) Clock(row, clock);
    }

    void Right(JsonTree right)
    {
        Known(right.Find("instrument"), "instruments");
        Known(right.Find("conciliation"), "conciliations");
        foreach (var covered in (right.Find("covers")?.Items ?? []).Where(c => !everyRight.Contains(c.Text))) Say(covered, $"no pack has a right '{covered.Text}'");
        if (right.Find("informational") is { } why && !right["at"].Items.IsEmpty) Say(why, "what is informational stands at no gate or lock");
        if (right.Find("informational") is null && right["at"].Items.IsEmpty) Say(right["at"], "a right stands at a gate or lock, or says under informational why not");
        if (right["holders"] is var holders && holders["bodies"].Items.IsEmpty && holders["employees"].Text == "never") Say(holders, "nobody holds this right");
        if (right.Find("binds")?.Find("on") is { } on && !DateOnly.TryParseExact(on.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Say(on, $"'{on.Text}' is no day of the calendar");
        foreach (var item in right["packet"].Items) Item(item);
        Once(right["packet"].Items.Select(i => i.Find("evidence") ?? i.Find("key")).OfType<JsonTree>());
        if (pack["status"].Text != "worked-through") return;
        if (right.Find("gives") is null) Say(right["subject"], "a pack that is worked through says under gives what the body may do");
        if (right.Find("instrument") is null) Say(right["strength"], "a pack that is worked through names the instrument");
    }

    void Item(JsonTree item)
    {
        if (item.Find("evidence") is null == item.Find("key") is null) Say(item, "names either evidence of the workflow or a key of its own");
        if (item.Find("key") is { } key && item.Find("asks") is null) Say(key, $"'{key.Text}' asks nothing");
        if (item.Find("evidence") is { } reference) Asked(reference);
        if (item.Find("evidence") is not null && item.Find("asks") is { } asks) Say(asks, "the workflow asks this already");
    }

    void Asked(JsonTree reference)
    {
        if (!evidence.Contains(reference.Text)) Say(reference, $"no workflow asks for '{reference.Text}'");
    }

    void Remedy(JsonTree remedy)
    {
        foreach (var right in remedy["belongsTo"].Items.Where(b => !pack["rights"].Items.Any(r => r["id"].Same(b)))) Say(right, $"'{right.Text}' is no right of this pack");
    }

    void Clock(JsonTree row, JsonTree clock)
    {
        var (kind, id) = (clock["kind"].Text, row["id"].Text);
        if (!clock["id"].Text.StartsWith($"{id}/", StringComparison.Ordinal)) Say(clock["id"], $"the clock of {id} begins with {id}/");
        if (clock.Find("proposed") is { } proposed && clock["length"].Kind is not JsonValueKind.Null) Say(proposed, "the source names a number, so nothing is proposed");
        if (clock["length"].Kind is JsonValueKind.Null && clock["silence"].Text is "consent" or "negative-opinion-deemed")
            Say(clock["silence"], "silence can mean this only where a number of days ends");
        var paused = clock["pausedBy"].Items.Select(p => p.Text).ToList();
        if (clock["restartsWhenComplete"].IsTrue && !paused.Contains("incomplete")) Say(clock["restartsWhenComplete"], "starts anew only what incomplete papers stop");
        if (kind != "lead-time") return;
        if (clock["rollsForward"].IsTrue) Say(clock["rollsForward"], "a lead time is counted backwards and never moves to a later day");
        if (!clock["restartsWhenComplete"].IsTrue || paused is not ["incomplete"]) Say(clock["pausedBy"], "a notice is complete or none: paused by incomplete alone, and started anew");
    }

    void LocalWords()
    {
        var spoken = pack["languages"].Items.Select(l => l.Text).ToList();
        foreach (var term in pack["bodies"].Items.Concat(pack["instruments"].Items).Concat(pack["conciliations"].Items).Select(t => t["name"]["local"]))
        {
            if (term.Members.IsEmpty) Say(term, "the country’s own word is missing");
            foreach (var other in term.Members.Where(m => !spoken.Contains(m.Name))) Say(other.Value, $"'{other.Name}' is not among the languages of this pack");
        }
    }

    IEnumerable<JsonTree> Rows => pack["rights"].Items.Concat(pack["remedies"].Items);

    IEnumerable<(JsonTree Row, JsonTree Clock)> Clocks =>
        pack["rights"].Items.SelectMany(r => r["clocks"].Items.Select(c => (r, c))).Concat(pack["remedies"].Items.Select(r => (r, r["clock"])));

    string Prefix => pack["code"].Text.ToLowerInvariant();

    void Known(JsonTree? key, string list)
    {
        if (key is not null && !pack[list].Items.Any(i => i["key"].Same(key))) Say(key, $"'{key.Text}' is not among the {list}");
    }

    void Once(IEnumerable<JsonTree> keys) => faults.AddRange(Sourced.Once(file, keys));

    void Say(JsonTree at, string reason) => faults.Add(at.Fault(file, reason));
}
