using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>A part of a page: its heading in the margin, its text, and a <c>note</c> inside it that stands beside the text.</summary>
[HtmlTargetElement("part", Attributes = "id,label")]
public sealed class PartTagHelper : TagHelper
{
    public required string Id { get; set; }
    public required string Label { get; set; }
    public string? Sub { get; set; }

    /// <summary>The first part of a page with a track: on a phone its facts stand directly under the track.</summary>
    public bool Lead { get; set; }

    /// <summary>The text takes the room of the notes too.</summary>
    public bool Wide { get; set; }

    internal IHtmlContent Note { get; set; } = HtmlString.Empty;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(PartTagHelper)] = this;
        var text = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", Lead ? "sec sec--lead" : Wide ? "sec sec--wide" : "sec");
        output.Attributes.SetAttribute("aria-labelledby", Id);
        var sub = Sub is null ? HtmlString.Empty : Markup.Of($"<small>{Sub}</small>");
        output.Content.Add($"""<h2 class="sec__label" id="{Id}">{Label}{sub}</h2><div class="sec__main">{text}</div>{Note}""");
    }
}

/// <summary>What stands in the margin beside a part: law, source, rule, what comes next.</summary>
[HtmlTargetElement("note", ParentTag = "part")]
public sealed class NoteTagHelper : TagHelper
{
    public string? Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var says = await output.GetChildContentAsync();
        var heading = Label is null ? HtmlString.Empty : Markup.Of($"<h3>{Label}</h3>");
        var part = (PartTagHelper)context.Items[typeof(PartTagHelper)];
        part.Note = Markup.Of($"""<aside class="sec__note">{heading}{says}</aside>""");
        output.SuppressOutput();
    }
}
