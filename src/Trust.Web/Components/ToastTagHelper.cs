using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>What just happened or did not; it stays until the next page. Inside <c>.head</c> or a part.</summary>
[HtmlTargetElement("toast")]
public sealed class ToastTagHelper : TagHelper
{
    public bool Bad { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;   // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Bad ? "toast toast--bad" : "toast");
        output.Attributes.SetAttribute("role", Bad ? "alert" : "status");
        // a field that is wrong says itself what, and stands where it is mended
        if (Bad && ViewContext.ModelState.IsValid && Focus.Takes(ViewContext.HttpContext)) Focus.On(output);
    }
}
