using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>The list of holidays that this build carries, <c>workflows/calendars/holidays.v1.json</c>; a faulty list stops the start.</summary>
public static class HolidayFile
{
    const string Name = "workflows/calendars/holidays.v1.json", SchemaName = "workflows/calendars/schema.json";

    static readonly Lazy<HolidayBook> Shipped = new(() => Read(Name, Bytes(Name)));

    public static HolidayBook Embedded() => Shipped.Value;

    /// <exception cref="FaultyFilesException">The list is not as its schema wants it, or its parts do not fit together.</exception>
    public static HolidayBook Read(string file, ReadOnlyMemory<byte> utf8)
    {
        var (tree, faults) = JsonSchema.Parse(SchemaName, Bytes(SchemaName)).Read(file, utf8);
        if (tree is null || faults.Length > 0) throw new FaultyFilesException(faults);
        faults = HolidayChecks.Of(file, tree);
        return faults.Length > 0 ? throw new FaultyFilesException(faults) : new(
            All(tree["countries"], Country),
            tree["days"].Items.ToFrozenDictionary(d => d["key"].Text, d => new Translated(d["name"].Members.ToImmutableSortedDictionary(m => m.Name, m => m.Value.Text, StringComparer.Ordinal)), StringComparer.Ordinal));
    }

    static CountryDays Country(JsonTree country) => new(
        country["country"].Text,
        All(country["regions"], r => r.Text),
        country["regionNeeded"].IsTrue,
        All(country["nationalOnly"], r => r.Text),
        country["weekend"].Items.Select(Weekday).ToFrozenSet(),
        new(country["lastDay"]["basis"].Text, country["lastDay"]["certainty"].Text),
        All(country["holidays"], Holiday));

    static HolidayRule Holiday(JsonTree day) => new(
        day["day"].Text,
        When(day),
        day.Find("standing") is { } standing ? Kebab.Parse<Standing>(standing.Text) : Standing.Public,
        Number(day.Find("from")),
        Number(day.Find("to")),
        Number(day.Find("every")),
        day.Find("shift") is not null,
        day.Find("regions") is { } regions ? All(regions, r => r.Text) : []);

    static YearlyDay When(JsonTree day) => day["rule"].Text switch
    {
        "fixed" => new YearlyDay.Fixed(Of(day["month"]), Of(day["date"])),
        "easter" => new YearlyDay.FromEaster(Of(day["offset"])),
        "weekday-on-or-after" => new YearlyDay.WeekdayOnOrAfter(Weekday(day["weekday"]), Of(day["month"]), Of(day["date"])),
        "weekday-before" => new YearlyDay.WeekdayBefore(Weekday(day["weekday"]), Of(day["month"]), Of(day["date"])),
        "nth-weekday" => new YearlyDay.NthWeekday(Weekday(day["weekday"]), Of(day["nth"]), Of(day["month"]), Of(day["plus"])),
        _ => new YearlyDay.Once(DateOnly.ParseExact(day["on"].Text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    };

    // The list counts from Monday, 1, to Sunday, 7.
    static DayOfWeek Weekday(JsonTree number) => (DayOfWeek)(Of(number) % 7);

    static int Of(JsonTree number) => (int)number.Number;

    static int? Number(JsonTree? number) => number is null ? null : Of(number);

    static ImmutableArray<T> All<T>(JsonTree list, Func<JsonTree, T> one) => [.. list.Items.Select(one)];

    static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
