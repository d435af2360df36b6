using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Checkpoints;

public sealed record OwnForm
{
    public string? Key { get; set; }
    public string? Text { get; set; }
    public string? Link { get; set; }
    public List<IFormFile> Files { get; set; } = [];
}

public sealed record PacketForm
{
    public int Version { get; init; }
    public string? Language { get; init; }
    public DateOnly? LanguageAcceptedOn { get; init; }
    public DateOnly? On { get; init; }
    public int? TargetDays { get; init; }
    public List<OwnForm> Own { get; init; } = [];
    public string? Clock { get; init; }
    public string? Reason { get; init; }
}

/// <summary>The packet from the law's own list: what a stage's evidence gives stands here with its revision, what only this law asks for is written here.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class PacketModel(CheckpointDesk desk) : PageModel
{
    /// <summary>A target beyond this is a slip of the hand.</summary>
    const int MostDays = 400;

    /// <summary>The key of what the project adds of its own.</summary>
    const string Further = "own-1";

    public CheckpointFrame Of { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }

    public bool Changes => Of.Is.Packet is not null;

    /// <summary>After "incomplete" the law's own clock says what happens to the time.</summary>
    public bool Completes => CheckpointStanding.OpenLack(Of.Project, Of.Is) is { } lack && lack.Version == Of.Is.Packet?.Version;

    bool MayHandOver => Of.Runs && (Changes || new OpenWays(Of).MayHandOver);

    public async Task<IActionResult> OnGet(Guid project, Guid checkpoint, CancellationToken ct) =>
        !await Load(project, checkpoint, ct) ? NotFound() : MayHandOver ? Page() : Redirect(Of.Path());

    public async Task<IActionResult> OnPost(Guid project, Guid checkpoint, [FromForm] PacketForm form, CancellationToken ct)
    {
        if (!await Load(project, checkpoint, ct) || !MayHandOver) return NotFound();
        if (form.Own.SelectMany(o => o.Files).Select(f => FileRules.Check(f.FileName, f.Length, "own")).FirstOrDefault(r => r is not null) is { } wrong) return Show(wrong);
        if (Changes && !Completes && form.Clock is not ("again" or "goes-on")) ModelState.AddModelError("clock", Of.Texts.FormMissing);
        if (form.TargetDays > MostDays) ModelState.AddModelError("targetDays", Of.Texts.FormNoNumber);
        if (!ModelState.IsValid) return Page();

        var language = form.Language ?? "";
        var typed = desk.Desk.Typed();
        var own = await Own(form, language, typed, ct);
        return await desk.Do(Of, Changes
            ? new ChangePacket(Of.Is.Id, form.Version, language, form.LanguageAcceptedOn, own, form.Clock is "again", typed.Optional(form.Reason), Of.View.Reader, Of.View.Now)
            : new HandOverPacket(Of.Is.Id, language, form.LanguageAcceptedOn, own, form.On, form.TargetDays, Of.View.Reader, Of.View.Now), typed, Show, ct);
    }

    /// <summary>What was written here; what stands unchanged stays the same text, and files stay until others come.</summary>
    async Task<ImmutableArray<OwnPiece>> Own(PacketForm form, string language, Typed typed, CancellationToken ct)
    {
        var own = ImmutableArray.CreateBuilder<OwnPiece>();
        foreach (var asked in Asked())
        {
            if (form.Own.FirstOrDefault(o => o.Key == asked.Key) is not { } written) continue;
            var before = Of.Is.Packet?.Pieces.FirstOrDefault(p => p.Key == asked.Key);
            var files = await typed.Add(written.Files, ct);
            own.Add(new(asked.Key, Kept(before?.Text, written.Text), Kept(before?.Link, written.Link), files.IsEmpty ? before?.Files ?? [] : files));
        }
        return own.ToImmutable();

        ContentRef? Kept(ContentRef? before, string? text) => before is { } there && text is not null && Of.Said.Of(there)?.Body == text ? there : typed.Optional(text, Trust.App.Texts.Resolve(language));
    }

    PageResult Show(Refusal refusal)
    {
        Refused = this.Show(refusal, Of.Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, Guid checkpoint, CancellationToken ct)
    {
        if (await desk.Open(this, project, checkpoint, ct) is not { } frame) return false;
        Of = frame;
        return true;
    }

    /// <summary>A content that is written here.</summary>
    public sealed record AskedRow(string Key, string Label, string? Basis, bool Mandatory, string? Text, string? Link, IReadOnlyList<FileRef> Files);

    public IReadOnlyList<AskedRow> Asked() =>
    [
        .. PacketList.Of(Of.Project, Of.Is).Where(i => i.Evidence is null).Select(i => Row(i.Key, i.Asks?.In(Of.Texts.Language) ?? i.Key, i.Basis, i.Mandatory)),
        Row(Further, Of.Texts.PacketFurther, null, false),
    ];

    AskedRow Row(string key, string label, string? basis, bool mandatory)
    {
        var piece = Of.Is.Packet?.Pieces.FirstOrDefault(p => p.Key == key);
        return new(key, label, basis is null ? null : Of.Frame.Words.Law(basis), mandatory, Of.Said.Of(piece?.Text)?.Body, Of.Said.Of(piece?.Link)?.Body, piece?.Files ?? []);
    }

    /// <summary>A piece of evidence of the law's list as it stands now.</summary>
    public sealed record EvidenceRow(string Name, string Href, Mark Mark, string Word, IReadOnlyList<string> Side, bool Mandatory);

    /// <summary>Mandatory and missing first.</summary>
    public IEnumerable<EvidenceRow> Evidence() => PacketList.Of(Of.Project, Of.Is).Where(i => i.Evidence is not null).Select(i => Row(i, i.Evidence!.Value)) // of these, as just asked
        .OrderByDescending(r => r is { Mandatory: true, Mark: Mark.Missing }).ThenByDescending(r => r.Mandatory).ThenBy(r => r.Mark is not Mark.Given);

    EvidenceRow Row(PacketItem item, EvidenceRef evidence)
    {
        var (texts, now) = (Of.Texts, Of.Project.Item(evidence));
        var given = now is { State: EvidenceState.Given };
        var held = Of.Is.Packet?.Pieces.FirstOrDefault(p => p.Key == item.Key);
        List<string> side = [item.Mandatory ? texts.PacketMandatory : texts.PacketAsked];
        if (item.Basis is { } basis) side.Add(Of.Frame.Words.Law(basis));
        if (given) side.Add(texts.EvidenceRevisionOn(now!.Revision, Of.Project.Day(now.At))); // given, so it is there
        if (given && Changes && held?.Revision != now!.Revision) side.Add(held is null ? texts.PacketIsNew : texts.PacketHasRevision(held.Revision ?? 0)); // as above
        return new(Of.Frame.Words.Item(evidence), Of.Frame.Path($"stages/{Kebab.Of(evidence.Stage)}/evidence/{evidence.Item}"), given ? Mark.Given : item.Mandatory ? Mark.Missing : Mark.Aside,
            texts.Word(now?.State ?? EvidenceState.Missing), side, item.Mandatory);
    }

    public IReadOnlyList<Choice> Languages()
    {
        var sites = PacketList.Languages(Of.Project, Of.Is);
        return [.. sites.Concat(Trust.App.Texts.Languages).Distinct().Select(l => new Choice(l, Trust.App.Texts.Languages.Contains(l) ? Trust.App.Texts.NameOf(l) : l))];
    }

    public int Target => Of.Is.TargetDays ?? Of.Right.TargetDays;

    public IReadOnlyList<Choice> Clocks() => [new("again", Of.Texts.PacketClockAgain, Of.Texts.PacketClockAgainSays), new("goes-on", Of.Texts.PacketClockGoesOn, Of.Texts.PacketClockGoesOnSays)];
}
