using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Milestones;
using Trust.Web.Components;
using Trust.Web.Pages.Mails;
using Trust.Web.Pages.Milestones;

namespace Trust.Web.Pages.Projects;

/// <summary>The plan of a draft before it is started: its weeks, what law and locks hold back, who is asked what until when, and every mail that it will cause.</summary>
[Authorize]
public sealed class NewPlanModel(Desk desk, MailPreview preview, KpiBoard board, OwnTexts own) : PageModel
{
    const int FirstMails = 5;

    public ProjectFrame Frame { get; private set; } = null!; // set before the page is drawn

    /// <summary>The project as it will stand once it is started.</summary>
    public ProjectFrame After { get; private set; } = null!; // with the frame
    public IReadOnlyList<MailSample> Mails { get; private set; } = [];
    public int AllMails { get; private set; }
    public IReadOnlyList<Domain.Blocker> Missing { get; private set; } = [];
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct) =>
        !await Load(project, ct) ? NotFound() : Frame.Project.State is ProjectState.Draft ? Page() : Redirect(Frame.Path());

    public async Task<IActionResult> OnPost(Guid project, CancellationToken ct)
    {
        var outcome = await desk.Do(project, new StartProject(desk.Caller.Actor, desk.Now) { SeatsSpeakers = true }, null, ct);
        if (outcome is Outcome.Done) return Redirect($"/projects/{project}");
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } || !await Load(project, ct)) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader)) return false;
        var plan = await preview.Of(frame.View, ct);
        (Frame, After, AllMails) = (frame, new(plan.View, new(plan.View, frame.Texts)), plan.Mails.Count);
        Mails = await MailSample.Of(plan, [.. plan.Mails.Take(FirstMails)], frame, board, own, new($"{Request.House()}/"), ct);
        Missing = [.. StartProject.Missing(frame.Project)];
        return true;
    }

    public TimelineView Picture() => Timeline.Of(After);

    public IReadOnlyList<Milestone> Milestones => [.. Timeline.Ordered(After.Project)];

    public IEnumerable<Domain.Blocker> Owed => MakeGood.Of(After.Project);

    /// <summary>What is not known yet, the plain questions last.</summary>
    public IEnumerable<Domain.Blocker> Open => Turns.Of(Frame.Project).Where(b => b.Code.StartsWith("question.", StringComparison.Ordinal) || b.Code == "checkpoint.questions-open");

    /// <summary>The first lawful day that a lead time would give, were the party told on the project's first day.</summary>
    public IEnumerable<LawfulDate> Lawful(Milestone milestone) => LawfulDate.IfToldOn(After.Project, FirstDay, milestone);

    DateOnly FirstDay => After.Project.StartsOn > After.View.Today ? After.Project.StartsOn : After.View.Today;

    /// <param name="Until">The last planned day of the stage; null where the plan names none.</param>
    /// <param name="Gives">Who gives which evidence.</param>
    /// <param name="Answers">Who is asked at the gate, and how much they may say.</param>
    public sealed record TaskRow(Stage Stage, DateOnly? Until, IReadOnlyList<string> Gives, IReadOnlyList<string> Answers);

    public IEnumerable<TaskRow> Tasks()
    {
        var (project, texts, words) = (After.Project, After.Texts, After.Words);
        foreach (var rules in project.Rules.Stages)
            yield return new(rules.Stage, project.Milestones.Values.Where(m => m.Stage == rules.Stage).Select(m => (DateOnly?)m.DueOn).Max(),
                [.. rules.Evidence.Where(e => e.Required).GroupBy(e => e.From).Select(e => $"{texts.AtStart(words.Party(PartyId.Of(e.Key)))}: {texts.List(e.Select(i => i.Name.In(texts.Language)))}")],
                [.. Asked.At(project, rules.Stage).Select(a => $"{texts.AtStart(words.Party(a.Party))}: {texts.Word(a.Strength)}")]);
    }
}
