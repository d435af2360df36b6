using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>What is folded comes unfolded when a field in it is wrong, unless the page says itself when: nobody should have to look for what was refused.</summary>
[HtmlTargetElement("details")]
public sealed class DetailsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = (await output.GetChildContentAsync()).GetContent();
        if (!context.AllAttributes.ContainsName("open") && inside.Contains(FieldTagHelper.Wrongly, StringComparison.Ordinal)) output.Attributes.SetAttribute(new TagHelperAttribute("open", null, HtmlAttributeValueStyle.Minimized));
    }
}
