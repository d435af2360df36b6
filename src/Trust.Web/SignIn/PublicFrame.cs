using Trust.App;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>What stands around a page that everybody may open: no names, and the six languages to choose from.</summary>
public static class PublicFrame
{
    public static PageFrame Of(HttpContext http, Texts texts, string title, bool demo, FrameNote? ask = null) =>
        new(texts.Language, title, texts.NavSkip, "/", texts.NavLanguage,
            [.. Texts.Languages.Select(l => new FrameLink(Texts.NameOf(l), Switch(http.Request, l), l == texts.Language, l))],
            demo ? texts.FootDemo : "", Foot(texts))
        { Lean = true, Ask = ask };

    /// <summary>What stands at the foot of every page, whoever reads it.</summary>
    internal static FrameLink[] Foot(Texts texts) => [new(texts.NavGlossary, "/glossary"), new(texts.FootAccessibility, "/accessibility")];

    static string Switch(HttpRequest request, string language) =>
        request.Path + QueryString.Create(request.Query.Where(q => q.Key != Languages.Query).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))).Append(new(Languages.Query, language)));
}
