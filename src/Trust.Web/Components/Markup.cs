using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Trust.Web.Components;

/// <summary>The one way a component writes HTML: the literal as it stands, every hole encoded.</summary>
static class Markup
{
    public static IHtmlContentBuilder Add(this IHtmlContentBuilder to, FormattableString html) =>
        to.AppendFormat(CultureInfo.InvariantCulture, html.Format, html.GetArguments());

    public static IHtmlContent Of(FormattableString html) => new HtmlContentBuilder().Add(html);
}
