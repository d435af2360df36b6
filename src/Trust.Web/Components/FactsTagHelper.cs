using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>A fact: what it is called, what it is, and one line more.</summary>
public sealed record Fact(string Term, string Says, string? More = null);

/// <summary>Three or four facts side by side; as <c>rows</c> a list of any length.</summary>
[HtmlTargetElement("facts", Attributes = "items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FactsTagHelper : TagHelper
{
    public required IReadOnlyList<Fact> Items { get; set; }
    public bool Rows { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Rows ? "facts facts--rows" : "facts");
        foreach (var fact in Items)
        {
            output.Content.Add($"<div><dt>{fact.Term}</dt><dd>{fact.Says}");
            if (fact.More is not null) output.Content.Add($"<small>{fact.More}</small>");
            output.Content.Add($"</dd></div>");
        }
    }
}
