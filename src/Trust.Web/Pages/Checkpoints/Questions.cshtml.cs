using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

public sealed record QuestionsForm
{
    public Dictionary<string, string?> Said { get; init; } = [];
    public Dictionary<string, string?> Employees { get; init; } = [];
    public string? Reason { get; init; }
}

/// <summary>What the system does, in plain words. What a yes sets off stands below each question before anything is saved.</summary>
[Authorize]
public sealed class QuestionsModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Findings Now { get; private set; } = null!;       // as above
    public Refused? Refused { get; private set; }

    public bool MayAnswer => Frame.Project.IsRunBy(Frame.View.Reader) && !Frame.Project.HasEnded;

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) => await Load(project, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid project, [FromForm] QuestionsForm form, CancellationToken ct)
    {
        if (!await Load(project, ct) || !MayAnswer) return NotFound();
        var (typed, employees) = (desk.Typed(), Employees(form));
        if (!ModelState.IsValid) return Page();

        var command = new AnswerPlainQuestions(Said(form), employees, typed.Optional(form.Reason), desk.Caller.Actor, desk.Now);
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal with { Field = FirstOf(refusal.Field) }, Frame);
        return Page();
    }

    /// <summary>Where several fields are one answer, it is begun at the first.</summary>
    string? FirstOf(string? field) => field switch
    {
        "said" => $"said.{Kebab.Of(Enum.GetValues<PlainQuestion>()[0])}",
        "employees" => $"employees.{Countries().First()}", // no project starts without a site
        _ => field,
    };

    static ImmutableSortedDictionary<PlainQuestion, bool> Said(QuestionsForm form) => Enum.GetValues<PlainQuestion>()
        .Select(q => (Question: q, Said: form.Said.GetValueOrDefault(Kebab.Of(q)))).Where(s => s.Said is "yes" or "no").ToImmutableSortedDictionary(s => s.Question, s => s.Said is "yes");

    ImmutableSortedDictionary<string, int> Employees(QuestionsForm form)
    {
        var employees = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var country in Countries())
        {
            if (form.Employees.GetValueOrDefault(country) is not { Length: > 0 } text) continue;
            if (int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, Frame.Texts.Culture, out var number)) employees[country] = number;
            else ModelState.AddModelError($"employees.{country}", Frame.Texts.FormNoNumber);
        }
        return employees.ToImmutable();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, Now) = (frame, Found(frame.Project.Answers));
        return true;

        Findings Found(PlainAnswers answers) => Triggered.Rights(frame.Project.Rules.Law, answers, frame.Project.Sites.Values, frame.Project.Bodies.Values, frame.View.Today);
    }

    public IEnumerable<string> Countries() => Frame.Project.Sites.Values.Select(s => s.Country).Distinct().Order(StringComparer.Ordinal);

    public string Country(string code) => Projects.Countries.Name(Frame.Texts, code);

    public int Counted(string country) => Frame.Project.Sites.Values.Where(s => s.Country == country).Sum(s => s.Headcount);

    public IReadOnlyList<Choice> YesNo => [new("yes", Frame.Texts.FormYes), new("no", Frame.Texts.FormNo)];

    public string? Answered(PlainQuestion question) => Frame.Project.Answers.Said.TryGetValue(question, out var yes) ? yes ? "yes" : "no" : null;

    /// <summary>The rights that a yes brings and a no does not, the other answers as they stand.</summary>
    public IReadOnlyList<string> SetsOff(PlainQuestion question) => [.. Lines(With(question, true).Where(r => With(question, false).All(o => Same(o) != Same(r))))];

    /// <summary>What holds for every system, whatever is answered.</summary>
    public IReadOnlyList<string> InAnyCase() => [.. Lines(Rights(PlainAnswers.None))];

    /// <summary>What no consent and no agreement can allow, with its source.</summary>
    public Prohibition? Forbids(PlainQuestion question) => Frame.Project.Rules.Law.Prohibitions.FirstOrDefault(p => p.Question == question);

    ImmutableArray<TriggeredRight> With(PlainQuestion question, bool yes) => Rights(Frame.Project.Answers with { Said = Frame.Project.Answers.Said.SetItem(question, yes) });

    ImmutableArray<TriggeredRight> Rights(PlainAnswers answers) =>
        Triggered.Rights(Frame.Project.Rules.Law, answers, Frame.Project.Sites.Values, Frame.Project.Bodies.Values, Frame.View.Today).Rights;

    static (string, string, PartyId) Same(TriggeredRight right) => (right.Pack.Id, right.Right.Id, right.Party);

    /// <summary>One line a right and party, with all its places.</summary>
    IEnumerable<string> Lines(IEnumerable<TriggeredRight> rights) => rights.GroupBy(Same).Select(r => Frame.Texts.QuestionsRight(
        Frame.Texts.AtStart(r.First().Right.Subject.In(Frame.Texts.Language)), Frame.Texts.Word(r.First().Right.Strength), Frame.Words.Party(r.First().Party), Frame.Texts.AtStart(Places(r))));

    public string Places(IEnumerable<TriggeredRight> rights) => Frame.Texts.List(rights.Select(r => CheckpointFrame.PlaceOf(Frame.Texts, r.At)).Distinct());

    public IEnumerable<IGrouping<(string, string, PartyId), TriggeredRight>> Found() => Now.Rights.GroupBy(Same);

    public string Because(Reason reason) => Frame.Words.Say(Refusal.Rule(reason.Code, [.. reason.Facts.Select(f => f.Name == "country" ? f with { Value = Country(f.Value) } : f)]));
}
