using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.App;

namespace Trust.Web.Components;

/// <summary>Two revisions in one text: struck out what was taken, underlined what was added, and a word before each for those who do not see it.</summary>
[HtmlTargetElement("difference", Attributes = "told,taken,added", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DifferenceTagHelper : TagHelper
{
    public required IReadOnlyList<Stretch> Told { get; set; }
    public required string Taken { get; set; }
    public required string Added { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (what, text) in Told)
            output.Content.AppendHtml(what switch
            {
                Changed.Taken => Markup.Of($"""<del><span class="vh">{Taken}: </span>{text}</del>"""),
                Changed.Added => Markup.Of($"""<ins><span class="vh">{Added}: </span>{text}</ins>"""),
                _ => Markup.Of($"{text}"),
            });
    }
}
