using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Trust.Web.Components;

/// <summary>Tells its fields whether a form may be the one that was sent: several on a page may ask for the same, and what was typed and is wrong stands in one of them.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class SentFormTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;   // set by the framework before Process

    /// <summary>After the framework's helper that writes the form's address (-1000), and before its other one, which has the fields drawn (-900).</summary>
    public override int Order => -950;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        context.Items[typeof(SentFormTagHelper)] = MayBeOf(ViewContext.HttpContext.Request, output.Attributes["action"]?.Value);

    /// <summary>For a field; one outside any form is on a page that asks for one thing.</summary>
    public static bool MayBe(TagHelperContext context) => !context.Items.TryGetValue(typeof(SentFormTagHelper), out var may) || may is true;

    /// <summary>Not when it names another address, or another handler; one that names none may have buttons that do.</summary>
    static bool MayBeOf(HttpRequest request, object? action)
    {
        if (!HttpMethods.IsPost(request.Method) || (action is HtmlString written ? WebUtility.HtmlDecode(written.Value) : action?.ToString()) is not { Length: > 0 } address) return true;
        var (path, query) = address.IndexOf('?') is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        var said = QueryHelpers.ParseQuery(query);
        return (path.Length == 0 || request.PathBase.Add(request.Path).ToUriComponent().Equals(path, StringComparison.OrdinalIgnoreCase))
            && (said.Count == 0 || said.Count == request.Query.Count && said.All(q => string.Equals(q.Value, request.Query[q.Key], StringComparison.OrdinalIgnoreCase)));
    }
}
