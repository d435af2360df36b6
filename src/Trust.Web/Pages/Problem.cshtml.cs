using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.Web.Components;

namespace Trust.Web.Pages;

/// <summary>Where a refused or failed request is sent on the server; asked for directly it says that nothing is here.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ProblemModel(ProblemWords words, WhomToAsk whomToAsk) : PageModel
{
    public ProblemView View { get; private set; } = null!;   // set before the page is drawn, whatever the method

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound;
        View = words(HttpContext, Response.StatusCode) with { Unsaved = await Unsaved.Of(HttpContext) };
        (View.Frame with { Ask = await whomToAsk.IfItCanBeRead(HttpContext.CallerIfAny()?.Organisation, HttpContext.Texts()) }).On(ViewData);
        await next();
    }
}
