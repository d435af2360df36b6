using System.Collections.Immutable;
using System.Globalization;
using Trust.Domain.Assessments;
using Trust.Domain.Text;

namespace Trust.App.Rulebooks;

/// <summary>Turns the file of the AI Act's duties into data, or says everything that is wrong with it.</summary>
public sealed class AiActReader(JsonSchema schema)
{
    public (AiAct? Act, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8) => Sourced.Read(schema, file, utf8, Check, Act);

    static IEnumerable<Fault> Check(string file, JsonTree tree)
    {
        var notYet = tree["notYetIn"].Items;
        foreach (var fault in Sourced.Misnamed(file, tree).Concat(Sourced.Unsourced(file, tree))) yield return fault;
        foreach (var fault in Sourced.Once(file, tree["duties"].Items.Select(d => d["key"]))) yield return fault;
        foreach (var country in notYet.Select(n => n["country"]).Where(c => tree["inForceIn"].Items.Any(c.Same)))
            yield return country.Fault(file, $"'{country.Text}' is among those in which it is in force");
        foreach (var day in tree["duties"].Items.Select(d => d["from"]).Where(d => Day(d) is null))
            yield return day.Fault(file, $"there is no day '{day.Text}'");
    }

    static AiAct Act(JsonTree file) => new(
        (int)file["version"].Number,
        [.. file["inForceIn"].Items.Select(c => c.Text)],
        [.. file["notYetIn"].Items.Select(n => new NotYet(n["country"].Text, Sourced.Text(n["says"]), Sourced.Citation(n["law"])))],
        Sourced.ByName(file["sources"]),
        [.. file["duties"].Items.Select(Duty)]);

    static Duty Duty(JsonTree duty) => new(
        duty["key"].Text,
        Sourced.Text(duty["says"]),
        Kebab.Parse<DutyOf>(duty["whose"].Text),
        Day(duty["from"])!.Value,                            // the checks have read it
        duty.Find("highRisk") is { IsTrue: true },
        duty.Find("disputed") is { IsTrue: true },
        Sourced.Citation(duty["law"]),
        duty.Find("note") is { } note ? Sourced.Text(note) : null);

    static DateOnly? Day(JsonTree day) => DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null;
}
