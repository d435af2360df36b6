using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>A stage: its gate with what would open or pass it, and the evidence it asks for.</summary>
[Authorize]
public sealed class StageModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Stage Stage { get; private set; }
    public StageProgress Progress => Frame.Project.Of(Stage);
    public IReadOnlyList<Domain.Blocker> Next { get; private set; } = [];
    public Domain.Blocker? Mine { get; private set; }
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, string stage, CancellationToken ct) => await Load(project, stage, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpen(Guid project, string stage, CancellationToken ct) =>
        Kebab.TryParse<Stage>(stage, out var s) ? await Do(project, stage, new OpenGate(s, desk.Caller.Actor, desk.Now), null, ct) : NotFound();

    public async Task<IActionResult> OnPostReopen(Guid project, string stage, string? reason, CancellationToken ct)
    {
        var typed = desk.Typed();
        return Kebab.TryParse<Stage>(stage, out var s) ? await Do(project, stage, new ReopenStage(s, typed.Optional(reason), desk.Caller.Actor, desk.Now), typed, ct) : NotFound();
    }

    public Task<IActionResult> OnPostDispute(Guid project, string stage, Guid act, string? text, CancellationToken ct)
    {
        var typed = desk.Typed();
        return !Kebab.TryParse<Stage>(stage, out _) ? Task.FromResult<IActionResult>(NotFound()) : Do(project, stage, new DisputeAct(new(act), typed.Optional(text), desk.Caller.Actor, desk.Now), typed, ct);
    }

    public Task<IActionResult> OnPostConfirm(Guid project, string stage, Guid act, CancellationToken ct) =>
        !Kebab.TryParse<Stage>(stage, out _) ? Task.FromResult<IActionResult>(NotFound()) : Do(project, stage, new ConfirmAct(new(act), desk.Caller.Actor, desk.Now), null, ct);

    async Task<IActionResult> Do(Guid project, string stage, ProjectCommand command, Typed? typed, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project, stage });
        if (outcome is not Outcome.Refused { Refusal: var refusal } || refusal.Kind is RefusalKind.Missing || !await Load(project, stage, ct)) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, string stage, CancellationToken ct)
    {
        if (!Kebab.TryParse<Stage>(stage, out var s) || await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, Stage) = (frame, s);
        Next = GateRule.Next(frame.Project, s);
        Mine = Next.FirstOrDefault(frame.Words.IsYours);
        return true;
    }

    public bool MayOpen => Frame.Project.IsRunBy(Frame.View.Reader) && Progress.State is StageState.Active && Next.Count == 0;

    /// <summary>The seats that the reader may answer for and that have not answered in this round.</summary>
    public IEnumerable<Asked> YoursToDecide() => Frame.Project.OpenRound(Stage) is not { } round ? [] :
        Asked.At(Frame.Project, Stage).Where(a => Frame.Project.SpeaksFor(a.Party, Frame.View.Reader, Frame.View.Now) && SeatAnswer.Of(Frame.Project, round, a.Party) is null);

    /// <param name="ToUnderstand">The groups whose answers rest on it.</param>
    public sealed record ItemRow(EvidenceRule Rule, EvidenceItem? Item, Components.Mark Mark, string Word, string? Says, IReadOnlyList<string> Side, string ToUnderstand, bool Hidden)
    {
        public IEnumerable<FileRef> Files => Hidden || Item is not { State: EvidenceState.Given } ? [] : Item.Files;
    }

    public sealed record CheckLine(Components.Mark Mark, string Says, string? Href = null);

    /// <summary>What would pass the gate, as a list to go through: what is there already and what is not, asked of the rule itself.</summary>
    public IReadOnlyList<CheckLine> WouldPass()
    {
        var (project, texts, words) = (Frame.Project, Frame.Texts, Frame.Words);
        var required = project.Rules.Of(Stage).Evidence.Where(e => e.Required).ToList();
        var given = required.Count(e => project.Item(new(Stage, e.Key))?.State is EvidenceState.Given or EvidenceState.Waived);
        List<CheckLine> lines = [given == required.Count ? new(Components.Mark.Given, texts.GateEvidenceAll(required.Count)) : new(Components.Mark.Missing, texts.GateEvidenceSome(given, required.Count), "#evidence")];
        var open = Progress.State is StageState.Passed ? [] : GateRule.ToPass(project, Stage).Where(b => b.Code != "gate.evidence-missing").ToList();
        foreach (var asked in Answers())
            if (open.All(b => b.FactNamed("party") != asked.Id.Value)) lines.Add(new(Components.Mark.Given, texts.GatePartyAnswered(asked.Party, asked.Answer)));
        foreach (var right in CheckpointRule.At(project, new(Stage, null)))
            if (CheckpointRule.Open(project, right) is null) lines.Add(new(Components.Mark.Given, texts.GateRightMet(texts.AtStart(words.Right(right.Id)), words.Party(right.Party)), Frame.Path($"checkpoints/{right.Id}")));
        lines.AddRange(open.Select(b => new CheckLine(Components.Mark.Missing, words.Say(b), Frame.Href(b))).Select(l => l.Href == Frame.Path($"stages/{Kebab.Of(Stage)}") ? l with { Href = null } : l)); // it would lead here
        if (!open.Any(b => b.FactNamed("condition") is not null || b.FactNamed("objection") is not null)) lines.Add(new(Components.Mark.Given, texts.GateNothingElse));
        return [.. lines.OrderBy(l => l.Mark is Components.Mark.Given)];
    }

    /// <summary>The milestone with which a missing piece is due: the next of its group in this stage, else the stage's last.</summary>
    Domain.Milestones.Milestone? DueWith(EvidenceRule rule)
    {
        var planned = Frame.Project.Milestones.Values.Where(m => m.Stage == Stage && m.IsPlanned).OrderBy(m => m.DueOn).ToList();
        return planned.FirstOrDefault(m => m.From == rule.From) ?? planned.LastOrDefault();
    }

    /// <summary>The laws' rights at this gate, and at the lock behind it.</summary>
    public IReadOnlyList<Domain.Checkpoints.Checkpoint> LawRights() =>
        [.. Frame.Project.Checkpoints.Values.Where(c => c.At.Stage == Stage || c.At.Lock is { } @lock && Frame.Project.Rules.Of(@lock).After == Stage)];

    /// <summary>The evidence, what is missing first.</summary>
    public IEnumerable<ItemRow> Items() => Frame.Project.Rules.Of(Stage).Evidence
        .Select(Row).OrderBy(r => r.Item?.State is EvidenceState.Given or EvidenceState.Waived).ThenBy(r => !r.Rule.Required);

    ItemRow Row(EvidenceRule rule)
    {
        var (texts, item) = (Frame.Texts, Frame.Project.Item(new(Stage, rule.Key)));
        var hidden = item is { State: EvidenceState.Given } && !Frame.View.MayRead(item.Audience);
        var mark = item?.State switch
        {
            EvidenceState.Given => hidden ? Components.Mark.Conf : Components.Mark.Given,
            EvidenceState.Waived => Components.Mark.Waived,
            _ when !rule.Required => Components.Mark.Aside,
            _ => Components.Mark.Missing,
        };
        var word = hidden ? texts.EvidenceConfidential : mark is Components.Mark.Aside ? texts.EvidenceNotAsked : texts.Word(item?.State ?? EvidenceState.Missing);
        List<string> side = [mark is Components.Mark.Missing ? texts.TurnOfNoDate(Frame.Words.Party(PartyId.Of(rule.From))) : texts.EvidenceFrom(Frame.Words.Party(PartyId.Of(rule.From)))];
        if (mark is Components.Mark.Missing && DueWith(rule) is { } due) side.Add(texts.EvidenceDueWith(due.DueOn, Frame.Words.Milestone(due.Id)));
        if (!rule.Required && mark is not Components.Mark.Aside) side.Add(texts.EvidenceNotRequired);
        if (item is not null) side.Add(texts.EvidenceRevisionOn(item.Revision, Frame.Project.Day(item.At)));
        if (item?.HappenedOn is { } on) side.Add(texts.EvidenceHappened(on));
        if (item is { State: EvidenceState.Given }) side.Add(texts.EvidenceVisibleTo(texts.Word(item.Audience.Kind)));
        return new(rule, item, mark, word, hidden ? texts.EvidenceHidden : Frame.View.Text(item?.Text) ?? rule.Asks.In(texts.Language), side,
            texts.List(rule.ReliedOnBy.Select(texts.Word)), hidden);
    }

    public sealed record AnswerRow(PartyId Id, string Party, string Right, string Answer, Components.Mark Mark, string? Reported, IReadOnlyList<string> Says);

    public IEnumerable<AnswerRow> Answers()
    {
        var texts = Frame.Texts;
        foreach (var asked in Asked.At(Frame.Project, Stage))
        {
            var round = Progress.Round is { State: not RoundState.Void } r ? r : null;
            var answer = round is null ? null : SeatAnswer.Of(Frame.Project, round, asked.Party);
            var reported = round?.Voices.FirstOrDefault(v => v.For == asked.Party && v.Reported is not null)?.Reported is { } act ? Frame.Project.Acts[act] : null;
            // the gate shows it for ever (rules.md 4)
            var closed = Frame.Project.Outcomes.Any(o => o is { Kind: OutcomeKind.ClosedWithoutPosition, Disputed: false } && o.Stage == Stage && o.For == asked.Party);
            yield return new(asked.Party, texts.AtStart(Frame.Words.Party(asked.Party)), texts.Word(asked.Strength), answer is { } a ? texts.Word(a) : closed ? texts.Word(OutcomeKind.ClosedWithoutPosition) : texts.GateNoAnswer,
                Rights.Open(Frame.Project, Stage, asked) is null ? Components.Mark.Given : Components.Mark.Half,
                reported is null ? null : reported.Disputed ? texts.GateDisputed : texts.JournalReported(texts.Word(reported.Channel)),
                [
                    .. round?.Voices.Where(v => v.For == asked.Party).Select(v => Frame.View.Text(v.Comment)).OfType<string>() ?? [],
                    .. Frame.Project.Outcomes.Where(o => o.Stage == Stage && o.For == asked.Party && !o.Disputed && Frame.View.Text(o.Text) is not null)
                        .Select(o => $"{texts.AtStart(texts.Word(o.Kind))}: {Frame.View.Text(o.Text)}"),
                ]);
        }
    }
}
