using Trust.Domain;

namespace Trust.Web.Components;

/// <summary>A group or body on the map; never a person (rules.md 3).</summary>
/// <param name="Number">Leads to its row in the table.</param>
/// <param name="Affected">From 1 to 5.</param>
/// <param name="Band">How much it may say, from 0 (no right here) to 4 (consent, veto or condition).</param>
/// <param name="Position">Only where the group stated it or a pulse of five or more measured it.</param>
/// <param name="Moves">The group's key when the reader may say how strongly it is affected.</param>
public sealed record MapPoint(int Number, string Name, int Affected, int Band, Position? Position, string? Moves);

/// <summary>Who is affected, and who has a say, as a picture; whatever it shows stands in the table beside it.</summary>
/// <param name="Bands">The words of the five bands, the least right first.</param>
/// <param name="Moved">What a mark that can be moved is called: its group, and what moves.</param>
public sealed record MapView(string Title, string Says, IReadOnlyList<string> Bands, string Hardly, string Strongly, Func<string, string> Moved, IReadOnlyList<MapPoint> Points);
