using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;
using Trust.Domain.Text;
using Trust.Web.Pages;

namespace Trust.Web;

/// <summary>What the next page says of a form that was taken. Its own text key, <c>echo.…</c>.</summary>
public enum Echo { Saved, Answered, Sent, Withdrawn, Opened, Revoked, Running, Paused, Ended, HandedOver, SignedOff, Erased }

/// <summary>A form that was taken leads on to a page, and that page says so once (decision 40). The word for it travels in the browser: it is one of this list,
/// so whatever else somebody puts in its place says nothing.</summary>
sealed class Echoes : IPageFilter
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    static readonly object Next = new(), Here = new();

    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context) { }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && context is { Result: IKeepTempDataResult, HandlerMethod: { } taken } && taken.Name != ListSearch.Handler) // a redirect
        {
            if (Chosen(http) is { } what) http.Response.Cookies.Append(Cookie(http), Kebab.Of(what), Options(http, Kept));
        }
        else if (HttpMethods.IsGet(http.Request.Method) && context.Result is PageResult && http.Response.StatusCode == StatusCodes.Status200OK && http.Request.Cookies[Cookie(http)] is { } kept)
        {
            if (Kebab.TryParse<Echo>(kept, out var what)) http.Items[Here] = what;
            http.Response.Cookies.Delete(Cookie(http), Options(http, null));
        }
    }

    /// <summary>What this page says, having just come from a form.</summary>
    public static Echo? In(HttpContext http) => http.Items[Here] as Echo?;

    /// <summary>What the next page says in place of <see cref="Echo.Saved"/>; null says nothing.</summary>
    public static void Choose(HttpContext http, Echo? what) => http.Items[Next] = what;

    static Echo? Chosen(HttpContext http) => http.Items.TryGetValue(Next, out var chosen) ? chosen as Echo? : Echo.Saved;

    /// <summary>By the command that a form became. An act that is recorded for somebody else is no more than saved.</summary>
    public static Echo Of(ProjectCommand command) => command switch
    {
        DecideGate { OnBehalf: null } or AnswerObjection or AnswerPosition => Echo.Answered,
        RaiseObjection or ContestAnswer or DisputeAct or ReportIncomplete or TakePosition { OnBehalf: null } => Echo.Sent,
        WithdrawObjection => Echo.Withdrawn,
        OpenGate or OpenLock => Echo.Opened,
        StartProject or ResumeProject => Echo.Running,
        PauseProject => Echo.Paused,
        CancelProject or RetireProject => Echo.Ended,
        HandOverPacket => Echo.HandedOver,
        SignAgreement { OnBehalf: null } => Echo.SignedOff,
        _ => Echo.Saved,
    };

    // the prefix is a promise of the browser that it keeps over https only
    static string Cookie(HttpContext http) => http.Request.IsHttps ? "__Host-trust.echo" : "trust.echo";

    static CookieOptions Options(HttpContext http, TimeSpan? kept) =>
        new() { HttpOnly = true, IsEssential = true, MaxAge = kept, Path = "/", SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps };
}
