using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Trust.Web.Pages.About;

/// <summary>The frame of a page that everybody may open: one's own for whoever is signed in, with the choice of language for all others.</summary>
public sealed class OpenFrame(Desk desk, IHttpContextAccessor http, IOptions<DemoSettings> settings)
{
    HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A frame stands in a request.");

    public Trust.App.Texts Texts => Http.Texts();

    public Task Around(PageModel page, string title, CancellationToken ct)
    {
        if (Http.CallerIfAny() is not null) return desk.Frame(page, title, null, ct);
        PublicFrame.Of(Http, Texts, title, settings.Value.Demo).On(page.ViewData);
        return Task.CompletedTask;
    }
}
