using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Trust.Domain;

namespace Trust.App;

/// <summary>One row of a list of people, as it was read, and what is wrong with it.</summary>
/// <param name="Line">Counted from the top of the list, the headings too.</param>
public sealed record ListedPerson(int Line, PersonInput Input, Refusal? Wrong = null);

/// <summary>Reads what a spreadsheet gives away: comma, semicolon or tab; with headings in any of our languages, or name, address, language in this order.</summary>
public static class ListOfPeople
{
    /// <summary>More people than an organisation adds at once.</summary>
    public const int MostRows = 2_000;

    /// <summary>Characters of the whole list.</summary>
    public const int Longest = 400_000;

    static readonly string[] NameWords = ["name", "navn", "namn", "naam"];
    static readonly string[] FirstNameWords = ["first", "given", "vor", "for", "för", "voor"];
    static readonly string[] AddressWords = ["mail", "e-post", "epost"];
    static readonly string[] LanguageWords = ["lang", "språk", "sprog", "taal", "sprache"];

    sealed record Columns(IReadOnlyList<int> Names, int Address, int? Language);

    /// <param name="otherwise">Language and zone of whoever's row says none.</param>
    public static Answer<IReadOnlyList<ListedPerson>> Read(string? list, PersonInput otherwise)
    {
        if (string.IsNullOrWhiteSpace(list)) return Refusal.Incomplete("people-list.empty", "list");
        if (list.Length > Longest) return Refusal.Incomplete("people-list.too-long", "list", Fact.Of("n", MostRows));
        var rows = Cells(list);
        if (rows is null) return Refusal.Incomplete("people-list.unreadable", "list");
        var headed = rows.Count > 0 && !rows[0].Cells.Any(c => c.Contains('@', StringComparison.Ordinal));
        if (headed && Headed(rows[0].Cells) is null) return Refusal.Incomplete("people-list.headings-unknown", "list");
        var columns = headed ? Headed(rows[0].Cells)! : new([0], 1, 2); // just asked
        var people = rows.Skip(headed ? 1 : 0).ToList();
        if (people.Count == 0) return Refusal.Incomplete("people-list.empty", "list");
        if (people.Count > MostRows) return Refusal.Incomplete("people-list.too-long", "list", Fact.Of("n", MostRows));
        return Checked([.. people.Select(r => new ListedPerson(r.Line, Input(r.Cells, columns, otherwise)))]);
    }

    // null: quotes that do not end, as when half a list was pasted
    static List<(int Line, string[] Cells)>? Cells(string list)
    {
        var rows = new List<(int, string[])>();
        var unread = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [";", ",", "\t"],
            BadDataFound = _ => unread = true,
            IgnoreBlankLines = true,
            TrimOptions = TrimOptions.Trim,
        };
        using var parser = new CsvParser(new StringReader(list), configuration);
        while (parser.Read())
            if (parser.Record is { } cells && cells.Any(c => c.Length > 0)) rows.Add((parser.RawRow, cells));
        return unread ? null : rows;
    }

    static Columns? Headed(string[] headings)
    {
        var known = headings.Select((h, i) => (Word: h.ToLowerInvariant(), Column: i)).ToList();
        var addresses = known.Where(h => Any(h.Word, AddressWords)).ToList();
        var names = known.Where(h => Any(h.Word, NameWords) && !Any(h.Word, AddressWords)).OrderBy(h => !FirstNameWords.Any(f => h.Word.StartsWith(f, StringComparison.Ordinal))).ThenBy(h => h.Column).Select(h => h.Column).ToList();
        var languages = known.Where(h => Any(h.Word, LanguageWords)).ToList();
        return addresses.Count == 1 && names.Count > 0 ? new(names, addresses[0].Column, languages.Count == 1 ? languages[0].Column : null) : null;
    }

    static bool Any(string heading, string[] words) => words.Any(w => heading.Contains(w, StringComparison.Ordinal));

    static PersonInput Input(string[] cells, Columns columns, PersonInput otherwise)
    {
        string Cell(int? column) => column is { } c && c < cells.Length ? cells[c] : "";
        var language = Cell(columns.Language);
        return new(string.Join(' ', columns.Names.Select(c => Cell(c)).Where(n => n.Length > 0)), Cell(columns.Address), language.Length == 0 ? otherwise.Language : LanguageOf(language), otherwise.TimeZone);
    }

    // a code, or the language's name in itself
    static string LanguageOf(string said) => Texts.Languages.FirstOrDefault(l => string.Equals(l, said, StringComparison.OrdinalIgnoreCase) || string.Equals(Texts.NameOf(l), said, StringComparison.OrdinalIgnoreCase)) ?? said;

    static List<ListedPerson> Checked(List<ListedPerson> people)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. people.Select(p => p with { Wrong = People.Wrong(p.Input) ?? (seen.Add(p.Input.Email!.Trim()) ? null : Refusal.Rule("people-list.address-twice") with { Field = "email" }) })]; // Wrong names a missing address
    }
}
