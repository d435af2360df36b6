using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;
using Choice = Trust.Web.Components.Choice;

namespace Trust.Web.Pages.Assessments;

/// <summary>One section in the list: how far it is.</summary>
/// <param name="Href">Where the reader writes it; null where others do.</param>
public sealed record SectionRow(string Title, string? Href, Mark Mark, string State, string Who);

/// <summary>An impact assessment: how far it is, section by section, the officer's advice, and what was given.</summary>
[Authorize]
public sealed class AssessmentModel(Desk desk, Trust.App.Assessments assessments) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public AssessmentRead Read { get; private set; } = null!; // as above
    public Refused? Refused { get; private set; }

    public string Path(string below = "") => Frame.Path($"assessments/{Read.Form.Key}{(below == "" ? "" : $"/{below}")}");
    public EvidenceRule Rule => Frame.Project.Rules.Item(Read.Form.At.Stage, Read.Form.At.Item)!; // the form was read, so its item is there

    public async Task<IActionResult> OnGet(Guid project, string assessment, CancellationToken ct) => await Load(project, assessment, null, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocx(Guid project, string assessment, CancellationToken ct) =>
        await Load(project, assessment, null, ct) && Trust.App.Assessments.Paper(Frame.View, assessment) is { } paper ? File(Docx.Write(paper), Docx.MediaType, $"{assessment}-{Read.Given?.Revision}.docx") : NotFound();

    public async Task<IActionResult> OnPostGive(Guid project, string assessment, [FromForm] string? audience, [FromForm] bool takeOver, CancellationToken ct)
    {
        Audience? chosen = Kebab.TryParse<AudienceKind>(audience, out var kind) && Kinds.Contains(kind) ? new(kind, [], null, null) : null;
        if (!await Load(project, assessment, chosen, ct) || !MayWrite) return NotFound();
        var typed = desk.Typed();
        var answer = Trust.App.Assessments.Give(Frame.View, Read, takeOver ? Taken() : ImmutableDictionary<string, IReadOnlyList<string>>.Empty, typed);
        return await Do(project, answer.Value, answer.Refusal, typed, ct);
    }

    public async Task<IActionResult> OnPostAdvise(Guid project, string assessment, [FromForm] string? text, [FromForm] DateOnly? on, CancellationToken ct)
    {
        if (!await Load(project, assessment, null, ct) || !MayAdvise) return NotFound();
        if (!ModelState.IsValid) return Page();
        var typed = desk.Typed();
        return await Do(project, Trust.App.Assessments.Advise(Frame.View, Read, text, on, typed), null, typed, ct);
    }

    async Task<IActionResult> Do(Guid project, ProjectCommand? command, Refusal? refused, Typed typed, CancellationToken ct)
    {
        var outcome = command is null ? null : await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return Redirect(Path());
        if ((refused ?? (outcome as Outcome.Refused)?.Refusal) is not { Kind: not RefusalKind.Missing } refusal) return NotFound();
        Refused = this.Show(refusal with { Field = refusal.Field is "happenedOn" ? "on" : refusal.Field }, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, string assessment, Audience? audience, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || await assessments.Read(frame.View, assessment, null, audience, ct) is not { } read) return false;
        (Frame, Read) = (frame, read);
        return true;
    }

    /// <summary>The advice as it was given, for the questions that only the officer answers.</summary>
    Dictionary<string, IReadOnlyList<string>> Taken() => Advised().Where(l => l.Proposed is not null).ToDictionary(l => l.Question.Key, l => (IReadOnlyList<string>)l.Question.Write(l.Proposed!)); // those without were left out

    /// <summary>The questions that only the officer answers.</summary>
    public IEnumerable<AssessmentLine> Advised() => Read.Sections.Where(s => s.Section.From is Group.DataProtection).SelectMany(s => s.Lines);

    public bool MayWrite => Frame.Project.Of(Read.Form.At.Stage).State is not StageState.Passed && DraftAssessment.MayWrite(Frame.Project, Rule, Frame.View.Reader, Frame.View.Now);

    public bool MayAdvise => Read.Advice(Frame.Project.Rules) is { } item && Frame.Project.Of(item.Stage).State is not StageState.Passed
        && Frame.Project.SpeaksFor(PartyId.Of(Group.DataProtection), Frame.View.Reader, Frame.View.Now);

    /// <summary>The advice that is on record and not yet in the assessment.</summary>
    public bool MayTakeOver => Advised().Any(l => l is { Proposed: not null, Yours: false });

    /// <summary>What those who give it have to answer first.</summary>
    public int Open => Read.Form.Sections.Where(s => s.From == Rule.From).Sum(s => s.Open(Read.Answers).Count());

    /// <summary>It may be given, and says something that is not given yet.</summary>
    public bool MayGive => MayWrite && Open == 0 && (Read.Draft is not null || Read.Given is null || MayTakeOver);

    /// <summary>The next section with an open question that the reader may write.</summary>
    public AssessmentSection? Next => !MayWrite ? null : Read.Form.Sections.FirstOrDefault(s => Writes(s) && s.Open(Read.Answers).Any());

    bool Writes(AssessmentSection section) => MayWrite && Read.Sections.First(s => s.Section == section).Lines.All(l => l.Yours);

    public string Says()
    {
        var (texts, open) = (Frame.Texts, Read.Form.Open(Read.Answers).Length);
        return Read switch
        {
            { Draft: not null } => Open > 0 ? texts.AssessmentDrafted(Open) : texts.AssessmentReady,
            { Given.Answers: null } => texts.AssessmentGivenFreely,
            { Given: not null } => open > 0 ? texts.AssessmentGivenOpen(open) : texts.AssessmentGivenWhole,
            _ => texts.AssessmentNotBegun(Read.Sections.SelectMany(s => s.Lines).Count(l => l.Known.Count > 0)),
        };
    }

    /// <summary>It was given by its form, so there is a document of it.</summary>
    public bool HasPaper => Trust.App.Assessments.Paper(Frame.View, Read.Form.Key) is not null;

    /// <summary>What the project has of the officer's advice.</summary>
    public IReadOnlyList<string> Advice => [.. Advised().Where(l => l.Question.Kind is QuestionKind.Text).SelectMany(l => l.Known).Distinct()];

    public IEnumerable<SectionRow> Sections() => Read.Sections.Select((s, i) => Row(s.Section, s.Lines, i + 1));

    SectionRow Row(AssessmentSection section, IReadOnlyList<AssessmentLine> lines, int number)
    {
        var (texts, open, said) = (Frame.Texts, lines.Count(l => l.IsOpen), lines.Any(l => l.Answer is not null));
        var optional = !said && lines.All(l => !l.Question.Required);
        return new($"{number} {section.Title.In(texts.Language)}", Writes(section) ? Path(section.Key) : null,
            optional || open > 0 && !said ? Mark.Aside : open == 0 ? Mark.Given : Mark.Half,
            optional ? texts.AssessmentOptional : open == 0 ? texts.AssessmentComplete : texts.AssessmentSectionOpen(open), texts.AtStart(texts.Word(section.From)));
    }

    static readonly AudienceKind[] Kinds = [AudienceKind.Project, AudienceKind.Everyone, AudienceKind.OwnerAndDataProtection];

    /// <summary>For whom it may be given here; a narrower circle that was named with the evidence is kept.</summary>
    public IReadOnlyList<Choice> Audiences() =>
    [
        .. Kinds.Contains(Read.Audience.Kind) ? [] : (Choice[])[new("", Frame.Texts.AtStart(Frame.Texts.Word(Read.Audience.Kind)))],
        .. Kinds.Select(k => Choice.Of(k, Frame.Texts)),
    ];

    public ImmutableArray<Block> Whole() => AssessmentPaper.Blocks(Read.Form, Read.Answers, ImmutableDictionary<string, IReadOnlyList<string>>.Empty);
}
