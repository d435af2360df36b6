using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Api;
using Trust.Web.Components;

namespace Trust.Web.Pages.Rooms;

/// <summary>Experts whom the body invites: what each may read and until when. The link is shown once, to be handed over.</summary>
[Authorize]
public sealed class GuestsModel(Desk desk, CouncilDatabase council, RoomGuests guests) : PageModel
{
    public RoomFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<RoomGuest> Guests { get; private set; } = [];
    public IReadOnlyList<GuestItem> Readable { get; private set; } = [];
    public Refused? Refused { get; private set; }
    public string? Address { get; private set; }
    public DateTimeOffset Until { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid body, CancellationToken ct) => await Load(project, body, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostInvite(Guid project, Guid body, string? label, DateOnly? until, List<string> items, CancellationToken ct)
    {
        if (!await Load(project, body, ct)) return NotFound();
        var picked = Readable.Where(r => items.Contains(r.ToString(), StringComparer.Ordinal)).ToList();
        var made = await guests.Invite(Frame.Door, Frame.Project.Project, label, picked, until, ct);
        if (made.Refusal is { } refusal)
        {
            Refused = this.Show(refusal, Frame.Project);
            Response.StatusCode = Statuses.Of(Statuses.KindOf(refusal.Kind));
        }
        else if (made.Value is { } link)
            (Address, Until) = ($"{Request.House()}/guest/{link.Secret.Text}", Local(link.ExpiresAt));
        Guests = await guests.Read(Frame.Door, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEnd(Guid project, Guid body, Guid id, CancellationToken ct)
    {
        if (!await Load(project, body, ct)) return NotFound();
        await guests.End(Frame.Door, id, ct);
        desk.Says(Echo.Revoked);
        return RedirectToPage(new { project, body });
    }

    async Task<bool> Load(Guid project, Guid body, CancellationToken ct)
    {
        if (!council.IsSetUp || await RoomFrame.Open(desk, this, project, body, ct) is not { } frame) return false;
        (Frame, Guests) = (frame, await guests.Read(frame.Door, ct));
        Readable = [.. RoomGuests.Readable(frame.Project.Project, frame.Door.Body, desk.Now)];
        return true;
    }

    public DateTimeOffset Local(DateTimeOffset at) => Desk.InZone(at, Frame.Project.Project.TimeZone);

    public string Name(GuestItem of) => of switch
    {
        { Packet: { } packet } => Frame.Texts.GuestPacket(Frame.Project.Words.Right(packet)),
        { Evidence: { } evidence } => $"{Frame.Texts.AtStart(Frame.Texts.Word(evidence.Stage))}: {Frame.Project.Words.Item(evidence)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public IReadOnlyList<Choice> Choices() => [.. Readable.Select(r => new Choice(r.ToString(), Name(r)))];
}
