using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Components;

namespace Trust.Web.Pages;

/// <summary>What every page of a signed-in reader needs: who reads, in which language, at which moment; and the one way to a command.</summary>
public sealed class Desk(IHttpContextAccessor http, ProjectReader projects, Trust.App.Projects commands, ProductClock clock, Organisations organisations)
{
    HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A desk stands in a request.");

    public Caller Caller => Http.Caller();
    public Trust.App.Texts Texts => Trust.App.Texts.In(Caller.Language);
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The reader's own date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(InZone(Now, Caller.TimeZone).Date);

    /// <summary>The project as the reader may see it; null when it is not there or not for this reader.</summary>
    public Task<ProjectView?> Open(Guid project, CancellationToken ct) => projects.Read(Caller.Organisation, new(project), Caller.Actor, Now, ct);

    public Typed Typed() => new(Caller.Language);

    public async Task<Outcome> Do(Guid project, ProjectCommand command, Typed? typed, CancellationToken ct)
    {
        var outcome = await commands.Execute(new(Caller.Organisation, new(project), command) { Typed = typed }, ct);
        if (outcome is Outcome.Done) Says(Echoes.Of(command));
        return outcome;
    }

    /// <summary>What the next page says of the form that was just taken, where that is not simply that it is saved; null says nothing.</summary>
    public void Says(Echo? what) => Echoes.Choose(Http, what);

    /// <summary>Puts the frame around a page of a project or of the house.</summary>
    public async Task Frame(PageModel page, string title, string? readsAs, CancellationToken ct)
    {
        var texts = Texts;
        var path = Http.Request.Path;
        new PageFrame(texts.Language, title, texts.NavSkip, "/", "Trust",
            [
                new(texts.NavToday, "/", path == "/"),
                new(texts.NavProjects, "/projects", path.StartsWithSegments("/projects")),
                new(texts.NavPeople, "/people", path.StartsWithSegments("/people")),
                .. await organisations.HasMember(Caller.Organisation, Caller.Person, ct) ? [new(texts.NavOrganisation, "/organisation", path == "/organisation")] : (FrameLink[])[],
            ],
            texts.FootAsOf(InZone(Now, Caller.TimeZone), Caller.TimeZone),
            [new(texts.FootMyData, "/me"), .. PublicFrame.Foot(texts)])
        {
            Organisation = await organisations.Name(Caller.Organisation, ct),
            ReadsAs = readsAs is null ? null : texts.NavReadsAs(readsAs),
            SignOut = new(texts.NavSignOut, SignIn.SignOutModel.Path),
        }.On(page.ViewData);
    }

    /// <summary>The moment as a clock in the zone shows it.</summary>
    public static DateTimeOffset InZone(DateTimeOffset at, string zone) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
}
