using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Gates;

namespace Trust.Web.Pages.Checkpoints;

public sealed record ConditionForm
{
    public string? Text { get; set; }
    public string? Binds { get; set; }
    public DateOnly? Due { get; set; }
}

public sealed record PositionForm
{
    public int Version { get; set; }
    public string? Kind { get; set; }
    public string? Text { get; set; }
    public DateOnly? ResolvedOn { get; set; }
    public string? Audience { get; set; }
    public string? Password { get; set; }
    public List<ConditionForm> Conditions { get; set; } = [];
    public OutsideForm Outside { get; set; } = new();
}

/// <summary>Where a party stands: said by its chair or deputy, who is asked once more who they are, or recorded for it by whoever runs the project.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class PositionModel(CheckpointDesk desk, Porter porter, SignInLimits limits) : PageModel
{
    /// <summary>So many conditions can be set at once.</summary>
    public const int Conditions = 4;

    public CheckpointFrame Of { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }
    public bool AsksPassword { get; private set; }

    /// <summary>The way that the reader chose on the page of the checkpoint.</summary>
    public string? Chosen { get; private set; }

    public bool IsOutside => !Of.Speaks;

    /// <summary>A mail of some days ago still leads here: when nothing is left to say, the checkpoint says how it went.</summary>
    public async Task<IActionResult> OnGet(Guid project, Guid checkpoint, string? kind, CancellationToken ct)
    {
        if (!await Load(project, checkpoint, ct)) return NotFound();
        Chosen = kind;
        return MaySay ? Page() : Redirect(Of.Path());
    }

    public async Task<IActionResult> OnPost(Guid project, Guid checkpoint, CancellationToken ct)
    {
        if (!await Load(project, checkpoint, ct) || !MaySay) return NotFound();
        var (form, typed) = (new PositionForm(), desk.Desk.Typed());
        await TryUpdateModelAsync(form, "position");
        Chosen = form.Kind;
        if (!Kebab.TryParse<PositionKind>(form.Kind, out var kind)) ModelState.AddModelError("position.kind", Of.Texts.GateChooseAnswer);
        if (IsOutside) foreach (var field in form.Outside.Missing()) ModelState.AddModelError($"position.outside.{field}", Of.Texts.FormMissing);
        if (form.Outside.File is { } file && FileRules.Check(file.FileName, file.Length, "documentId") is { } wrong) return Show(wrong);
        if (!ModelState.IsValid || !IsOutside && !await IsThem(form.Password, ct)) return Page();

        var command = new TakePosition(Of.Is.Id, form.Version, kind, typed.Optional(form.Text), form.ResolvedOn, Set(kind, form, typed), StepForm.Readers(Of.Is, form.Audience),
            IsOutside ? await form.Outside.Report(typed, ct) : null, Of.View.Reader, Of.View.Now);
        return await desk.Do(Of, command, typed, Show, ct);
    }

    ImmutableArray<NewCondition> Set(PositionKind kind, PositionForm form, Typed typed) => kind is not PositionKind.ConsentWithConditions ? []
        : [.. form.Conditions.Take(Conditions).Where(c => !string.IsNullOrWhiteSpace(c.Text)).Select(c => new NewCondition(new(Guid.CreateVersion7()), typed.Add(c.Text!), Answering.BoundTo(c.Binds), c.Due, Of.Project.Owner))]; // not blank, so it is there

    /// <summary>The chair or deputy signs in person: the password is asked again.</summary>
    async Task<bool> IsThem(string? password, CancellationToken ct)
    {
        if (!AsksPassword) return true;
        if (limits.Wait(HttpContext, Of.View.Reader.PersonId.ToString()!) is { } wait) ModelState.AddModelError("position.password", Of.Texts.ErrorTooMany(SignInLimits.Refuse(Response, wait))); // a signed-in reader is a person
        else if (!await porter.Knows(User, password, ct)) ModelState.AddModelError("position.password", Of.Texts.CheckpointsPasswordWrong);
        return ModelState.IsValid;
    }

    PageResult Show(Refusal refusal)
    {
        var field = refusal.Field is "conditions" ? "conditions[0].text" : OutsideForm.OnPage(refusal.Field);
        Refused = this.Show(refusal with { Field = field }, Of.Frame, "position");
        return Page();
    }

    async Task<bool> Load(Guid project, Guid checkpoint, CancellationToken ct)
    {
        if (await desk.Open(this, project, checkpoint, ct) is not { } frame) return false;
        Of = frame;
        AsksPassword = frame.Speaks && await porter.HasPassword(User);
        return true;
    }

    bool MaySay => Of.Speaks ? new OpenWays(Of).MayTakePosition : new OpenWays(Of).MayReport;

    public int Version => Of.Is.Packet?.Version ?? 0;

    /// <summary>The answers that the right knows, each with what follows.</summary>
    public IReadOnlyList<Choice> Kinds() => [.. new OpenWays(Of).Kinds().Select(k => new Choice(Kebab.Of(k), Of.Texts.AtStart(Of.Texts.Word(k)), new OpenWays(Of).Leads(k)))];

    /// <summary>Where a condition may bind: this gate or lock itself, and what comes later.</summary>
    public IReadOnlyList<Choice> Places()
    {
        var from = Of.Is.At.Stage ?? Of.Project.Rules.Of(Of.Is.At.Lock!.Value).After; // one of the two
        return
        [
            .. Of.Project.Locks.Where(l => l.OpenFor.Length < Of.Project.Sites.Count).Select(l => new Choice(Kebab.Of(l.Lock), Of.Texts.AtStart(CheckpointFrame.PlaceOf(Of.Texts, new(null, l.Lock))))),
            .. Of.Project.Stages.Where(s => s.Stage >= from && s.State is not StageState.Passed).Select(s => new Choice(Kebab.Of(s.Stage), Of.Texts.AtStart(CheckpointFrame.PlaceOf(Of.Texts, new(s.Stage, null))))),
        ];
    }

    public string Needs => Of.Is.Strength switch
    {
        Strength.Negotiate => Of.Texts.ReportNeedsMinutes,
        Strength.Consent or Strength.Veto => Of.Texts.CheckpointsNeedsSigned,
        _ => Of.Texts.ReportNeedsNote,
    };
}
