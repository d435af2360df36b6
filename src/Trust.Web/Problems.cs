using Microsoft.AspNetCore.Diagnostics;
using Trust.App;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>The words of the pages that could not be given, in the language of whoever asked.</summary>
static class Problems
{
    public static ProblemView Words(HttpContext http, int status)
    {
        var (texts, sent) = (http.Texts(), HttpMethods.IsPost(http.Request.Method));
        var (title, says, next) = status switch
        {
            400 when http.Features.Get<OutOfDate>() is not null => (texts.ErrorExpiredTitle, texts.ErrorExpired, Again()),
            401 => (texts.ErrorSignedOutTitle, texts.ErrorSignedOut, new(texts.SignInTitle, $"/sign-in{QueryString.Create("returnUrl", Asked(http))}")),
            403 => (texts.ErrorNotAllowedTitle, Unsaved(texts.ErrorNotAllowed), Elsewhere()),
            404 or 405 => (texts.ErrorNotFoundTitle, Unsaved(http.CallerIfAny() is null ? texts.ErrorNotFoundOutside : texts.ErrorNotFound), Elsewhere()),
            413 => (texts.ErrorTooLargeTitle, texts.ErrorTooLarge, Again()),
            422 when http.Features.Get<Unfit>() is { } unfit => (texts.ErrorNotUnderstoodTitle, $"{unfit.Field}: {(unfit.TooLong ? texts.RequestTooLong(OnlyWhatFits.Longest) : texts.RequestNotText)} {texts.ErrorNotUnderstood}", Again()),
            429 => (texts.ErrorTooManyTitle, Unsaved(texts.ErrorTooMany(60)), Again()),
            >= 400 and < 500 => (texts.ErrorNotUnderstoodTitle, texts.ErrorNotUnderstood, Again()),
            503 => (texts.ErrorUnavailableTitle, sent ? texts.ErrorUnavailableSent : texts.ErrorUnavailable, Again()),
            _ => (texts.ErrorBrokenTitle, sent ? texts.ErrorBrokenSent(http.TraceIdentifier) : texts.ErrorBroken(http.TraceIdentifier), Again()),
        };
        return new(Frame(http, texts, title), title, says, next);

        FrameLink Again() => new(texts.ErrorOpenAgain, Asked(http));
        FrameLink Elsewhere() => http.CallerIfAny() is null ? new(texts.SignInTitle, "/sign-in") : new(texts.NavProjects, "/projects");
        string Unsaved(string why) => sent ? $"{texts.ErrorNothingSaved} {why}" : why;
    }

    /// <summary>The page on which it happened. What a form was to do stands in the query, and is not done by going there.</summary>
    static string Asked(HttpContext http) =>
        (http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath) is ['/', not ('/' or '\\'), ..] path
            ? new PathString(path).ToUriComponent() : "/"; // two strokes at its head would name another host

    // asks nothing of the database, which may be what is away
    static PageFrame Frame(HttpContext http, Texts texts, string title) => new(texts.Language, title, texts.NavSkip, "/",
        http.CallerIfAny() is null ? texts.NavLanguage : "Trust", http.CallerIfAny() is null ? Languages(http, texts) : [new(texts.NavToday, "/"), new(texts.NavProjects, "/projects")], "", PublicFrame.Foot(texts));

    // where texts stand to be copied, no link in the head leads away from them
    static FrameLink[] Languages(HttpContext http, Texts texts) => HttpMethods.IsPost(http.Request.Method) ? [new(texts.SignInTitle, "/sign-in")]
        : [.. Texts.Languages.Select(l => new FrameLink(Texts.NameOf(l), $"{Asked(http)}{QueryString.Create(Web.Languages.Query, l)}", l == texts.Language, l))];
}
