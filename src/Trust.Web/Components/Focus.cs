using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>Where the keyboard stands when a form comes back refused: at the first thing that is wrong, and there is only one such place.</summary>
static class Focus
{
    static readonly object Taken = new();

    public static bool Takes(HttpContext? http) => http is not null && HttpMethods.IsPost(http.Request.Method) && http.Items.TryAdd(Taken, Taken);

    /// <summary>On what is read and not filled in.</summary>
    public static void On(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
    }
}
