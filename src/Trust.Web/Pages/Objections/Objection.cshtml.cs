using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Objections;
using Trust.Domain.Text;
using Trust.Domain.Themes;
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
    public Guid? Theme { get; set; }

    public bool ForEveryone { get; set; }

    /// <summary>What stands in the slots of a frame, question by question; none when the answer was written freely.</summary>
    public List<string?> Slots { get; set; } = [];
}

/// <summary>One objection: what it says, what happened to it, and the steps that this reader may take now.</summary>
[Authorize]
public sealed class ObjectionModel(Desk desk, ObjectionHistory history) : PageModel
{
    // in the order in which they come; what is the reader's own next is offered first
    static readonly string[] Steps = ["acknowledge", "answer", "accept", "contest", "settle", "escalate", "confirm", "decline", "theme", "lend", "withdraw"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Objection Objection { get; private set; } = null!; // as above
    public IReadOnlyList<ObjectionStep> History { get; private set; } = [];
    public Refused? Refused { get; private set; }

    /// <summary>The step that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    /// <summary>The answer is written along the questions of its category.</summary>
    public bool Framed { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid objection, bool framed, CancellationToken ct)
    {
        if (!await Load(project, objection, ct)) return NotFound();
        Framed = framed && Frames.For(Objection.Category).Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostStep(Guid project, Guid objection, string step, CancellationToken ct)
    {
        if (!Steps.Contains(step) || !await Load(project, objection, ct)) return NotFound();
        var (form, typed) = (new StepForm(), desk.Typed());
        await TryUpdateModelAsync(form, step);
        if (step == "answer" && form.Slots.Count > 0) Fill(form);
        if (!ModelState.IsValid)
        {
            Tried = step;
            return Page();
        }
        var outcome = await desk.Do(project, Command(step, form, typed), typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project, objection });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        (Refused, Tried) = (this.Show(refusal, Frame, step), step);
        return Page();
    }

    /// <summary>The frame's slots become the answer's text. It is not sent with an empty one, nor without the evidence on which its statements rest (rules.md 6).</summary>
    void Fill(StepForm form)
    {
        var questions = Frames.For(Objection.Category);
        Framed = questions.Count > 0;
        for (var at = 0; at < questions.Count; at++)
            if (string.IsNullOrWhiteSpace(form.Slots.ElementAtOrDefault(at))) ModelState.AddModelError($"answer.slots[{at}]", Frame.Texts.FormMissing);
        if (Frames.RestsOnEvidence(Objection.Category) && form.Cites.Count == 0) ModelState.AddModelError("answer.cites", Frame.Texts.ObjectionFrameCites);
        form.Text = string.Join("\n\n", questions.Select((key, at) => $"{Question(key)}\n{form.Slots.ElementAtOrDefault(at)}"));
    }

    public string Question(string key) => Frame.Texts.Of($"objection-frame.{key}", []);

    /// <summary>May be answered along questions: the category has some, and there is evidence to rest on where they need it.</summary>
    public bool HasFrame => Frames.For(Objection.Category).Count > 0 && (!Frames.RestsOnEvidence(Objection.Category) || Citable().Count > 0);

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
            "theme" => new PutUnderTheme(id, form.Theme is { } theme ? new ThemeId(theme) : null, by, now),
            "lend" => new LendWords(id, typed.Optional(Frame.View, Objection.Lent, form.Text), by, now),
            "withdraw" => new WithdrawObjection(id, by, now),
            _ => throw new System.Diagnostics.UnreachableException(step),
        };
    }

    /// <summary>The steps open to this reader, asked of the rules; blocking is confirmed only where it was proposed.</summary>
    public IReadOnlyList<string> Open() => [.. Steps.Where(s => s switch
    {
        "confirm" => Objection.BlockingProposed && Command(s, new(), desk.Typed()).IsOpenIn(Frame.Project),
        "theme" => !Frame.Project.Themes.IsEmpty && !Frame.Project.HasEnded && Frame.Project.IsRunBy(desk.Caller.Actor),
        "lend" => !Frame.Project.HasEnded && Objection.Raiser == desk.Caller.Person,
        _ => Command(s, new(), desk.Typed()).IsOpenIn(Frame.Project),
    })];

    /// <summary>What is done beside the objection's course, and so never the page's first thing.</summary>
    public static bool IsBeside(string step) => step is "withdraw" or "theme" or "lend";

    async Task<bool> Load(Guid project, Guid objection, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || frame.Project.Objections.GetValueOrDefault(new(objection)) is not { } found) return false;
        (Frame, Objection) = (frame, found);
        History = await history.Read(frame.View, found.Id, ct);
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
            .. ClockLine.Of(Frame, Objection).Select(c => new Components.Fact(c.What, c.Left, texts.ObjectionClockSet(c.Days))),
            new(texts.ObjectionRaisedBy, Raiser(), texts.Day(project.Day(Objection.RaisedAt))),
        ];
    }

    /// <summary>Where it stands, and whose turn it is since when.</summary>
    public string Says()
    {
        var texts = Frame.Texts;
        var says = texts.Of($"objection.says-{Kebab.Of(Objection.State)}", []);
        var turn = Turns.Of(Objection);
        if (turn is null) return says;
        var since = Frame.Project.Day(Objection.Since);
        return $"{says} {(Frame.Words.IsYours(turn) ? texts.TurnYours(since) : texts.TurnOthers(texts.AtStart(Frame.Words.Who(turn)), since))}";
    }

    /// <summary>The revisions that an answer may cite: those that stand now.</summary>
    public IReadOnlyList<Choice> Citable() =>
        [.. Frame.Project.Evidence.Where(e => e.Value.State is EvidenceState.Given).Select(e => new Choice($"{e.Key}/{e.Value.Revision}", Cited(new(e.Key, e.Value.Revision))))];

    public string Cited(Citation citation) => Frame.Texts.ObjectionCitedRevision(Frame.Words.Item(citation.Item), citation.Revision);

    public string Href(Citation citation) => Frame.Path($"stages/{Kebab.Of(citation.Item.Stage)}/evidence/{citation.Item.Item}");

    /// <summary>What an answer about jobs may rest on.</summary>
    public string? JobsPromise() => Objection.Category is not ObjectionCategory.Jobs ? null
        : Frame.Project.Item(Frames.Guarantee) is { State: EvidenceState.Given, Files.Length: > 0 } item ? Frame.Texts.ObjectionFrameGuarantee(Cited(new(Frames.Guarantee, item.Revision)))
        : Frame.Texts.ObjectionFrameNoGuarantee;

    public IReadOnlyList<Choice> Themes() => [new("", Frame.Texts.FormNone), .. Frame.Project.Themes.Values.Select(t => new Choice(t.Id.ToString(), Frame.View.Text(t.Name) ?? Frame.Texts.ObjectionErased))];

    public IReadOnlyList<Choice> Bodies() =>
        [.. Frame.Project.Bodies.Keys.Where(b => Objection.ForBody is null || b == Objection.ForBody).Select(b => new Choice(b.ToString(), Frame.Texts.AtStart(Frame.Words.Party(PartyId.Of(b)))))];

    // what is no citation cites revision 0, which no item has
    static Citation Citation(string value) => value.Split('/') is [var stage, var item, var number] && Kebab.TryParse<Stage>(stage, out var s) && int.TryParse(number, out var revision)
        ? new(new(s, item), revision)
        : default;
}
