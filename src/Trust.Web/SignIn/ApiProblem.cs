using System.Text.Json;
using Trust.App;

namespace Trust.Web;

/// <summary>What the API answers before a request has reached it: problem+json (RFC 9457) with a code, in the caller's language.</summary>
static class ApiProblem
{
    public static Task SignedOut(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Write(http, StatusCodes.Status401Unauthorized, "account.signed-out");
    }

    public static Task NotAllowed(HttpContext http) => Write(http, StatusCodes.Status403Forbidden, "account.not-allowed");

    public static Task Unasked(HttpContext http) => Write(http, StatusCodes.Status400BadRequest, "account.antiforgery");

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");

    static Task Write(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        var problem = new { type = "about:blank", title = http.Texts().Of(code, []), status, code };
        return http.Response.WriteAsJsonAsync(problem, JsonSerializerOptions.Web, "application/problem+json", http.RequestAborted);
    }
}
