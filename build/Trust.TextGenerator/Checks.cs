using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Trust.TextGenerator;

/// <summary>What every file must hold on its own, and what all must have in common with en.json.</summary>
static class Checks
{
    static readonly Regex Form = new(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Alone(TextFile file)
    {
        if (file.Unreadable is { } unreadable) yield return unreadable;
        var taken = new Dictionary<string, string>();
        foreach (var entry in file.Entries)
        {
            if (!Form.IsMatch(entry.Key)) yield return file.Say(Problems.BadKey, entry);
            if (string.IsNullOrWhiteSpace(entry.Text)) yield return file.Say(Problems.Empty, entry);
            if (Placeholder.In(entry.Text).FirstOrDefault(p => p.Type is null) is { } unknown) yield return file.Say(Problems.UnknownFormat, entry, unknown.ToString());
            else if (Placeholder.HasStrayBrace(entry.Text)) yield return file.Say(Problems.UnknownFormat, entry, "a brace that belongs to no placeholder");

            var plural = Plural.IsForm(entry, file);
            if (plural && !Plural.IsWhole(entry, file)) yield return file.Say(Problems.HalfPlural, entry, Plural.Twin(entry.Key)!);

            // the two forms of a plural share one accessor, and only those
            var accessor = plural ? Accessors.Name(Plural.Base(entry.Key)) : Accessors.Name(entry.Key);
            var owner = plural ? Plural.Base(entry.Key) : entry.Key;
            if (!taken.TryGetValue(accessor, out var first)) taken.Add(accessor, owner);
            else if (first != owner || !ReferenceEquals(file.Find(entry.Key), entry) || !plural) yield return file.Say(Problems.Duplicate, entry, accessor, first);
        }
    }

    public static IEnumerable<Diagnostic> Against(TextFile english, TextFile file)
    {
        if (file.Unreadable is not null) yield break;
        Entry? before = null;
        foreach (var entry in english.Entries)
        {
            var found = file.Find(entry.Key);
            if (found is null) yield return file.SayMissing(entry.Key, before);
            else if (!Same(entry, found, english)) yield return file.Say(Problems.OtherPlaceholders, found, Listed(found), Listed(entry));
            before = found ?? before;
        }
        foreach (var entry in file.Entries)
            if (english.Find(entry.Key) is null) yield return file.Say(Problems.ExtraKey, entry, file.Language);
    }

    // "one item is missing" may leave the figure out
    static bool Same(Entry english, Entry other, TextFile file)
    {
        var one = Plural.IsForm(english, file) && !Plural.IsOther(english.Key);
        return Set(english).SetEquals(Set(other));

        HashSet<Placeholder> Set(Entry entry) => [.. Placeholder.In(entry.Text).Where(p => !one || !p.IsCount)];
    }

    static string Listed(Entry entry) => Placeholder.In(entry.Text) is { Count: > 0 } some ? string.Join(" ", some) : "none";
}
