using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>What stands in the way: what is missing, whose turn since when, and a date that says who set it.</summary>
public sealed record Blocker(string What, string Turn, string? Due = null, string? DueNote = null, bool Late = false, string? Href = null);

/// <summary>The numbered list of what blocks, or of what waits for the reader.</summary>
[HtmlTargetElement("blockers", Attributes = "items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BlockersTagHelper : TagHelper
{
    public required IReadOnlyList<Blocker> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "blocks");
        foreach (var item in Items)
            output.Content.Add($"<li><div><b>{What(item)}</b><small>{item.Turn}</small></div>{Due(item)}</li>");
    }

    static IHtmlContent What(Blocker item) =>
        item.Href is null ? Markup.Of($"{item.What}") : Markup.Of($"""<a href="{item.Href}">{item.What}</a>""");

    static IHtmlContent Due(Blocker item) => item.Due is null
        ? HtmlString.Empty
        : Markup.Of($"""<p class="{(item.Late ? "due due--late" : "due")}"><b>{item.Due}</b> <small>{item.DueNote}</small></p>""");
}
