using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Trust.Domain.Checkpoints;

/// <summary>What was filled into a slot of a clause or answered to a question of an assessment; typed text, so it lives in contents and in no event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Count), "count")]
[JsonDerivedType(typeof(Points), "points")]
[JsonDerivedType(typeof(Rows), "rows")]
public abstract record Filled
{
    public sealed record Words(string Text) : Filled;
    public sealed record Day(DateOnly On) : Filled;
    public sealed record Count(int Number) : Filled;
    public sealed record Points(ImmutableArray<string> Items) : Filled;

    /// <summary>The rows of a table, each with a cell for every column.</summary>
    public sealed record Rows(ImmutableArray<ImmutableArray<string>> Items) : Filled;

    /// <summary>Blank words, a list without a point and a number below one fill nothing.</summary>
    [JsonIgnore]
    public bool IsEmpty => this switch
    {
        Words words => string.IsNullOrWhiteSpace(words.Text),
        Day => false,
        Count count => count.Number < 1,
        Points points => points.Items.All(string.IsNullOrWhiteSpace),
        Rows rows => rows.Items.All(row => row.All(string.IsNullOrWhiteSpace)),
        _ => throw new System.Diagnostics.UnreachableException($"filled with {GetType().Name}"),
    };

    /// <summary>What a person typed for a slot: an ISO date, a whole number, a point a line. Null where it is empty or of another kind.</summary>
    public static Filled? Parse(SlotKind kind, string typed) => kind switch
    {
        SlotKind.Text => Unless(new Words(typed.Trim())),
        SlotKind.Date => DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? new Day(on) : null,
        SlotKind.Number => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Unless(new Count(number)) : null,
        SlotKind.List => Unless(new Points([.. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)])),
        _ => throw new System.Diagnostics.UnreachableException($"slot of kind {kind}"),
    };

    static Filled? Unless(Filled value) => value.IsEmpty ? null : value;
}
