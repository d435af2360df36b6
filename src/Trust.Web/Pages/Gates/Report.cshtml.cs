using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>Records what was said outside Trust for one party of a gate: its answer, what ended its say, meetings offered.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class ReportModel(Desk desk) : PageModel
{
    static readonly string[] Forms = ["answer", "reasoned", "outcome", "meeting", "close"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Stage Stage { get; private set; }
    public Asked Asked { get; private set; } = null!; // set with the frame
    public Refused? Refused { get; private set; }

    /// <summary>The form that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    /// <summary>Made with the page, so that a form sent twice records one act.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();

    public async Task<IActionResult> OnGet(Guid project, string stage, string party, CancellationToken ct) => await Load(project, stage, party, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRecord(Guid project, string stage, string party, string what, CancellationToken ct)
    {
        if (!Forms.Contains(what) || !await Load(project, stage, party, ct)) return NotFound();
        var (form, typed) = (new ReportForm(), desk.Typed());
        await TryUpdateModelAsync(form, what);
        Tried = what;
        foreach (var field in form.Missing(what)) ModelState.AddModelError($"{what}.{field}", Frame.Texts.FormMissing);
        if (form.File is { } file && FileRules.Check(file.FileName, file.Length, "file") is { } wrong) return Show(what, wrong);
        if (!ModelState.IsValid) return Page();

        var outcome = await desk.Do(project, form.Command(what, this, typed, await typed.Add(form.File is null ? [] : [form.File], ct)), typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage("/Gates/Stage", new { project, stage });
        return outcome is Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } ? Show(what, refusal) : NotFound();
    }

    PageResult Show(string what, Refusal refusal)
    {
        // the rules name a field as the API does; here every form has the same few
        var field = refusal.Field?.Split('.')[^1] switch { "documentId" => "file", "conditions" => "condition", var same => same };
        Refused = this.Show(refusal with { Field = field }, Frame, what);
        return Page();
    }

    async Task<bool> Load(Guid project, string stage, string party, CancellationToken ct)
    {
        if (!Kebab.TryParse<Stage>(stage, out var s) || await ProjectFrame.Open(desk, this, project, ct) is not { } frame || Asked.At(frame.Project, s, new(party)) is not { } asked) return false;
        (Frame, Stage, Asked) = (frame, s, asked);
        return true;
    }

    public Actor By => desk.Caller.Actor;
    public DateTimeOffset At => desk.Now;

    public bool MayAnswer => Frame.Project.OpenRound(Stage) is { } round && SeatAnswer.Of(Frame.Project, round, Asked.Party) is null
        && new DecideGate(Stage, round.Number, Statement.Of(Frame.Project, Stage), Asked.Party, GateAnswer.Object, null, [], new(new(NewId), Channel.Paper, Today, null, null), By, At).IsOpenIn(Frame.Project);

    public bool MayReason => new RecordOutcome(Stage, Asked.Party, OutcomeKind.ReasonedAnswer, Given, null, By, At).IsOpenIn(Frame.Project);

    // two dated offers are what a consultation without an answer needs; elsewhere they lead nowhere
    public bool MayOffer => Asked.Strength is Strength.Consult && new OfferMeeting(Stage, Asked.Party, DateOnly.MaxValue, By, At).IsOpenIn(Frame.Project);

    public bool MayClose => new CloseWithoutPosition(Stage, Asked.Party, Today.AddDays(-1), Given, By, At).IsOpenIn(Frame.Project);

    /// <summary>What may end or replace this party's say and is shown by a document.</summary>
    public IReadOnlyList<Choice> Kinds() =>
    [
        .. Enum.GetValues<OutcomeKind>().Where(k => k is not (OutcomeKind.ReasonedAnswer or OutcomeKind.ClosedWithoutPosition))
            .Where(k => new RecordOutcome(Stage, Asked.Party, k, null, null, By, At).IsOpenIn(Frame.Project))
            .Select(k => Choice.Of(k, Frame.Texts)),
    ];

    public IEnumerable<DateOnly> Meetings() => Frame.Project.MeetingOffers.Where(o => o.Stage == Stage && o.For == Asked.Party).Select(o => o.On).Order();

    public IReadOnlyList<Choice> Channels() => [.. Choice.Each<Channel>(Frame.Texts)];

    /// <summary>What must show it, as the rules ask of this right (rules.md 2).</summary>
    public string Needs() => Asked.Strength switch
    {
        Strength.Inform or Strength.Consult => Frame.Texts.ReportNeedsNote,
        Strength.Negotiate => Frame.Texts.ReportNeedsMinutes,
        _ => Frame.Texts.ReportNeedsSigned,
    };

    DateOnly Today => Frame.View.Today;

    // stands for a text that is still to be typed, where the rules ask for it first
    static readonly ContentRef Given = new(default, new(""));
}
