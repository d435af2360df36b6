using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Milestones;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.PublicPages;

/// <summary>How far a project is, for everybody in the firm who holds the address: stages and dates; no names, objections or positions.</summary>
[AllowAnonymous]
public sealed class StatusPageModel(Trust.App.PublicPages pages, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    LinkState state;

    public Trust.App.Texts Texts { get; private set; } = null!; // set by OnGet, before the page
    public ProjectFrame? Frame { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken ct)
    {
        (state, var view) = await pages.Look(new(secret), PublicPageKind.Status, ct);
        Texts = PublicTexts.Of(HttpContext, view?.Project.Language);
        if (view is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else Frame = new(view, new(view, Texts));
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo, await whomToAsk.Of(view?.Project.Organisation, Texts, ct)).On(ViewData);
        return Page();
    }

    public string Title => Frame?.Title ?? PublicTexts.TitleOf(Texts, state);

    public string Says => PublicTexts.SaysOf(Texts, state);

    Stage Here => TrackLine.Current(Frame!.Project); // asked for an open page

    public string Where => Texts.StatusSays((int)Here + 1, Texts.AtStart(Texts.Word(Here)));

    public IReadOnlyList<Components.Fact> Facts()
    {
        var project = Frame!.Project; // as above
        return
        [
            new(Texts.FactState, Texts.AtStart(Texts.Word(project.State)), Texts.TrackSince(project.Day(project.Since))),
            new(Texts.StatusSites, Texts.List(project.Sites.Keys.Select(Frame.Words.Site))),
        ];
    }

    /// <summary>What is still to come, by the workflow's names: a title that somebody typed is for the project.</summary>
    public IReadOnlyList<Milestone> Coming =>
        [.. Frame!.Project.Milestones.Values.Where(m => m.State is MilestoneState.Planned && m.Rule is not null).OrderBy(m => m.DueOn).ThenBy(m => m.Id)];

}
