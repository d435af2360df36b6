using System.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>The track of five letters, whole (a navigation) or inline (one picture with one label).</summary>
[HtmlTargetElement("track", Attributes = "view", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrackTagHelper : TagHelper
{
    public required TrackView View { get; set; }
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Inline) Picture(output); else Navigation(output);
    }

    void Navigation(TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "track");
        output.Attributes.SetAttribute("aria-label", View.Label);
        output.Content.Add($"<ol>");
        foreach (var each in View.InOrder())
            output.Content.AppendHtml(each switch
            {
                TrackStage stage => Stage(stage),
                TrackLock held => Lock(held),
                _ => throw new UnreachableException(),
            });
        output.Content.Add($"""</ol><p class="track__line">{View.Line}</p>""");
    }

    static IHtmlContent Stage(TrackStage stage)
    {
        var step = new HtmlString(stage.Current ? " aria-current=\"step\"" : "");
        var (open, close) = stage.Href is { } href
            ? (Markup.Of($"""<a href="{href}"{step}>"""), "</a>")
            : (Markup.Of($"<span{step}>"), "</span>");
        var when = stage.When is null ? "" : $", {stage.When}";
        return Markup.Of($"""<li class="track__st {Letters.Class(stage.Look)}">{open}<span class="track__gl">{Letters.Draw(stage, false)}</span><span class="track__tx"><span class="track__nm">{stage.Name}</span> <span class="track__wd">{stage.Word}</span>{when}</span>{new HtmlString(close)}</li>""");
    }

    static IHtmlContent Lock(TrackLock held)
    {
        var when = held.When is null ? "" : $", {held.When}";
        return Markup.Of($"""<li class="track__lk {(held.Open ? "is-open" : "is-shut")}"><span class="track__gl">{LockSignTagHelper.Draw(held.Open)}</span><span class="track__tx"><b>{held.Name}</b> {held.Word}{when}</span></li>""");
    }

    void Picture(TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "tk");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", View.Spoken);
        foreach (var each in View.InOrder())
            output.Content.AppendHtml(each switch
            {
                TrackStage stage => Markup.Of($"""<i class="{Letters.Class(stage.Look)}">{Letters.Draw(stage, true)}</i>"""),
                TrackLock held => LockSignTagHelper.Draw(held.Open),
                _ => throw new UnreachableException(),
            });
    }
}
