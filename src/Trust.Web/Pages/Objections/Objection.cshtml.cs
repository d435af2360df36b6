using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Objections;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Objections;

/// <summary>What a step may need; each step uses its own part of it.</summary>
public sealed record StepForm
{
    public string? Text { get; set; }
    public string? Offer { get; set; }
    public string? Reason { get; set; }
    public List<string> Cites { get; set; } = [];
    public Guid? BodyId { get; set; }
}

/// <summary>One objection: what it says, what happened to it, and the steps that this reader may take now.</summary>
[Authorize]
public sealed class ObjectionModel(Desk desk, ObjectionHistory history) : PageModel
{
    // in the order in which they come; what is the reader's own next is offered first
    static readonly string[] Steps = ["acknowledge", "answer", "accept", "contest", "settle", "escalate", "confirm", "decline", "withdraw"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Objection Objection { get; private set; } = null!; // as above
    public IReadOnlyList<ObjectionStep> History { get; private set; } = [];
    public Refused? Refused { get; private set; }

    /// <summary>The step that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid objection, CancellationToken ct) => await Load(project, objection, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStep(Guid project, Guid objection, string step, CancellationToken ct)
    {
        if (!Steps.Contains(step) || !await Load(project, objection, ct)) return NotFound();
        var (form, typed) = (new StepForm(), desk.Typed());
        await TryUpdateModelAsync(form, step);
        var outcome = await desk.Do(project, Command(step, form, typed), typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project, objection });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        (Refused, Tried) = (this.Show(refusal, Frame, step), step);
        return Page();
    }

    ProjectCommand Command(string step, StepForm form, Typed typed)
    {
        var (id, by, now) = (Objection.Id, desk.Caller.Actor, desk.Now);
        return step switch
        {
            "acknowledge" => new AcknowledgeObjection(id, by, now),
            "answer" => new AnswerObjection(id, typed.Optional(form.Text), typed.Optional(form.Offer), [.. form.Cites.Select(Citation)], by, now),
            "accept" => new AcceptAnswer(id, by, now),
            "contest" => new ContestAnswer(id, typed.Optional(form.Text), by, now),
            "settle" => new SettleObjection(id, typed.Optional(form.Text), form.BodyId is { } body ? new BodyId(body) : null, by, now),
            "escalate" => new EscalateObjection(id, by, now),
            "confirm" => new ConfirmBlocking(id, by, now),
            "decline" => new DeclineBlocking(id, typed.Optional(form.Reason), by, now),
            "withdraw" => new WithdrawObjection(id, by, now),
            _ => throw new System.Diagnostics.UnreachableException(step),
        };
    }

    /// <summary>The steps open to this reader, asked of the rules; blocking is confirmed only where it was proposed.</summary>
    public IReadOnlyList<string> Open() =>
        [.. Steps.Where(s => (s is not "confirm" || Objection.BlockingProposed) && Command(s, new(), desk.Typed()).IsOpenIn(Frame.Project))];

    async Task<bool> Load(Guid project, Guid objection, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || frame.Project.Objections.GetValueOrDefault(new(objection)) is not { } found) return false;
        (Frame, Objection) = (frame, found);
        History = [.. (await history.Read(frame.View, ct))[found.Id]];
        return true;
    }

    public Sentences Sentences => new(Frame.Words);

    public string Raiser() => Objection.ForBody is { } body ? Frame.Texts.AtStart(Frame.Words.Party(PartyId.Of(body)))
        : AudienceRule.MayKnowRaiser(Frame.Project, Objection, Frame.View.Reader, Frame.View.Now) ? Frame.View.Name(Objection.Raiser) ?? Frame.Texts.FormNone
        : Frame.Texts.ObjectionRaiserHidden;

    public IReadOnlyList<Components.Fact> Facts()
    {
        var (texts, project) = (Frame.Texts, Frame.Project);
        return
        [
            new(texts.ConditionState, texts.AtStart(texts.Word(Objection.State)), texts.TrackSince(project.Day(Objection.Since))),
            new(texts.ObjectionBlocksLabel, Objection.Blocks ? texts.FormYes : texts.FormNo, Objection is { BlockingProposed: true, IsOpen: true, Blocking: false } ? texts.ObjectionProposed : null),
            new(texts.ObjectionConcerns, Objection.Stage is { } stage ? texts.AtStart(texts.Word(stage)) : texts.AtStart(texts.ObjectionWholeProject)),
            new(texts.ObjectionRaisedBy, Raiser(), texts.Day(project.Day(Objection.RaisedAt))),
        ];
    }

    /// <summary>Where it stands, and whose turn it is since when.</summary>
    public string Says()
    {
        var texts = Frame.Texts;
        var says = texts.Of($"objection.says-{Kebab.Of(Objection.State)}", []);
        var turn = Turns.Of(Frame.Project).FirstOrDefault(t => t.Code.StartsWith("objection.", StringComparison.Ordinal) && t.FactNamed("objection") == Objection.Id.ToString());
        if (turn is null) return says;
        var since = Frame.Project.Day(Objection.Since);
        return $"{says} {(Frame.Words.IsYours(turn) ? texts.TurnYours(since) : texts.TurnOthers(texts.AtStart(Frame.Words.Who(turn)), since))}";
    }

    /// <summary>The revisions that an answer may cite: those that stand now.</summary>
    public IReadOnlyList<Choice> Citable() =>
        [.. Frame.Project.Evidence.Where(e => e.Value.State is EvidenceState.Given).Select(e => new Choice($"{e.Key}/{e.Value.Revision}", Cited(new(e.Key, e.Value.Revision))))];

    public string Cited(Citation citation) => Frame.Texts.ObjectionCitedRevision(Frame.Words.Item(citation.Item), citation.Revision);

    public string Href(Citation citation) => Frame.Path($"stages/{Kebab.Of(citation.Item.Stage)}/evidence/{citation.Item.Item}");

    public IReadOnlyList<Choice> Bodies() =>
        [.. Frame.Project.Bodies.Keys.Where(b => Objection.ForBody is null || b == Objection.ForBody).Select(b => new Choice(b.ToString(), Frame.Texts.AtStart(Frame.Words.Party(PartyId.Of(b)))))];

    // what is no citation cites revision 0, which no item has
    static Citation Citation(string value) => value.Split('/') is [var stage, var item, var number] && Kebab.TryParse<Stage>(stage, out var s) && int.TryParse(number, out var revision)
        ? new(new(s, item), revision)
        : default;
}
