using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.Rooms;

/// <summary>What an expert sees whom a body invited: the pieces that it picked, as they stand. Opening the page leaves no trace.</summary>
[AllowAnonymous]
public sealed class GuestModel(RoomGuests guests, FileStore files, IOptions<DemoSettings> settings) : PageModel
{
    LinkState state;

    public Trust.App.Texts Texts { get; private set; } = null!; // set by OnGet, before the page
    public GuestSeen? Seen { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken ct)
    {
        (state, Seen) = await guests.Look(new(secret), ct);
        Texts = PublicTexts.Of(HttpContext, Seen?.Project.Language);
        if (Seen is null) Response.StatusCode = StatusCodes.Status404NotFound;
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo).On(ViewData);
        return Page();
    }

    public async Task<IActionResult> OnGetFile(string secret, Guid file, CancellationToken ct)
    {
        if ((await guests.Look(new(secret), ct)).Seen is not { Project: var project, Papers: var papers } || !papers.Any(p => p.Files.Any(f => f.Id.Value == file))
            || await files.Read(project.Organisation, project.Id, new(file), ct) is not { } found) return NotFound();
        return File(found.Bytes, found.File.MediaType, found.File.Name ?? HttpContext.Texts().FormFile);
    }

    public string Title => (Seen, state) switch
    {
        ({ Title: var project }, _) => Texts.GuestTitle(project ?? Texts.FormNone),
        (_, LinkState.Expired) => Texts.WelcomeExpiredTitle,
        _ => Texts.WelcomeUnknownTitle,
    };

    public string Says => (Seen, state) switch
    {
        ({ Project: var project } seen, _) => Texts.GuestSays(Texts.AtStart(seen.BodyName ?? Texts.Word(project.Bodies[seen.Body].Kind)), Desk.InZone(seen.ExpiresAt, project.TimeZone)),
        (_, LinkState.Expired) => Texts.GuestOver,
        _ => Texts.GuestUnknown,
    };

    /// <summary>By the workflow's name, by the law's question, or by the word that the project gave it.</summary>
    public string Name(GuestPaper paper) => paper switch
    {
        { Evidence: { } evidence } => Seen?.Project.Rules.Item(evidence.Stage, evidence.Item)?.Name.In(Texts.Language) ?? evidence.Item,
        { Checkpoint: { } checkpoint } when Seen?.Project is { } project && project.Checkpoints.GetValueOrDefault(checkpoint) is { } of =>
            Domain.Checkpoints.PacketList.Of(project, of).FirstOrDefault(i => i.Key == paper.Key)?.Asks?.In(Texts.Language) ?? paper.Key,
        _ => paper.Key,
    };

    /// <summary>The packet to which it belongs, by its right.</summary>
    public string? Of(GuestPaper paper) => paper.Checkpoint is { } checkpoint && Seen?.Project is { } project && project.Checkpoints.GetValueOrDefault(checkpoint) is { } of
        ? Texts.GuestPacket(project.Rules.Law.Find(of.Right)?.Subject.In(Texts.Language) ?? of.Right.ToString())
        : null;
}
