using Trust.App;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>The words of the pages that could not be given, in the language of whoever asked.</summary>
static class Problems
{
    public static ProblemView Words(HttpContext http, int status)
    {
        var texts = http.Texts();
        var (title, says) = status switch
        {
            403 => (texts.ErrorNotAllowedTitle, texts.ErrorNotAllowed),
            404 => (texts.ErrorNotFoundTitle, texts.ErrorNotFound),
            422 when http.Features.Get<Unfit>() is { } unfit => (texts.ErrorNotUnderstoodTitle, $"{unfit.Field}: {(unfit.TooLong ? texts.RequestTooLong(OnlyWhatFits.Longest) : texts.RequestNotText)} {texts.ErrorNotUnderstood}"),
            429 => (texts.ErrorTooManyTitle, texts.ErrorTooMany(60)),
            400 => (texts.ErrorNotUnderstoodTitle, texts.ErrorNotUnderstood),
            503 => (texts.ErrorUnavailableTitle, texts.ErrorUnavailable),
            _ => (texts.ErrorBrokenTitle, texts.ErrorBroken(http.TraceIdentifier)),
        };
        var frame = new PageFrame(texts.Language, title, texts.NavSkip, "/", "Trust", [new(texts.NavToday, "/"), new(texts.NavProjects, "/projects")], "", PublicFrame.Foot(texts));
        return new(frame, title, says, new(texts.NavProjects, "/projects"), http.TraceIdentifier);
    }
}
