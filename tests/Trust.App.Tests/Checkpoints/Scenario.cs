using System.Collections.Immutable;
using System.Globalization;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>A right of the shipped packs at a place, as a line of a table says it; the last column is the count by hand, made before any code ran.</summary>
sealed class Scenario
{
    public static readonly LawBook Law = App.Rulebooks.LawFiles.Embedded();
    static readonly HolidayBook Days = HolidayFile.Embedded();

    readonly string[] cells;

    Scenario(string line) => cells = line.Split('|', StringSplitOptions.TrimEntries);

    /// <summary>The lines of a table, each a test of its own.</summary>
    public static TheoryData<string> Lines(string table) => [.. table.Split('\n')];

    public static IEnumerable<string> Ids(string table) => table.Split('\n').Select(l => Of(l).Id);

    public static Scenario Of(string line) => new(line);

    public string this[int column] => cells[column];

    public string Id => cells[0];

    public DateOnly Date(int column) => DateOnly.ParseExact(cells[column], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether nobody, or which body, speaks at a site of 1,200: <c>DE SN works-council</c>, <c>NO union bound</c>, <c>US nobody</c>.</summary>
    public Findings Found(int where, string yes, DateOnly on)
    {
        var (site, words) = (Site(where), cells[where].Split(' '));
        var kind = words.Select(w => Kebab.TryParse<BodyKind>(w, out var k) ? k : (BodyKind?)null).FirstOrDefault(k => k is not null);
        ImmutableArray<Body> bodies = kind is { } there ? [new(new(Guid.AllBitsSet), there, default, BodyLevel.Site, [], words.Contains("bound") ? default(ContentRef) : null)] : [];
        var said = yes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Triggered.Rights(Law, new(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, q => said.Contains(Kebab.Of(q))), ImmutableSortedDictionary<string, int>.Empty),
            [site], bodies, on);
    }

    public WorkCalendar Calendar(int where) => Site(where) is var site ? Days.Of(site.Country, site.Region) : WorkCalendar.WeekendsOnly;

    Site Site(int where) => cells[where].Split(' ') is var words
        ? new(new(Guid.Empty), default, default, words[0], words.ElementAtOrDefault(1) is { Length: 2 or 3 } region && region.All(c => char.IsUpper(c) || char.IsDigit(c)) ? region : null, 1200, ["en"])
        : throw new ArgumentException(cells[where]);

    public static IEnumerable<string> Places(IEnumerable<TriggeredRight> found) => found.Select(r => r.At is { Lock: { } gate } ? Kebab.Of(gate) : Kebab.Of(r.At.Stage.GetValueOrDefault()));

    /// <summary>A clock of the shipped packs, by its id.</summary>
    public static Clock Clock(string id) => Law.All.SelectMany(p => p.Rights.SelectMany(r => r.Clocks).Concat(p.Remedies.Select(r => r.Clock))).Single(c => c.Id == id);
}
