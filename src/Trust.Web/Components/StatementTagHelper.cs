using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>
/// The statement of a page: at most two sentences. A translated sentence comes whole as <c>says</c>; its <c>facts</c> are found in
/// it and set semibold, so that no text file needs markup.
/// </summary>
[HtmlTargetElement("statement")]
public sealed class StatementTagHelper : TagHelper
{
    /// <summary>From so many letters on it is set smaller, so that what stands below it is seen at once.</summary>
    const int Long = 110;

    public string? Says { get; set; }
    public IReadOnlyList<string> Facts { get; set; } = [];
    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Small ? "say say--sm" : Says?.Length > Long ? "say say--long" : "say");
        if (Says is not null) output.Content.SetHtmlContent(Weigh(Says, Facts));
    }

    static IHtmlContent Weigh(string says, IReadOnlyList<string> facts)
    {
        var first = facts.Where(f => f.Length > 0).Select(f => (Fact: f, At: says.IndexOf(f, StringComparison.Ordinal)))
            .Where(f => f.At >= 0).OrderBy(f => f.At).ThenByDescending(f => f.Fact.Length).FirstOrDefault();
        if (first.Fact is null) return Markup.Of($"{says}");
        return Markup.Of($"{says[..first.At]}<b>{first.Fact}</b>{Weigh(says[(first.At + first.Fact.Length)..], facts)}");
    }
}
