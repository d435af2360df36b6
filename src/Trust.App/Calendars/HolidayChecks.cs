using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Trust.App.Rulebooks;

namespace Trust.App;

/// <summary>What a schema cannot say about a list of holidays: that each rule has its numbers, and that names and regions are there.</summary>
sealed class HolidayChecks(string file, JsonTree list)
{
    static readonly FrozenDictionary<string, string[]> Members = new Dictionary<string, string[]>
    {
        ["fixed"] = ["month", "date"],
        ["easter"] = ["offset"],
        ["weekday-on-or-after"] = ["weekday", "month", "date"],
        ["weekday-before"] = ["weekday", "month", "date"],
        ["nth-weekday"] = ["weekday", "nth", "month", "plus"],
        ["once"] = ["on"],
    }.ToFrozenDictionary();

    static readonly string[] OfAnyRule = [.. Members.Values.SelectMany(m => m).Distinct()];

    readonly List<Fault> faults = [];

    public static ImmutableArray<Fault> Of(string file, JsonTree list)
    {
        var checks = new HolidayChecks(file, list);
        checks.Names();
        foreach (var country in list["countries"].Items) checks.Country(country);
        return [.. checks.faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];
    }

    void Names()
    {
        var name = $"{list["key"].Text}.v{list["version"].Number}.json";
        if (!file.EndsWith($"/{name}", StringComparison.Ordinal)) Say(list["version"], $"key and version make this file {name}, but it is named otherwise");
        Once(list["days"].Items.Select(d => d["key"]));
        Once(list["countries"].Items.Select(c => c["country"]));
        var used = list["countries"].Items.SelectMany(c => c["holidays"].Items).Select(h => h["day"].Text).ToFrozenSet();
        foreach (var unused in list["days"].Items.Where(d => !used.Contains(d["key"].Text)))
            Say(unused["key"], $"no country keeps '{unused["key"].Text}'");
    }

    void Country(JsonTree country)
    {
        foreach (var region in country["nationalOnly"].Items.Concat(country["holidays"].Items.SelectMany(h => h.Find("regions")?.Items ?? [])))
            if (!country["regions"].Items.Any(region.Same))
                Say(region, $"'{region.Text}' is not among the regions of {country["country"].Text}");
        foreach (var day in country["holidays"].Items) Holiday(day);
    }

    void Holiday(JsonTree day)
    {
        if (!list["days"].Items.Any(d => d["key"].Same(day["day"]))) Say(day["day"], $"'{day["day"].Text}' is not among the days, so it has no name to be shown by");

        var rule = day["rule"].Text;
        var needed = Members[rule];
        foreach (var missing in needed.Where(m => day.Find(m) is null)) Say(day["rule"], $"the rule '{rule}' needs '{missing}'");
        foreach (var extra in OfAnyRule.Except(needed).Select(day.Find).OfType<JsonTree>()) Say(extra, $"the rule '{rule}' does not ask for this");

        if (day.Find("on") is { } on && !DateOnly.TryParseExact(on.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            Say(on, $"'{on.Text}' is no day of the calendar");
        // A holiday on 29 February is kept in leap years; a weekday counted from it would have no start in others.
        if (rule is not "once" && day.Find("month") is { } month && day.Find("date") is { } date && date.Number > DateTime.DaysInMonth(rule is "fixed" ? 2024 : 2023, (int)month.Number))
            Say(date, "the month has no such date");
        if (day.Find("from") is { } from && day.Find("to") is { } to && from.Number > to.Number) Say(to, "the last year lies before the first");
    }

    void Once(IEnumerable<JsonTree> keys)
    {
        foreach (var twice in keys.GroupBy(k => k.Text).Where(g => g.Count() > 1))
            foreach (var key in twice.Skip(1))
                Say(key, $"'{key.Text}' is there twice; the first is in line {twice.First().Line}");
    }

    void Say(JsonTree at, string reason) => faults.Add(at.Fault(file, reason));
}
