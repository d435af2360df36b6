using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Api;
using Trust.Web.Components;
using Trust.Web.Pages.Checkpoints;

namespace Trust.Web.Pages.Rooms;

/// <summary>The body's own room: who sees what of it, its inbox, its notes and their lock. Its script locks in the browser; everything else works without.</summary>
[Authorize, LongFields(Longest), RequestFormLimits(ValueLengthLimit = Longest)]
public sealed class RoomModel(Desk desk, CouncilDatabase council, RoomNotes notes, RoomLock locks) : PageModel
{
    /// <summary>All notes of a room come in one field when they are locked; how long each may be is asked where it is kept.</summary>
    internal const int Longest = 16 * 1024 * 1024;

    public RoomFrame Frame { get; private set; } = null!; // set before any handler goes on
    public bool IsSetUp => council.IsSetUp;
    public IReadOnlyList<RoomNote> Notes { get; private set; } = [];

    /// <summary>Null while the notes stand open.</summary>
    public LockedRoom? Locked { get; private set; }

    public Refused? Refused { get; private set; }

    /// <summary>The checkpoint from whose page the reader came: its notes come first, and a new one is about it.</summary>
    [BindProperty(Name = "about", SupportsGet = true)]
    public Guid? Asked { get; set; }

    public Checkpoint? About => Asked is { } id ? Mine.FirstOrDefault(c => c.Id.Value == id) : null;

    /// <summary>Made with the page, so that a form sent twice keeps one note.</summary>
    public Guid NewId { get; private set; } = Guid.CreateVersion7();

    /// <summary>The note whose form was refused: what was typed stands in it, and in no other.</summary>
    public Guid? Tried { get; private set; }

    public SealedKey? Own => Locked?.Keys.FirstOrDefault(k => k.Person == Frame.Door.Person);
    public SealedKey? Sheet => Locked?.Keys.FirstOrDefault(k => k.Person is null);
    public IReadOnlyList<PersonId> WithoutKey => [.. Frame.Members.Where(m => Locked?.HasKey(m) is false)];

    /// <summary>How many who have left the body still have a way to the key.</summary>
    public int Leavers => Locked?.Keys.Count(k => !MayHaveKey(k.Person)) ?? 0;

    /// <summary>To whom a way to the key may be given: the other members and deputies, of today and of a later day.</summary>
    public IReadOnlyList<PersonId> Colleagues =>
        [.. Frame.Seat.Holders.Concat(Frame.Seat.Deputies.Select(d => d.Person)).Distinct().Where(p => p != Frame.Door.Person && MayHaveKey(p))];

    public async Task<IActionResult> OnGet(Guid project, Guid body, CancellationToken ct) => await Load(project, body, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostWrite(Guid project, Guid body, Guid id, int seen, string? kind, string? title, string? text, string? @sealed, Guid? checkpoint, int generation, CancellationToken ct)
    {
        Tried = id;
        return Do(project, body, door => Kebab.TryParse<NoteKind>(kind, out var which) && id != Guid.Empty && seen >= 0 && Bytes(@sealed) is var bytes && (bytes is not null || string.IsNullOrEmpty(@sealed))
            ? notes.Write(door, new(id, seen, which, title, text, bytes) { About = Mine.FirstOrDefault(c => c.Id.Value == checkpoint)?.Id, Generation = generation }, ct)
            : Wrong, ct);
    }

    public Task<IActionResult> OnPostRemove(Guid project, Guid body, Guid id, CancellationToken ct) => Do(project, body, async door =>
    {
        await notes.Remove(door, id, ct);
        desk.Says(Echo.Erased);
        return null;
    }, ct);

    public Task<IActionResult> OnPostLock(Guid project, Guid body, string? data, CancellationToken ct) =>
        Do(project, body, door => LockSent.Read(data) is { } sent && sent.Keys.All(k => MayHaveKey(k.Person)) ? locks.Lock(door, sent.Keys, sent.Notes, ct) : Wrong, ct);

    public Task<IActionResult> OnPostKey(Guid project, Guid body, string? data, CancellationToken ct) =>
        Do(project, body, door => LockSent.Read(data) is { Keys: [var key] } sent && MayHaveKey(key.Person) ? locks.GiveKey(door, sent.Generation, key, ct) : Wrong, ct);

    public Task<IActionResult> OnPostRenew(Guid project, Guid body, string? data, CancellationToken ct) =>
        Do(project, body, door => LockSent.Read(data) is { } sent && sent.Keys.All(k => MayHaveKey(k.Person)) ? locks.Renew(door, sent.Generation, sent.Keys, sent.Notes, ct) : Wrong, ct);

    static Task<Refusal?> Wrong => Task.FromResult<Refusal?>(Refusal.Incomplete("room.sealed-wrong", "sealed"));

    /// <summary>Whose term is not over; the recovery sheet is nobody's.</summary>
    bool MayHaveKey(PersonId? person) => person is not { } one || Frame.Seat.Holders.Contains(one) && !(Frame.Seat.TermOf(one)?.To < Frame.Door.Day)
        || Frame.Seat.Deputies.Any(d => d.Person == one && d.To >= Frame.Door.Day);

    async Task<IActionResult> Do(Guid project, Guid body, Func<RoomDoor, Task<Refusal?>> act, CancellationToken ct)
    {
        if (!await Load(project, body, ct) || !council.IsSetUp) return NotFound();
        if (await act(Frame.Door) is not { } refusal) return RedirectToPage(new { project, body, about = About?.Id.Value });
        Refused = this.Show(refusal, Frame.Project);
        Response.StatusCode = Statuses.Of(Statuses.KindOf(refusal.Kind));
        await Fill(ct);
        if (Tried is { } tried && Notes.All(n => n.Id != tried)) NewId = tried;
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

    IEnumerable<Checkpoint> Mine => Frame.Project.Project.Checkpoints.Values.Where(c => c.Party == Frame.Party);

    public IReadOnlyList<InboxRow> Inbox() => InboxRow.All(Frame.Project, Frame.Party);

    public IReadOnlyList<RoomClock> Clocks() => RoomClock.All(Frame.Project, Mine);

    /// <summary>What else waits for the reader here: answers at gates, objections.</summary>
    public IReadOnlyList<Components.Blocker> Else() =>
        Frame.Project.List(Turns.Of(Frame.Project.Project).Where(b => !b.Where.StartsWith("checkpoints/", StringComparison.Ordinal) && Frame.Project.Words.IsYours(b)));

    public int NotesAbout(CheckpointId checkpoint) => Notes.Count(n => n.About == checkpoint);

    /// <summary>What a note may be about.</summary>
    public IReadOnlyList<Choice> Subjects() =>
        [new("", Frame.Texts.FormNone), .. Row.InOrder(Frame.Project, Mine).Select(c => new Choice(c.Id.ToString(), $"{Frame.Texts.AtStart(Frame.Project.Words.Right(c.Id))}, {CheckpointFrame.PlaceOf(Frame.Texts, c.At)}"))];

    public IReadOnlyList<Choice> Kinds() => [.. Choice.Each<NoteKind>(Frame.Texts)];

    static byte[]? Bytes(string? base64)
    {
        if (string.IsNullOrEmpty(base64)) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }
}
