using System.Globalization;
using Trust.Web.Api;

namespace Trust.Web;

/// <summary>What the API answers before a request has reached it, in the shape of every other problem.</summary>
static class ApiProblem
{
    public static Task SignedOut(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Say(http, ProblemKind.SignedOut, "account.signed-out");
    }

    public static Task NotAllowed(HttpContext http) => Say(http, ProblemKind.NotAllowed, "account.not-allowed");

    public static Task Unasked(HttpContext http) => Say(http, ProblemKind.Malformed, "account.antiforgery");

    public static Task TooOften(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Say(http, ProblemKind.TooMany, "request.too-often");
    }

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");

    static Task Say(HttpContext http, ProblemKind kind, string code) => new Refused(Problem.Of(kind, code, http.Texts())).ExecuteAsync(http);
}
