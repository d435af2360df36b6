using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>What stands for a piece: square filled given, half in review, empty missing, struck waived, locked confidential; nothing at all where nothing is asked for.</summary>
public enum Mark { Given, Half, Missing, Waived, Conf, Risk, No, Aside }

/// <summary>A mark, and its word beside it where one is given; a mark alone is hidden from screen readers.</summary>
[HtmlTargetElement("mark-sign", Attributes = "state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkSignTagHelper : TagHelper
{
    public required Mark State { get; set; }
    public string? Word { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Word is null ? Draw(State) : Say(State, Word));
    }

    internal static IHtmlContent Say(Mark mark, string word) =>
        Markup.Of($"""<span class="st st--{Name(mark)}">{(mark is Mark.Aside ? HtmlString.Empty : Draw(mark))}{word}</span>""");

    internal static IHtmlContent Draw(Mark mark) =>
        Markup.Of($"""<svg class="mk" viewBox="0 0 12 12" aria-hidden="true"><use href="#m-{Name(mark)}"/></svg>""");

    static string Name(Mark mark) => mark switch
    {
        Mark.Given => "given",
        Mark.Half => "half",
        Mark.Missing => "missing",
        Mark.Waived => "waived",
        Mark.Conf => "conf",
        Mark.Risk => "risk",
        Mark.Aside => "aside",
        _ => "no",
    };
}
