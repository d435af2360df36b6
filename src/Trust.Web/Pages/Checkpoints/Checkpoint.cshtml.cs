using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Web.Api;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>A checkpoint on one page: what is proposed and what changed, what the law gives, the clocks day by day, what is missing, what was said, and the ways from here.</summary>
[Authorize]
public sealed class CheckpointModel(CheckpointDesk desk) : PageModel
{
    public CheckpointFrame Of { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid checkpoint, CancellationToken ct) => await Load(project, checkpoint, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostRight(Guid project, Guid checkpoint, [FromForm] Guid act, CancellationToken ct) =>
        Do(project, checkpoint, (of, _) => new ConfirmAct(new(act), of.View.Reader, of.View.Now), ct);

    public Task<IActionResult> OnPostNotSo(Guid project, Guid checkpoint, Guid act, [FromForm] string? text, CancellationToken ct) =>
        Do(project, checkpoint, (of, typed) => new DisputeAct(new(act), typed.Optional(text), of.View.Reader, of.View.Now), ct);

    async Task<IActionResult> Do(Guid project, Guid checkpoint, Func<CheckpointFrame, Typed, ProjectCommand> command, CancellationToken ct)
    {
        if (!await Load(project, checkpoint, ct)) return NotFound();
        var typed = desk.Desk.Typed();
        return await desk.Do(Of, command(Of, typed), typed, refusal =>
        {
            Refused = this.Show(refusal, Of.Frame);
            return Page();
        }, ct);
    }

    /// <summary>What was entered for somebody, as far as it belongs here, the oldest first; either side may look, the party may say that it was not so.</summary>
    public IEnumerable<ReportedAct> Acts() => !Of.IsSide && !Of.Project.SpeaksFor(PartyId.Of(Group.DataProtection), Of.View.Reader, Of.View.Now) ? []
        : Of.Said.Steps[Of.Is.Id].Select(s => Reports.In(s.Happened)?.Act).OfType<ActId>().Distinct().Select(Of.Project.Acts.GetValueOrDefault).OfType<ReportedAct>();

    public bool MayConfirm(ReportedAct act) => new ConfirmAct(act.Id, Of.View.Reader, Of.View.Now).IsOpenIn(Of.Project);

    public bool MayDispute(ReportedAct act) => new DisputeAct(act.Id, null, Of.View.Reader, Of.View.Now).IsOpenIn(Of.Project);

    async Task<bool> Load(Guid project, Guid checkpoint, CancellationToken ct)
    {
        if (await desk.Open(this, project, checkpoint, ct) is not { } frame) return false;
        Of = frame;
        return true;
    }

    /// <summary>The body's own room, for its members alone.</summary>
    public string? Room => Of.Is.Party.Body is { } body && RoomDoor.To(Of.View, body) is not null ? Of.Frame.Path($"room/{body}") : null;

    public AiSystemAnswer? System => AiSystemAnswer.Of(Of.View);

    public Sentences Sentences => new(Of.Frame.Words);

    public IReadOnlyList<Components.Fact> Facts()
    {
        var (texts, open) = (Of.Texts, Of.Open);
        return
        [
            new(texts.ConditionState, texts.AtStart(Of.Is.Competence is { Holds: false } ? texts.CheckpointsOtherLevel : texts.Word(Of.State)), texts.TrackSince(Of.Project.Day(Since()))),
            new(texts.CheckpointsTime, texts.AtStart(open is null ? texts.FormNone : TimeLeft.Say(Of.Project, Of.Is, texts, Of.View.Today))),
            new(texts.CheckpointsRight, texts.AtStart(texts.Word(Of.Is.Strength)), Of.Party),
            new(texts.QuestionsWhere, texts.AtStart(Of.Place), Of.Sites),
        ];
    }

    /// <summary>When something was last done with it.</summary>
    DateTimeOffset Since() => Of.Said.Steps[Of.Is.Id].Select(s => s.Stamp.At).DefaultIfEmpty(Of.Is.AskedAt).Max();

    /// <summary>What stands in the packet: its name, revision, words and files, and how it changed against the version before.</summary>
    public IEnumerable<PieceRow> Pieces()
    {
        var before = Before();
        foreach (var piece in Of.Is.Packet?.Pieces ?? [])
        {
            var change = Of.Is.Packet!.Changes.Where(c => c.Key == piece.Key).Select(c => (PieceChangeKind?)c.Kind).FirstOrDefault(); // it has pieces, so it is there
            var now = Of.Said.Of(piece.Text);
            var was = change is PieceChangeKind.Renewed ? Of.Said.Of(before.FirstOrDefault(b => b.Key == piece.Key)?.Text)?.Body : "";
            yield return new(Of.Piece(piece.Key), piece.Revision, now, Of.Said.Of(piece.Link)?.Body, piece.Files, change,
                change is null || now is null || was is null || was == now.Body ? null : Difference.Between(was, now.Body));
        }
    }

    public IEnumerable<string> Removed() => (Of.Is.Packet?.Changes ?? []).Where(c => c.Kind is PieceChangeKind.Removed).Select(c => Of.Piece(c.Key));

    /// <summary>The pieces of the version before.</summary>
    IReadOnlyList<PacketPiece> Before() => Of.Said.Steps[Of.Is.Id].Select(s => s.Happened).Select(e => e switch
    {
        PacketHandedOver h => (h.Version, h.Pieces),
        PacketChanged c => (c.Version, c.Pieces),
        _ => (Version: 0, Pieces: []),
    }).LastOrDefault(v => v.Version == Of.Is.Versions - 1).Pieces is { IsDefault: false } pieces ? [.. pieces] : [];

    public IReadOnlyList<ClockRow> Clocks() => [.. CheckpointClocks.Of(Of.Project, Of.Is).Select(c => ClockRow.Of(c, Of))];

    /// <summary>The contents of the law's list that are not there yet; mandatory ones first.</summary>
    public IEnumerable<(PacketItem Item, bool There)> List() => PacketList.Of(Of.Project, Of.Is)
        .Select(i => (i, There: i.Evidence is { } evidence ? Of.Project.Item(evidence)?.State is EvidenceState.Given : Of.Is.Packet?.Pieces.Any(p => p.Key == i.Key) is true));

    public string Signed(PartyPosition position)
    {
        var (texts, act) = (Of.Texts, position.Act is { } id ? Of.Project.Acts[id] : null);
        return string.Join(" · ", new[]
        {
            texts.Day(position.On),
            position.ResolvedOn is { } on ? texts.CheckpointsResolvedOn(on) : null,
            position.AsDeputy ? texts.JournalAsDeputy : null,
            act is null ? null : act.Disputed ? texts.GateDisputed : texts.JournalReported(texts.Word(act.Channel)),
            position.ToConfirm && act is { Confirmed: false, Disputed: false } ? texts.JournalToConfirm : null,
        }.OfType<string>());
    }

    public IReadOnlyList<Way> Ways() => new OpenWays(Of).All();
}

public sealed record PieceRow(string Name, int? Revision, WrittenText? Text, string? Link, IReadOnlyList<FileRef> Files, PieceChangeKind? Change, IReadOnlyList<Stretch>? Difference);
