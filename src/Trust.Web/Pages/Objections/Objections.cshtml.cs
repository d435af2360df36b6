using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Objections;

/// <param name="Id">Made with the page, so that a form sent twice raises one objection.</param>
public sealed record RaiseForm(Guid Id, string? Category, string? Stage, string? Text, bool Blocking, Guid? ForBody);

/// <summary>The objections of a project, what waits for the reader first; and the form to raise one.</summary>
[Authorize]
public sealed class ObjectionsModel(Desk desk, ObjectionHistory history) : PageModel
{
    IReadOnlyDictionary<ObjectionId, string> words = new Dictionary<ObjectionId, string>();

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }
    public Guid NewId { get; private set; } = Guid.CreateVersion7();

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid project, [FromForm] RaiseForm form, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        NewId = form.Id;
        if (!Kebab.TryParse<ObjectionCategory>(form.Category, out var category)) ModelState.AddModelError("category", Frame.Texts.FormMissing);
        if (!ModelState.IsValid) return Page();

        var typed = desk.Typed();
        var command = new RaiseObjection(new(form.Id), Kebab.TryParse<Stage>(form.Stage, out var stage) ? stage : null, category, typed.Optional(form.Text),
            form.Blocking, form.ForBody is { } body ? new BodyId(body) : null, desk.Caller.Actor, desk.Now);
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return Redirect(Frame.Path($"objections/{form.Id}"));
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, words) = (frame, (await history.Read(frame.View, ct)).Where(o => o.First().Text is not null).ToDictionary(o => o.Key, o => o.First().Text!.Body));
        return true;
    }

    /// <summary>How many are open, and how many of them block.</summary>
    public string Says(int open, int blocking)
    {
        var texts = Frame.Texts;
        return (open, blocking) switch
        {
            (0, _) => texts.ObjectionsAllClosed,
            (1, 0) => $"{texts.ObjectionsOpen(1)} {texts.ObjectionsItDoesNotBlock}",
            (1, _) => $"{texts.ObjectionsOpen(1)} {texts.ObjectionsItBlocks}",
            (_, 0) => $"{texts.ObjectionsOpen(open)} {texts.ObjectionsBlockingNone}",
            _ => $"{texts.ObjectionsOpen(open)} {texts.ObjectionsBlocking(blocking)}",
        };
    }

    public bool MayRaise => !Frame.Project.HasEnded;

    public sealed record Row(Objection Objection, bool Yours, string Title, Mark Mark, string? Says, IReadOnlyList<string> Side);

    /// <summary>Open ones first, the reader's own turn before all, then the longest wait.</summary>
    public IReadOnlyList<Row> Rows() =>
        [.. Frame.Project.Objections.Values.Select(Of).OrderBy(r => !r.Yours).ThenBy(r => !r.Objection.IsOpen).ThenBy(r => r.Objection.Since)];

    Row Of(Objection objection)
    {
        var (texts, project) = (Frame.Texts, Frame.Project);
        var turn = Turns.Of(project).FirstOrDefault(t => t.Code.StartsWith("objection.", StringComparison.Ordinal) && t.FactNamed("objection") == objection.Id.ToString());
        List<string> side = [turn is null ? texts.TrackSince(project.Day(objection.Since)) : texts.TurnOf(Frame.Words.Who(turn), project.Day(objection.Since))];
        if (objection.Blocks) side.Add(texts.ObjectionBlocks);
        else if (objection is { BlockingProposed: true, IsOpen: true }) side.Add(texts.ObjectionProposed);
        if (objection.ForBody is { } body) side.Add(texts.JournalForBody(Frame.Words.Party(PartyId.Of(body))));
        var mark = objection.State switch
        {
            ObjectionState.Accepted or ObjectionState.Settled => Mark.Given,
            ObjectionState.Withdrawn or ObjectionState.Ended => Mark.Waived,
            ObjectionState.Acknowledged or ObjectionState.Answered or ObjectionState.Escalated or ObjectionState.Unconfirmed => Mark.Half,
            _ => Mark.Missing,
        };
        var title = texts.ObjectionAbout(texts.AtStart(texts.Word(objection.Category)), objection.Stage is { } stage ? texts.AtStart(texts.Word(stage)) : texts.ObjectionWholeProject);
        return new(objection, turn is not null && Frame.Words.IsYours(turn), title, mark, words.TryGetValue(objection.Id, out var says) ? Short(says) : null, side);
    }

    // a list shows how it begins
    static string Short(string says) => says.Length <= 200 ? says : says[..(says.LastIndexOf(' ', 200) is > 0 and var end ? end : 200)] + " …";

    public IReadOnlyList<Choice> Categories() =>
        [.. Enum.GetValues<ObjectionCategory>().Select(c => new Choice(Kebab.Of(c), Frame.Texts.AtStart(Frame.Texts.Word(c))))];

    public IReadOnlyList<Choice> StageChoices() =>
        [new("", Frame.Texts.AtStart(Frame.Texts.ObjectionWholeProject)), .. Enum.GetValues<Stage>().Select(s => new Choice(Kebab.Of(s), Frame.Texts.AtStart(Frame.Texts.Word(s))))];

    /// <summary>The bodies in whose name the reader may raise one.</summary>
    public IReadOnlyList<Choice> Names()
    {
        var bodies = Frame.Project.Bodies.Keys.Where(b => Frame.Project.SpeaksFor(PartyId.Of(b), Frame.View.Reader, Frame.View.Now)).ToList();
        return bodies.Count == 0 ? [] : [new("", Frame.Texts.ObjectionOwnName), .. bodies.Select(b => new Choice(b.ToString(), Frame.Texts.AtStart(Frame.Words.Party(PartyId.Of(b)))))];
    }

    /// <summary>Whom one can speak to in confidence: every body, and data protection.</summary>
    public IEnumerable<string> Confidants() =>
        Frame.Project.Bodies.Keys.Select(PartyId.Of).Append(PartyId.Of(Group.DataProtection)).Select(p => Frame.Texts.AtStart(Frame.Words.Party(p)));
}
