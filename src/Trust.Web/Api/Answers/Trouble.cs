using Microsoft.AspNetCore.Diagnostics;

namespace Trust.Web.Api;

/// <summary>What breaks below the API is answered as a problem, never as a page; the log has the rest.</summary>
sealed class Trouble : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        // the request's own path is by now that of the error page
        if (http.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.Ordinal) is not true) return false;
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Of(ProblemKind.TooLarge, "request.too-large", http.Texts()),
            BadHttpRequestException => Problem.Of(ProblemKind.Malformed, "request.malformed", http.Texts()),
            _ when DatabaseAway.IsBehind(exception) => Problem.Of(ProblemKind.Away, "request.failed", http.Texts()), // to be asked again
            _ => Problem.Of(ProblemKind.Failed, "request.failed", http.Texts()),
        };
        await new Refused(problem).ExecuteAsync(http);
        return true;
    }

    /// <summary>Puts words to what routing refuses by itself: no such place, no such method.</summary>
    public static async Task WhereNothingWasSaid(HttpContext http, Func<Task> next)
    {
        await next();
        var response = http.Response;
        if (!http.Request.IsApi() || response.HasStarted || response.ContentType is not null || Statuses.KindOf(response.StatusCode) is not { } kind) return;
        var code = kind switch
        {
            ProblemKind.Missing => "request.nothing-here",
            ProblemKind.WrongMethod => "request.wrong-method",
            ProblemKind.Unsupported => "request.not-json",
            ProblemKind.TooLarge => "request.too-large",
            _ => "request.malformed",
        };
        await new Refused(Problem.Of(kind, code, http.Texts())).ExecuteAsync(http);
    }
}
