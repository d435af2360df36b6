using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using QRCoder;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.PublicPages;

/// <summary>One sheet of paper to hang up, with the address as a picture that a phone reads.</summary>
[AllowAnonymous]
public sealed class PosterModel(Trust.App.PublicPages pages, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    LinkState state;

    public Trust.App.Texts Texts { get; private set; } = null!; // set by OnGet, before the page
    public Notice? Notice { get; private set; }
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGet(string secret, CancellationToken ct)
    {
        (state, var view) = await pages.Look(new(secret), PublicPageKind.Employees, ct);
        (Texts, Address) = (PublicTexts.Of(HttpContext, view?.Project.Language), $"{Request.House()}/notice/{secret}");
        if (view is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else Notice = new(new ProjectFrame(view, new(view, Texts)), [], "");
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo, await whomToAsk.Of(view?.Project.Organisation, Texts, ct)).On(ViewData);
        return Page();
    }

    public string Title => Notice?.Frame.Title ?? PublicTexts.TitleOf(Texts, state);

    public string Says => PublicTexts.SaysOf(Texts, state);

    /// <summary>What is answered there, so that people know why to look.</summary>
    public IReadOnlyList<string> Lines => [Texts.NoticePosterWhat, Texts.NoticePosterPromises, Texts.NoticePosterObject];

    /// <summary>The address as a square of modules, drawn in the ink of the page.</summary>
    public HtmlString Code
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
            var rows = data.ModuleMatrix;
            var path = string.Concat(Enumerable.Range(0, rows.Count).SelectMany(y => Enumerable.Range(0, rows.Count).Where(x => rows[y][x]).Select(x => $"M{x} {y}h1v1h-1z")));
            return new($"""<svg class="poster__code" viewBox="0 0 {rows.Count} {rows.Count}" aria-hidden="true" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path fill="#000" d="{path}"/></svg>""");
        }
    }
}
