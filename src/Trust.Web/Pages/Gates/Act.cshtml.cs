using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain;
using Trust.Web.Api;

namespace Trust.Web.Pages.Gates;

/// <summary>A party answers by a one-time link, without an account, to what was recorded in its name. Opening the page uses nothing up and leaves no trace; the answer does.</summary>
[AllowAnonymous]
public sealed class ActModel(ActLinks links, FileStore files, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    public Trust.App.Texts Texts { get; private set; } = null!; // set by Draw, before the page
    public ActSeen Seen { get; private set; } = new(LinkState.Unknown, null);
    public string? Refused { get; private set; }

    /// <summary>What was just answered: right, or not so.</summary>
    public bool? Answered { get; private set; }

    public Task<IActionResult> OnGet(string secret, CancellationToken ct) => Draw(secret, ct);

    public Task<IActionResult> OnPostRight(string secret, CancellationToken ct) => Answer(secret, true, null, ct);

    public Task<IActionResult> OnPostNotSo(string secret, string? text, CancellationToken ct) => Answer(secret, false, text, ct);

    public async Task<IActionResult> OnGetDocument(string secret, CancellationToken ct)
    {
        if (await links.Look(new(secret), TextsFor, ct) is not { Recorded: { Words.View.Project: var project, Act.Document: { } document } }
            || await files.Read(project.Organisation, project.Id, document.Id, ct) is not { } found) return NotFound();
        return File(found.Bytes, found.File.MediaType, found.File.Name ?? HttpContext.Texts().FormFile);
    }

    async Task<IActionResult> Answer(string secret, bool right, string? wrong, CancellationToken ct)
    {
        var before = await links.Look(new(secret), TextsFor, ct);
        var outcome = before.Recorded is { } told ? await links.Answer(new(secret), right, wrong, told.Words.Texts.Language, ct) : null;
        if (outcome is Outcome.Done) Answered = right;
        if (outcome is Outcome.Refused { Refusal: var refusal } && before.Recorded is { } stays)
        {
            Refused = stays.Words.Say(refusal);
            if (refusal.Field is { } field) ModelState.AddModelError(field, Refused);
            Response.StatusCode = Statuses.Of(Statuses.KindOf(refusal.Kind));
        }
        return await Draw(secret, ct);
    }

    async Task<IActionResult> Draw(string secret, CancellationToken ct)
    {
        Seen = await links.Look(new(secret), TextsFor, ct);
        Texts = Seen.Recorded?.Words.Texts ?? HttpContext.Texts();
        if (Seen.Recorded is null && Answered is null) Response.StatusCode = StatusCodes.Status404NotFound;
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo, await whomToAsk.Of(Seen.Recorded?.Words.View.Project.Organisation, Texts, ct)).On(ViewData);
        return Page();
    }

    Trust.App.Texts TextsFor(ProjectView view) => PublicTexts.Of(HttpContext, view.Project.Language);

    public string Title => (Answered, Seen.State) switch
    {
        (not null, _) => Texts.ActLinkDoneTitle,
        (_, LinkState.Open) => Texts.ActLinkTitle,
        (_, LinkState.Used) => Texts.WelcomeUsedTitle,
        (_, LinkState.Expired) => Texts.WelcomeExpiredTitle,
        _ => Texts.WelcomeUnknownTitle,
    };

    public string Says => (Answered, Seen) switch
    {
        (true, _) => Texts.ActLinkDoneRight,
        (false, _) => Texts.ActLinkDoneNotSo,
        (_, { Recorded: { Words: var words, Act: var act } }) => Texts.ActLinkSays(Texts.AtStart(words.Party(act.For)), words.View.Text(words.View.Project.Title) ?? Texts.FormNone),
        (_, { State: LinkState.Used }) => Texts.ActLinkUsed,
        (_, { State: LinkState.Expired }) => Texts.ActLinkExpired,
        _ => Texts.ActLinkUnknown,
    };

    public IReadOnlyList<Components.Fact> Facts(ActRecorded told) =>
    [
        new(Texts.ReportOccurred, Texts.Date(told.Act.OccurredOn), Texts.Word(told.Act.Channel)),
        .. told.SaidBy is { } spoke ? [new Components.Fact(Texts.ReportSaidBy, spoke)] : (Components.Fact[])[],
        new(Texts.ActLinkBy, told.By),
        new(Texts.ActLinkOn, Texts.Date(told.On)),
    ];
}
