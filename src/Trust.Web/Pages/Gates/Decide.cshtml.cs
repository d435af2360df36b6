using System.Collections.Immutable;
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

/// <summary>What a decider sends: the answer, and the round and statement that stood on the page.</summary>
public sealed record DecideForm
{
    public string? Answer { get; init; }
    public int Round { get; init; }
    public string? Statement { get; init; }
    public string? Comment { get; init; }
    public string? Condition { get; init; }
    public string? Binds { get; init; }
    public DateOnly? Due { get; init; }
    public bool Read { get; init; }
}

/// <summary>A seat decides at an open gate. The statement that will be frozen is shown first; no answer is chosen beforehand.</summary>
[Authorize]
public sealed class DecideModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Stage Stage { get; private set; }
    public Asked Asked { get; private set; } = null!; // set with the frame
    public int Round { get; private set; }
    public Digest Statement { get; private set; }
    public Refused? Refused { get; private set; }

    /// <summary>A mail of some days ago still leads here: when the gate is not open any more, the stage says how it went.</summary>
    public async Task<IActionResult> OnGet(Guid project, string stage, string party, CancellationToken ct) => await Load(project, stage, party, ct) ? Page()
        : Kebab.TryParse<Stage>(stage, out _) && await desk.Open(project, ct) is not null ? RedirectToPage("/Gates/Stage", new { project, stage })
        : NotFound();

    public async Task<IActionResult> OnPost(Guid project, string stage, string party, [FromForm] DecideForm form, CancellationToken ct)
    {
        if (!await Load(project, stage, party, ct)) return NotFound();
        var texts = Frame.Texts;
        if (!Kebab.TryParse<GateAnswer>(form.Answer, out var answer)) ModelState.AddModelError("answer", texts.GateChooseAnswer);
        if (!form.Read) ModelState.AddModelError("read", texts.GateConfirmRead);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        ImmutableArray<NewCondition> conditions = answer is GateAnswer.ApproveWithConditions && typed.Optional(form.Condition) is { } text
            ? [new(new(Guid.CreateVersion7()), text, Answering.BoundTo(form.Binds), form.Due, Frame.Project.Owner)]
            : [];
        var command = new DecideGate(Stage, form.Round, new(form.Statement ?? ""), Asked.Party, answer, typed.Optional(form.Comment), conditions, null, desk.Caller.Actor, desk.Now);
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage("/Gates/Stage", new { project, stage });
        if (outcome is not Outcome.Refused { Refusal: var refusal } || refusal.Kind is RefusalKind.Missing) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, string stage, string party, CancellationToken ct)
    {
        if (!Kebab.TryParse<Stage>(stage, out var s) || await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        if (frame.Project.OpenRound(s) is not { } round || Asked.At(frame.Project, s, new(party)) is not { } asked) return false;
        if (!frame.Project.SpeaksFor(asked.Party, frame.View.Reader, frame.View.Now)) return false;
        (Frame, Stage, Asked, Round, Statement) = (frame, s, asked, round.Number, Domain.Gates.Statement.Of(frame.Project, s));
        return true;
    }

    public IReadOnlyList<Choice> Places() => Answering.Places(Frame, Stage);

    public IReadOnlyList<Choice> Answers() => Answering.Answers(Frame.Texts, Asked.Strength);

    /// <summary>The pieces that the statement rests on, with their revisions.</summary>
    public IEnumerable<(string Name, string Says)> RestsOn() => Frame.Project.Rules.Of(Stage).Evidence
        .Select(r => (Rule: r, Item: Frame.Project.Item(new(Stage, r.Key)))).Where(r => r.Item is { State: EvidenceState.Given or EvidenceState.Waived })
        .Select(r => (r.Rule.Name.In(Frame.Texts.Language), r.Item!.State is EvidenceState.Waived
            ? Frame.Texts.Word(EvidenceState.Waived)
            : Frame.Texts.EvidenceRevisionOn(r.Item.Revision, Frame.Project.Day(r.Item.At)))); // where the item is there
}
