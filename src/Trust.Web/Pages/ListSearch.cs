using Microsoft.AspNetCore.Http.Extensions;

namespace Trust.Web.Pages;

/// <param name="Place">Where that part of the list begins; null for its first.</param>
public sealed record ListWay(string Text, string? Place, string? Rel = null);

/// <summary>What a reader asked of a long list. Words are typed and may be somebody's name: they come in a form and stand in no address.
/// What only narrows the list is an address, to keep and to hand on.</summary>
/// <param name="Words">Null where nothing was typed.</param>
/// <param name="Narrowed">The other fields of the form, and what was chosen in them.</param>
public sealed record ListSearch(string Path, string? Words, params IReadOnlyList<(string Name, string? Value)> Narrowed)
{
    /// <summary>What says from where on the list is shown.</summary>
    public string Turn { get; init; } = "after";

    public IReadOnlyList<ListWay> Ways { get; private init; } = [];

    public ListSearch With(params IEnumerable<ListWay?> ways) => this with { Ways = [.. ways.OfType<ListWay>()] };

    /// <summary>The handler of a page that searches: it saves nothing.</summary>
    public const string Handler = "Find";

    public string Form => $"{Path}?handler={Handler}";

    public static string? Typed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    /// <summary>The list as it is narrowed, from a place in it on.</summary>
    public string Address(string? place = null) => Path + new QueryBuilder(Narrowed.Append((Name: Turn, Value: place)).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value!))); // just asked
}
