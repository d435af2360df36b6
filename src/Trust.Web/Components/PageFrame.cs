using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Trust.Web.Components;

/// <summary>A link of the frame; <c>Language</c> where its words are in another language than the page.</summary>
public sealed record FrameLink(string Text, string Href, bool Current = false, string? Language = null);

/// <summary>A line that an organisation writes itself; <c>Language</c> where it is another than the page's.</summary>
public sealed record FrameNote(string Label, string Text, string? Language);

/// <summary>
/// Every word that the layout says around a page, in the reader's language. A door sets it in the view data before the page is
/// drawn; a page without one is a bug.
/// </summary>
public sealed record PageFrame(string Language, string Title, string Skip, string HomeHref, string NavLabel,
    IReadOnlyList<FrameLink> Nav, string AsOf, IReadOnlyList<FrameLink> Foot)
{
    const string Key = "frame";

    /// <summary>The firm, and whose eyes the page is for; empty before sign-in.</summary>
    public string? Organisation { get; init; }
    public string? ReadsAs { get; init; }

    /// <summary>Posted with the page's one antiforgery token.</summary>
    public FrameLink? SignOut { get; init; }

    /// <summary>Whom the organisation names for questions.</summary>
    public FrameNote? Ask { get; init; }

    /// <summary>The id of the form that keeps what was typed for whoever goes elsewhere: every way out of the page then sends it, with the place as <c>to</c>.
    /// Null: nothing can be lost, and they are links.</summary>
    public string? SaveBy { get; init; }

    /// <summary>For pages that people open once, on whatever they have: one serif face instead of three.</summary>
    public bool Lean { get; init; }

    public void On(ViewDataDictionary data) => data[Key] = this;

    public static PageFrame Of(ViewDataDictionary data) =>
        data[Key] as PageFrame ?? throw new InvalidOperationException("A page is drawn without its frame.");
}
