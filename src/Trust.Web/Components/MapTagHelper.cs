using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Domain;

namespace Trust.Web.Components;

/// <summary>
/// Draws a <see cref="MapView"/>: a mark for each group by how strongly it is affected and how much it may say. Marks that share a place stand side by side.
/// Where there is room the names stand on the picture, on a narrow screen below it; neither has to be moved sideways.
/// </summary>
[HtmlTargetElement("party-map", Attributes = "view", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapTagHelper : TagHelper
{
    const int LineHeight = 16, BelowMark = 36;

    public required MapView View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        Draw(output.Content, MapSheet.Wide);
        Draw(output.Content, MapSheet.Narrow);
        output.Content.Add($"""<ul class="key map--narrow">""");
        foreach (var point in View.Points) output.Content.Add($"<li>{Numbered(point)}</li>");
        output.Content.AppendHtml("</ul>");
    }

    void Draw(IHtmlContentBuilder to, MapSheet sheet)
    {
        to.Add($"""<svg class="map map--{sheet.Name}" viewBox="0 0 {sheet.Right} {sheet.Bottom + 46}" role="group" aria-labelledby="{sheet.Name}-name {sheet.Name}-says"><title id="{sheet.Name}-name">{View.Title}</title><desc id="{sheet.Name}-says">{View.Says}</desc>""");
        foreach (var (band, words) in View.Bands.Index())
            to.Add($"""<path class="hl" d="M{sheet.Left} {sheet.Upper(band)}H{sheet.Right}"/><text class="m" x="0" y="{sheet.Upper(band) + sheet.WordsAt}">{words}</text>""");
        to.Add($"""<path class="ax" d="M{sheet.Left} {sheet.Bottom}H{sheet.Right}"/>""");
        if (sheet.IsNamed) to.Add($"""<path class="ax" d="M{sheet.Left} {sheet.Upper(4)}V{sheet.Bottom}"/>""");
        for (var affected = 1; affected <= 5; affected++) to.Add($"""<text class="m" x="{sheet.Across(affected)}" y="{sheet.Bottom + 20}" text-anchor="middle">{affected}</text>""");
        to.Add($"""<text class="m" x="{sheet.Left}" y="{sheet.Bottom + 41}">{View.Hardly}</text><text class="m" x="{sheet.Right}" y="{sheet.Bottom + 41}" text-anchor="end">{View.Strongly}</text>""");
        foreach (var place in View.Points.GroupBy(p => (p.Affected, p.Band))) Place(to, sheet, [.. place]);
        to.AppendHtml("</svg>");
    }

    /// <summary>A name moves with its mark; several in one place share theirs.</summary>
    void Place(IHtmlContentBuilder to, MapSheet sheet, IReadOnlyList<MapPoint> here)
    {
        var (first, y) = (here[0], sheet.Upper(here[0].Band) + sheet.MarkAt);
        var name = sheet.IsNamed ? Name(sheet, here) : HtmlString.Empty;
        foreach (var (at, point) in here.Index())
            to.Add($"""<g{Moves(sheet, point)}><title>{point.Name}</title><g transform="translate({sheet.Across(point, at, here.Count)} {y})">{Shape(point.Position)}<text y="5" text-anchor="middle" class="bt mn{Inverse(point.Position)}">{point.Number}</text>{(here.Count == 1 ? name : HtmlString.Empty)}</g></g>""");
        if (here.Count > 1) to.Add($"""<g aria-hidden="true" transform="translate({sheet.Across(first.Affected)} {y})">{name}</g>""");
    }

    IHtmlContent Name(MapSheet sheet, IReadOnlyList<MapPoint> here)
    {
        var first = here[0];
        // up to the edge of the picture, or to the next mark of the row
        var alone = first.Affected is > 1 and < 5 && !View.Points.Any(p => p.Band == first.Band && Math.Abs(p.Affected - first.Affected) == 1);
        var lines = new HtmlContentBuilder();
        foreach (var (at, line) in sheet.Label(here.Count == 1 ? [first.Name] : here.Select(Numbered), alone).Index())
            lines.Add($"""<text y="{BelowMark + at * LineHeight}" text-anchor="middle">{line}</text>""");
        return lines;
    }

    IHtmlContent Moves(MapSheet sheet, MapPoint point) => point.Moves is { } group
        ? Markup.Of($""" class="mv" tabindex="0" role="slider" aria-label="{View.Moved(point.Name)}" aria-valuemin="1" aria-valuemax="5" aria-valuenow="{point.Affected}" data-group="{group}" data-step="{sheet.Column}" id="{(sheet.IsNamed ? "map" : "map-narrow")}-{group}" """)
        : Markup.Of($""" role="img" aria-label="{point.Name}" """);

    static string Numbered(MapPoint point) => $"{point.Number}\u00a0{point.Name}";

    /// <summary>A position by its shape before its colour.</summary>
    public static IHtmlContent Shape(Position? position) => new HtmlString(position switch
    {
        Position.InFavour => """<circle class="af" r="16"/>""",
        Position.WithConditions => """<path class="pf st-ac" d="M0 -19L19 0L0 19L-19 0Z"/>""",
        Position.Divided => """<circle class="pf" r="16"/><path class="ax" d="M-11 11.6H11"/>""",
        Position.Against => """<path class="sf" d="M-15 -15h30v30h-30z"/>""",
        null => """<circle class="pf da" r="16"/>""",
        _ => throw new System.Diagnostics.UnreachableException($"position {position}"),
    });

    static string Inverse(Position? position) => position is Position.InFavour or Position.Against ? " inv" : "";
}
