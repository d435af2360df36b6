using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>A lock: shut is a filled body with the shackle down, open an empty one with it up. Its word stands beside it.</summary>
[HtmlTargetElement("lock-sign", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LockSignTagHelper : TagHelper
{
    public bool Open { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Open));
    }

    internal static IHtmlContent Draw(bool open) => new HtmlString(open
        ? """<svg class="lk is-open" viewBox="0 0 24 22" aria-hidden="true"><path d="M8 11V6.5a4 4 0 0 1 7.6-1.7"/><path class="bd" d="M5 11h14v10H5z"/></svg>"""
        : """<svg class="lk is-shut" viewBox="0 0 24 22" aria-hidden="true"><path d="M8 11V7.5a4 4 0 0 1 8 0V11"/><path class="bd" d="M5 11h14v10H5z"/></svg>""");
}
