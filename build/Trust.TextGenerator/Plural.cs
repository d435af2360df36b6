namespace Trust.TextGenerator;

/// <summary>Keys that end in .one and .other are two forms of one text. An enum may have a word "other":
/// .other alone, without a count, is an ordinary key.</summary>
static class Plural
{
    const string One = ".one", Other = ".other";

    public static bool IsForm(Entry entry, TextFile file) => Twin(entry.Key) is { } twin
        && (entry.Key.EndsWith(One, StringComparison.Ordinal) || file.Find(twin) is not null || Placeholder.In(entry.Text).Any(p => p.IsCount));

    public static bool IsWhole(Entry entry, TextFile file) =>
        file.Find(Twin(entry.Key)!) is { } twin && Placeholder.In((entry.Key.EndsWith(Other, StringComparison.Ordinal) ? entry : twin).Text).Any(p => p.IsCount);

    public static bool IsOther(string key) => key.EndsWith(Other, StringComparison.Ordinal);

    public static string? Twin(string key) =>
        key.EndsWith(One, StringComparison.Ordinal) ? Base(key) + Other
        : key.EndsWith(Other, StringComparison.Ordinal) ? Base(key) + One
        : null;

    public static string Base(string key) => key.Substring(0, key.LastIndexOf('.'));
}
