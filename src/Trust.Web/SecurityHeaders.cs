using Microsoft.AspNetCore.StaticAssets;

namespace Trust.Web;

/// <summary>
/// What every answer says to the browser. Written when the answer starts, so that an error page, which clears what was set before,
/// says it too. `form-action 'self'` also stops a form's redirect to another host: sign-in elsewhere starts from a link.
/// </summary>
static class SecurityHeaders
{
    const string Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext http, Func<Task> next)
    {
        http.Response.OnStarting(Write, http);
        return next();
    }

    static Task Write(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (Keep(http) is { } keep) headers.CacheControl = keep;
        return Task.CompletedTask;
    }

    // pages are never kept; a file named by its fingerprint always; fonts, which the style sheet names plainly, for a week
    static string? Keep(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() switch
    {
        null => http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true ? "no-store" : null,
        var file when file.Properties.Any(p => p.Name is "fingerprint") => "public, max-age=31536000, immutable",
        var file when file.Route.StartsWith("fonts/", StringComparison.Ordinal) => "public, max-age=604800",
        _ => null,
    };
}
