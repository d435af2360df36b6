using Microsoft.Net.Http.Headers;
using Trust.App;

namespace Trust.Web;

/// <summary>In which of the six languages a request is answered: the person's own when signed in; else what they switched to with
/// <c>?lang=</c>, which a cookie remembers; else the browser's first that Trust speaks; else English.</summary>
public static class Languages
{
    const string Cookie = "trust.language";
    internal const string Query = "lang";

    public static string Language(this HttpContext http) =>
        http.CallerIfAny()?.Language ?? Switched(http.Request) ?? App.Texts.Resolve(http.Request.Cookies[Cookie]) ?? Preferred(http.Request) ?? "en";

    public static Texts Texts(this HttpContext http) => App.Texts.In(http.Language());

    /// <summary>Somebody chose the language on a page, now or earlier.</summary>
    public static bool HasSwitchedLanguage(this HttpContext http) => Switched(http.Request) is not null || App.Texts.Resolve(http.Request.Cookies[Cookie]) is not null;

    /// <summary>Remembers a switch of language for the pages that follow.</summary>
    internal static Task Remember(HttpContext http, Func<Task> next)
    {
        if (Switched(http.Request) is { } language)
            http.Response.Cookies.Append(Cookie, language, new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        return next();
    }

    static string? Switched(HttpRequest request) => App.Texts.Resolve(request.Query[Query]);

    static string? Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted.Where(w => w.Quality is not 0).OrderByDescending(w => w.Quality ?? 1).Select(w => App.Texts.Resolve(w.Value.Value)).FirstOrDefault(l => l is not null)
            : null;
}
