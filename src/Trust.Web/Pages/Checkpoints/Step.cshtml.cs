using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>The steps of a checkpoint that need a few words and a date: each part has its forms, of which those stand here that the rules leave open to the reader.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class StepModel(CheckpointDesk desk) : PageModel
{
    static readonly Dictionary<string, string[]> Parts = new(StringComparer.Ordinal)
    {
        ["competence"] = ["competence"],
        ["receipt"] = ["receipt", "incomplete", "date"],
        ["answer"] = ["answer", "talks", "minutes", "close"],
        ["confirmation"] = ["confirm"],
        ["conciliation"] = ["dispute", "filed", "end"],
        ["review"] = ["review"],
    };

    public CheckpointFrame Of { get; private set; } = null!; // set before any handler goes on
    public string Part { get; private set; } = "";
    public Refused? Refused { get; private set; }

    /// <summary>The form that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    /// <summary>A mail of some days ago still leads here: when nothing is left to do, the checkpoint says how it went.</summary>
    public async Task<IActionResult> OnGet(Guid project, Guid checkpoint, string part, CancellationToken ct) =>
        !await Load(project, checkpoint, part, ct) ? NotFound() : Forms().Count > 0 ? Page() : Redirect(Of.Path());

    public async Task<IActionResult> OnPost(Guid project, Guid checkpoint, string part, string what, CancellationToken ct)
    {
        if (!await Load(project, checkpoint, part, ct) || !Parts[part].Contains(what)) return NotFound();
        var (form, typed) = (new StepForm(), desk.Desk.Typed());
        await TryUpdateModelAsync(form, what);
        Tried = what;
        var outside = IsOutside(what);
        foreach (var field in form.Missing(what, outside)) ModelState.AddModelError($"{what}.{field}", Of.Texts.FormMissing);
        if (form.Outside.File is { } file && FileRules.Check(file.FileName, file.Length, "documentId") is { } wrong) return Show(what, wrong);
        if (!ModelState.IsValid) return Page();
        return await desk.Do(Of, form.Command(what, Of, typed, outside ? await form.Outside.Report(typed, ct) : null), typed, refusal => Show(what, refusal), ct);
    }

    PageResult Show(string what, Refusal refusal)
    {
        var field = refusal.Field switch
        {
            "competent" or "restsOn" or "items" => "items",
            "answeredBy" or "what" or "because" or "reason" => "text",
            "answeredOn" => "on",
            "counsel" => "outside.saidBy",
            var other => OutsideForm.OnPage(other),
        };
        Refused = this.Show(refusal with { Field = field }, Of.Frame, what);
        return Page();
    }

    async Task<bool> Load(Guid project, Guid checkpoint, string part, CancellationToken ct)
    {
        if (!Parts.ContainsKey(part) || await desk.Open(this, project, checkpoint, ct) is not { } frame) return false;
        (Of, Part) = (frame, part);
        return true;
    }

    /// <summary>The forms of this part that are open to the reader, the next one first.</summary>
    public IReadOnlyList<string> Forms() => [.. Parts[Part].Where(IsOpen)];

    bool IsOpen(string what) => what switch
    {
        "receipt" => CheckpointStanding.AwaitsReceipt(Of.Project, Of.Is) && MaySpeakOrReport,
        "incomplete" => Of.Is.Packet is not null && MaySpeakOrReport && Asked(what),
        "date" => Of.Is.Packet is not null && MaySpeakOrReport && Of.Is.Strength is not (Strength.Inform or Strength.Condition),
        "talks" => new OpenWays(Of).MayOffer,
        "minutes" => new OpenWays(Of).Minutes.Any(),
        "confirm" => new OpenWays(Of).MayConfirm,
        "filed" => Of.Is.Dispute is { FiledOn: null, To: null } && Of.IsSide && Sides,
        "dispute" => Of.Is.Dispute is null or { To: not null } && new OpenWays(Of).MayStartConciliation,
        "end" => new OpenWays(Of).MayEndConciliation,
        "review" => Asked(what) && Of.State is CheckpointState.InForce or CheckpointState.Closed or CheckpointState.Answered,
        "competence" => Of.Runs && Of.Is is { LevelOpen: true, Versions: 0 },
        _ => Asked(what),
    };

    bool Sides => Of.Speaks || Of.Runs || Of.Project.IsIn(Of.View.Reader, ProjectRole.Sponsor);

    bool MaySpeakOrReport => Of.Speaks || Of.Runs;

    bool Asked(string what) => new StepForm { On = Of.View.Today, Version = Version }.Command(what, Of, desk.Desk.Typed(), IsOutside(what) ? new(new(Guid.CreateVersion7()), Channel.Paper, Of.View.Today, null, null) : null).IsOpenIn(Of.Project);

    /// <summary>The form records what somebody else did outside Trust.</summary>
    public bool IsOutside(string what) => what switch
    {
        "minutes" or "end" => true,
        "receipt" or "incomplete" or "date" => !Of.Speaks,
        "confirm" => !Of.Project.SpeaksFor(PartyId.Of(Group.DataProtection), Of.View.Reader, Of.View.Now),
        _ => false,
    };

    public int Version => Of.Is.Packet?.Version ?? 0;

    public OutsideFields Outside(string what) => new(Of.Texts, what, what switch
    {
        "confirm" => Of.Texts.ReportNeedsSigned,
        "minutes" => Of.Texts.ReportNeedsMinutes,
        _ => Of.Texts.ReportNeedsNote,
    }, Of.View.Today);

    public string Says(string what) => what switch
    {
        "competence" => Of.Texts.CheckpointsLeadsCompetence,
        "receipt" => Of.Texts.CheckpointsLeadsReceipt,
        "incomplete" => Of.Texts.CheckpointsLeadsIncomplete,
        "date" => Of.Texts.CheckpointsLeadsDate,
        "answer" => Of.Texts.CheckpointsLeadsAnswer,
        "talks" => Of.Texts.ReportMeetingsSay,
        "minutes" => Of.Texts.CheckpointsLeadsMinutes,
        "close" => Of.Texts.ReportCloseSays,
        "confirm" => Of.Texts.CheckpointsLeadsConfirm,
        "dispute" or "filed" or "end" => Of.Pack.ConciliationOf(Of.Right)?.Says.In(Of.Texts.Language) ?? "",
        "review" => Of.Texts.CheckpointsLeadsReview,
        _ => throw new System.Diagnostics.UnreachableException(what),
    };

    public string Title(string what) => what switch
    {
        "competence" => Of.Texts.CheckpointsDoCompetence,
        "receipt" => Of.Texts.CheckpointsDoReceipt,
        "incomplete" => Of.Texts.CheckpointsDoIncomplete,
        "date" => Of.Texts.CheckpointsDoDate,
        "answer" => Of.Texts.CheckpointsDoAnswer,
        "talks" => Of.Texts.ReportOffer,
        "minutes" => Of.Texts.CheckpointsDoMinutes,
        "close" => Of.Texts.ReportClose,
        "confirm" => Of.Texts.CheckpointsDoConfirm,
        "dispute" => Of.Texts.CheckpointsDoDispute,
        "filed" => Of.Texts.CheckpointsDoFiled,
        "end" => Of.Texts.CheckpointsDoEnd,
        "review" => Of.Texts.CheckpointsDoReview,
        _ => throw new System.Diagnostics.UnreachableException(what),
    };

    public IReadOnlyList<Choice> Bodies() => [.. Of.Project.Checkpoints.Values.Where(c => c.LevelOpen && c.Right == Of.Is.Right).Select(c => c.Party).Distinct()
        .Select(p => new Choice(p.Value, Of.Texts.AtStart(Of.Frame.Words.Party(p)), p.Body is { } body ? Of.Texts.Word(Of.Project.Bodies[body].Level) : null))];

    public IReadOnlyList<Choice> Pieces() => [.. PacketList.Of(Of.Project, Of.Is).Select(i => new Choice(i.Key, Of.Piece(i.Key)))];

    /// <summary>The law's own pieces of evidence as they stand now, then everything else that is given.</summary>
    public IReadOnlyList<Choice> Evidence()
    {
        var own = PacketList.Of(Of.Project, Of.Is).Select(i => i.Evidence).OfType<EvidenceRef>().ToList();
        return [.. Of.Project.Evidence.Where(e => e.Value.State is EvidenceState.Given).OrderByDescending(e => own.Contains(e.Key))
            .Select(e => new Choice($"{e.Key}/{e.Value.Revision}", Of.Texts.ObjectionCitedRevision(Of.Frame.Words.Item(e.Key), e.Value.Revision)))];
    }

    public IReadOnlyList<Choice> MinuteKinds() => [.. new OpenWays(Of).Minutes.Select(k => new Choice(Kebab.Of(k), Of.Texts.AtStart(Of.Texts.Word(k))))];

    public IReadOnlyList<Choice> Ends() => [.. Enum.GetValues<DisputeEnd>().Select(e => new Choice(Kebab.Of(e), Of.Texts.AtStart(Of.Texts.Word(e)),
        e is not DisputeEnd.Award ? null : Of.Is.Dispute?.Replaces is true ? Of.Texts.CheckpointsAwardReplaces : Of.Texts.CheckpointsAwardNot))];

    public static IReadOnlyList<Choice> Readers(Trust.App.Texts texts) =>
    [
        new("project", texts.AtStart(texts.Word(AudienceKind.Project))), new("everyone", texts.AtStart(texts.Word(AudienceKind.Everyone))), new("sides", texts.CheckpointsSidesOnly),
    ];
}
