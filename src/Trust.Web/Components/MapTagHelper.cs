using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Domain;

namespace Trust.Web.Components;

/// <summary>Draws a <see cref="MapView"/>: a mark for each group by how strongly it is affected and how much it may say. Marks that share a place stand side by side under their numbers.</summary>
[HtmlTargetElement("party-map", Attributes = "view", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapTagHelper : TagHelper
{
    const int Left = 150, Column = 124, Row = 80, Bottom = 430, Right = Left + 5 * Column, LongestLabel = 17;

    public required MapView View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "scroll");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", View.Title);
        var to = output.Content;
        to.Add($"""<svg class="map" viewBox="0 0 {Right + 30} 480" role="group" aria-labelledby="map-name map-says"><title id="map-name">{View.Title}</title><desc id="map-says">{View.Says}</desc>""");
        foreach (var (band, words) in View.Bands.Index())
            to.Add($"""<path class="hl" d="M{Left} {Bottom - band * Row}H{Right}"/><text class="m" x="0" y="{Middle(band) + 5}">{words}</text>""");
        to.Add($"""<path class="ax" d="M{Left} {Bottom}H{Right}"/><path class="ax" d="M{Left} 30V{Bottom}"/>""");
        for (var affected = 1; affected <= 5; affected++) to.Add($"""<text class="m" x="{Across(affected)}" y="452" text-anchor="middle">{affected}</text>""");
        to.Add($"""<text class="m" x="{Left}" y="474">{View.Hardly}</text><text class="m" x="{Right}" y="474" text-anchor="end">{View.Strongly}</text>""");
        foreach (var place in View.Points.GroupBy(p => (p.Affected, p.Band)))
            foreach (var (at, point) in place.Index()) Mark(to, point, at, place.Count());
        to.AppendHtml("</svg>");
    }

    static int Middle(int band) => Bottom - band * Row - Row / 2;

    static int Across(int affected) => Left + (affected - 1) * Column + Column / 2;

    void Mark(IHtmlContentBuilder to, MapPoint point, int at, int together)
    {
        var apart = Math.Min(38, (Column - 38) / Math.Max(1, together - 1));
        var (x, y) = (Across(point.Affected) + (together - 1) * -apart / 2 + at * apart, Middle(point.Band) - (together == 1 ? 8 : 0));
        var moves = point.Moves is { } group
            ? Markup.Of($""" class="mv" tabindex="0" role="slider" aria-label="{View.Moved(point.Name)}" aria-valuemin="1" aria-valuemax="5" aria-valuenow="{point.Affected}" data-group="{group}" data-step="{Column}" id="map-{group}" """)
            : Markup.Of($""" role="img" aria-label="{point.Name}" """);
        to.Add($"""<g{moves}><title>{point.Name}</title><g transform="translate({x} {y})">{Shape(point.Position)}<text y="5" text-anchor="middle" class="bt mn{Inverse(point.Position)}">{point.Number}</text>""");
        if (together == 1) to.Add($"""<text y="34" text-anchor="middle">{Short(point.Name)}</text>""");
        to.AppendHtml("</g></g>");
    }

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

    static string Short(string name) => name.Length <= LongestLabel ? name : $"{name[..(LongestLabel - 1)]}…";
}
