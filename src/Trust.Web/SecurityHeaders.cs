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
        if (http.Request.Path.StartsWithSegments("/fonts")) headers.CacheControl = "public, max-age=604800";   // named by no fingerprint
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
