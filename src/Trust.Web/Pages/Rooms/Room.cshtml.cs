using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Api;
using Trust.Web.Components;

namespace Trust.Web.Pages.Rooms;

/// <summary>The body's own room: its notes, their lock, and who sees what of it. Its script locks in the browser; everything else works without.</summary>
[Authorize, RequestFormLimits(ValueLengthLimit = 16 * 1024 * 1024)]
public sealed class RoomModel(Desk desk, CouncilDatabase council, RoomNotes notes, RoomLock locks) : PageModel
{
    public RoomFrame Frame { get; private set; } = null!; // set before any handler goes on
    public bool IsSetUp => council.IsSetUp;
    public IReadOnlyList<RoomNote> Notes { get; private set; } = [];

    /// <summary>Null while the notes stand open.</summary>
    public LockedRoom? Locked { get; private set; }

    public Refused? Refused { get; private set; }

    /// <summary>Made with the page, so that a form sent twice keeps one note.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();

    public SealedKey? Mine => Locked?.Keys.FirstOrDefault(k => k.Person == Frame.Door.Person);
    public SealedKey? Sheet => Locked?.Keys.FirstOrDefault(k => k.Person is null);
    public IReadOnlyList<PersonId> WithoutKey => [.. Frame.Members.Where(m => Locked?.HasKey(m) is false)];

    public async Task<IActionResult> OnGet(Guid project, Guid body, CancellationToken ct) => await Load(project, body, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostWrite(Guid project, Guid body, Guid id, int seen, string? kind, string? title, string? text, string? @sealed, CancellationToken ct) =>
        Do(project, body, door => Kebab.TryParse<NoteKind>(kind, out var which) && id != Guid.Empty && seen >= 0 && Bytes(@sealed) is var bytes && (bytes is not null || string.IsNullOrEmpty(@sealed))
            ? notes.Write(door, new(id, seen, which, title, text, bytes), ct)
            : Wrong, ct);

    public Task<IActionResult> OnPostRemove(Guid project, Guid body, Guid id, CancellationToken ct) => Do(project, body, async door =>
    {
        await notes.Remove(door, id, ct);
        return null;
    }, ct);

    public Task<IActionResult> OnPostLock(Guid project, Guid body, string? data, CancellationToken ct) =>
        Do(project, body, door => LockSent.Read(data) is { } sent && sent.Keys.All(k => IsMember(k.Person)) ? locks.Lock(door, sent.Keys, sent.Notes, ct) : Wrong, ct);

    public Task<IActionResult> OnPostKey(Guid project, Guid body, string? data, CancellationToken ct) =>
        Do(project, body, door => LockSent.Read(data) is { Keys: [var key] } && IsMember(key.Person) ? locks.GiveKey(door, key, ct) : Wrong, ct);

    static Task<Refusal?> Wrong => Task.FromResult<Refusal?>(Refusal.Incomplete("room.sealed-wrong", "sealed"));

    /// <summary>The recovery sheet is nobody's.</summary>
    bool IsMember(PersonId? person) => person is not { } one || Frame.Seat.Holders.Contains(one) || Frame.Seat.Deputies.Any(d => d.Person == one);

    async Task<IActionResult> Do(Guid project, Guid body, Func<RoomDoor, Task<Refusal?>> act, CancellationToken ct)
    {
        if (!await Load(project, body, ct) || !council.IsSetUp) return NotFound();
        if (await act(Frame.Door) is not { } refusal) return RedirectToPage(new { project, body });
        Refused = this.Show(refusal, Frame.Project);
        Response.StatusCode = Statuses.Of(Statuses.KindOf(refusal.Kind));
        await Fill(ct);
        return Page();
    }

    async Task<bool> Load(Guid project, Guid body, CancellationToken ct)
    {
        if (await RoomFrame.Open(desk, this, project, body, ct) is not { } frame) return false;
        Frame = frame;
        await Fill(ct);
        return true;
    }

    async Task Fill(CancellationToken ct)
    {
        if (!council.IsSetUp) return;
        (Notes, Locked) = (await notes.Read(Frame.Door, ct), await locks.Read(Frame.Door, ct));
    }

    public DateTimeOffset Local(DateTimeOffset at) => Desk.InZone(at, Frame.Project.Project.TimeZone);

    public IReadOnlyList<Choice> Kinds() => [.. Enum.GetValues<NoteKind>().Select(k => new Choice(Kebab.Of(k), Frame.Texts.AtStart(Frame.Texts.Word(k))))];

    static byte[]? Bytes(string? base64)
    {
        if (string.IsNullOrEmpty(base64)) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }
}
