using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Web.Pages.Projects;
using Choice = Trust.Web.Components.Choice;

namespace Trust.Web.Pages.Assessments;

/// <summary>One section of an assessment as a form, prefilled from the project; saving keeps a draft.</summary>
[Authorize]
public sealed class SectionModel(Desk desk, Trust.App.Assessments assessments) : PageModel
{
    IReadOnlyDictionary<string, IReadOnlyList<string>> typed = new Dictionary<string, IReadOnlyList<string>>();

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public AssessmentRead Read { get; private set; } = null!; // as above
    public AssessmentSection Section { get; private set; } = null!; // as above
    public IReadOnlyList<AssessmentLine> Lines { get; private set; } = [];
    public int Number { get; private set; }
    public Refused? Refused { get; private set; }

    public string Overview => Frame.Path($"assessments/{Read.Form.Key}");

    public async Task<IActionResult> OnGet(Guid project, string assessment, string section, CancellationToken ct) =>
        !await Load(project, assessment, section, ct) ? NotFound() : MayWrite ? Page() : Redirect(Overview);

    public async Task<IActionResult> OnPost(Guid project, string assessment, string section, CancellationToken ct)
    {
        if (!await Load(project, assessment, section, ct) || !MayWrite) return NotFound();
        var sent = await Request.ReadFormAsync(ct);
        typed = Lines.ToDictionary(l => l.Question.Key, l => (IReadOnlyList<string>)[.. sent[Field(l)].OfType<string>()]);
        var kept = desk.Typed();
        var answer = Trust.App.Assessments.Write(Frame.View, Read, typed, kept);
        var outcome = answer.Value is { } command ? await desk.Do(project, command, kept, ct) : null;
        if (outcome is Outcome.Done) return Redirect(After() is { } next ? $"{Overview}/{next.Key}" : Overview);
        if ((answer.Refusal ?? (outcome as Outcome.Refused)?.Refusal) is not { Kind: not RefusalKind.Missing } refusal) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, string assessment, string section, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || await assessments.Read(frame.View, assessment, null, null, ct) is not { } read) return false;
        if (read.Sections.FirstOrDefault(s => s.Section.Key == section) is not { Section: { } found } one) return false;
        (Frame, Read, Section, Lines, Number) = (frame, read, found, one.Lines, read.Form.Sections.IndexOf(found) + 1);
        return true;
    }

    bool MayWrite => Frame.Project.Of(Read.Form.At.Stage).State is not StageState.Passed && Lines.All(l => l.Yours)
        && DraftAssessment.MayWrite(Frame.Project, Frame.Project.Rules.Item(Read.Form.At.Stage, Read.Form.At.Item)!, Frame.View.Reader, Frame.View.Now); // the form was read, so its item is there

    /// <summary>The section that comes next for the reader; null at the end.</summary>
    AssessmentSection? After() => Read.Sections.SkipWhile(s => s.Section != Section).Skip(1).Where(s => s.Lines.All(l => l.Yours)).Select(s => s.Section).FirstOrDefault();

    public static string Field(AssessmentLine line) => $"answers.{line.Question.Key}";

    /// <summary>What stands in the field: what was typed just now, what was answered, or what the project proposes.</summary>
    public IReadOnlyList<string> Shown(AssessmentLine line) => typed.GetValueOrDefault(line.Question.Key) ?? ((line.Answer ?? line.Proposed) is { } answer ? line.Question.Write(answer) : []);

    public bool IsProposed(AssessmentLine line) => line is { Answer: null, Proposed: not null } && !typed.ContainsKey(line.Question.Key);

    /// <summary>The rows of a table as they stand, and some to write on.</summary>
    public IReadOnlyList<string[]> Rows(AssessmentLine line)
    {
        var columns = line.Question.Choices.Length;
        var rows = Shown(line).Chunk(columns).Where(r => r.Length == columns).ToList();
        return [.. rows, .. Enumerable.Range(0, Math.Max(1, 2 - rows.Count)).Select(_ => Enumerable.Repeat("", columns).ToArray())];
    }

    public string? Error(AssessmentLine line) => ModelState.GetValueOrDefault(Field(line))?.Errors.FirstOrDefault()?.ErrorMessage;

    public IReadOnlyList<Choice> Choices(AssessmentLine line) => line.Question.Kind is QuestionKind.YesNo
        ? [new("yes", Frame.Texts.FormYes), new("no", Frame.Texts.FormNo)]
        : [.. line.Question.Choices.Select(c => new Choice(c.Key, c.Name.In(Frame.Texts.Language)))];

    /// <summary>From where the project knows what stands beside the question, evidence by its own line.</summary>
    public string? Sources(AssessmentLine line) => line.Question.Facts is { IsEmpty: false } facts ? Frame.Texts.AssessmentFrom(Frame.Texts.List(facts.Select(Frame.Texts.Word))) : null;
}
