using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>How sure a citation is: read in the source, well known but not read, doubtful.</summary>
public enum Certainty { Doubtful = 1, Known, Read }

/// <summary>A citation with three bars of certainty, its paraphrase as content; the bars' words are read out.</summary>
[HtmlTargetElement("law", Attributes = "certainty,word,cite")]
public sealed class LawTagHelper : TagHelper
{
    public required Certainty Certainty { get; set; }
    public required string Word { get; set; }
    public required string Cite { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.Attributes.SetAttribute("class", "law");
        output.PreContent.Add($"""<cite>{Bars(Certainty)}<span class="vh">{Word}: </span>{Cite}</cite> """);
    }

    internal static IHtmlContent Bars(Certainty certainty)
    {
        var bars = new HtmlContentBuilder().Add($"""<span class="sure" aria-hidden="true">""");
        for (var bar = 1; bar <= 3; bar++) bars.AppendHtml(bar <= (int)certainty ? "<i class=\"f\"></i>" : "<i></i>");
        return bars.AppendHtml("</span>");
    }
}

/// <summary>The legend of the bars: the sign with its word beside it.</summary>
[HtmlTargetElement("certainty-sign", Attributes = "of,word", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CertaintySignTagHelper : TagHelper
{
    public required Certainty Of { get; set; }
    public required string Word { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.Add($"{LawTagHelper.Bars(Of)}{Word}");
    }
}
