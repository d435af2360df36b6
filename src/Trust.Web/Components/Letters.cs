using System.Diagnostics;
using Microsoft.AspNetCore.Html;

namespace Trust.Web.Components;

/// <summary>
/// The letters of the track as SVG text in the serif face: no outline is stored, and print and forced colours keep the drawing.
/// Numbers are units of the drawing: cap height 95, baseline at 110, one box as wide as its letter.
/// </summary>
static class Letters
{
    public static string Class(StageLook look) => look switch
    {
        StageLook.Passed => "is-passed",
        StageLook.Review => "is-review",
        StageLook.Active => "is-active",
        StageLook.Pending => "is-pending",
        StageLook.Risk => "is-risk",
        _ => throw new UnreachableException(),
    };

    public static IHtmlContent Draw(TrackStage stage, bool small) =>
        Markup.Of($"""<svg viewBox="0 0 {Width(stage.Letter)} 110" aria-hidden="true">{Text(stage, small)}</svg>""");

    // the hatch is an attribute and not a rule: a url() in a style sheet is not read alike everywhere
    static IHtmlContent Text(TrackStage stage, bool small) => stage.Look switch
    {
        StageLook.Risk => Markup.Of($"""<text class="g g--hatch" y="110" fill="url(#{(small ? "hatch-s" : "hatch")})">{stage.Letter}</text>"""),
        StageLook.Review => Markup.Of($"""<text class="g" y="110">{stage.Letter}</text><text class="g g--full" y="110" clip-path="url(#half)">{stage.Letter}</text>"""),
        _ => Markup.Of($"""<text class="g" y="110">{stage.Letter}</text>"""),
    };

    static int Width(char letter) => letter switch { 'U' => 110, 'S' => 82, _ => 98 };
}
