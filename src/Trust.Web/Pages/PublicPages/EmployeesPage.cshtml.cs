using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.PublicPages;

/// <summary>What employees are told, for everybody who holds the address. Opening the page leaves no trace.</summary>
[AllowAnonymous]
public sealed class EmployeesPageModel(Trust.App.PublicPages pages, CommitmentList promises, FileStore files, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    LinkState state;

    public Trust.App.Texts Texts { get; private set; } = null!; // set by OnGet, before the page
    public Notice? Notice { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken ct)
    {
        (state, var view) = await pages.Look(new(secret), PublicPageKind.Employees, ct);
        Texts = PublicTexts.Of(HttpContext, view?.Project.Language);
        if (view is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else Notice = new(new ProjectFrame(view, new(view, Texts)), await promises.Read(view, ct), $"/notice/{secret}?handler=File&file=") { Poster = $"/notice/{secret}/poster" };
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo, await whomToAsk.Of(view?.Project.Organisation, Texts, ct)).On(ViewData);
        return Page();
    }

    /// <summary>Documents that were given for everybody; no other is found here.</summary>
    public async Task<IActionResult> OnGetFile(string secret, Guid file, CancellationToken ct)
    {
        if ((await pages.Look(new(secret), PublicPageKind.Employees, ct)).View is not { Project: var project }
            || !project.Evidence.Values.Any(e => e is { State: EvidenceState.Given, Audience.Kind: AudienceKind.Everyone } && e.Files.Any(f => f.Id.Value == file))
            || await files.Read(project.Organisation, project.Id, new(file), ct) is not { } found) return NotFound();
        return File(found.Bytes, found.File.MediaType, found.File.Name ?? HttpContext.Texts().FormFile);
    }

    public string Title => Notice?.Frame.Title ?? PublicTexts.TitleOf(Texts, state);

    public string Says => PublicTexts.SaysOf(Texts, state);
}
