using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Mails;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Milestones;

/// <summary>What a step may need; each step uses its own part of it.</summary>
public sealed record MilestoneForm
{
    public DateOnly? DueOn { get; set; }
    public DateOnly? On { get; set; }
    public string? Party { get; set; }
    public string? Reason { get; set; }
    public string? Title { get; set; }
    public string? Stage { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public bool TouchesJobs { get; set; }
}

/// <summary>What a move would change, whom it would be told at once in which mails, and how many reminders it would bring and take away.</summary>
public sealed record MoveView(PlannedMove Asked, IReadOnlyList<MilestoneMove> Moves, IReadOnlyList<MailSample> AtOnce, int Reminders, int FallAway, string? Refused)
{
    public int Told => AtOnce.Sum(m => m.People);
}

/// <summary>The project's dates as a picture and as a table; those who may move them find the forms below.</summary>
[Authorize]
public sealed class MilestonesModel(Desk desk, MailPreview preview, KpiBoard board, OwnTexts own) : PageModel
{
    public static readonly string[] Steps = ["done", "move", "hours", "hold", "drop", "restore"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Refused? Refused { get; private set; }
    public MoveView? Preview { get; private set; }

    /// <summary>The step that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, int? shift, Guid? from, Guid? move, DateOnly? to, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var asked = new PlannedMove(shift, from, move, to);
        if (asked.IsAsked && MayRun) Preview = await Foresee(asked, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostStep(Guid project, Guid milestone, string step, CancellationToken ct)
    {
        if (!Steps.Contains(step) || !await Load(project, ct) || !Frame.Project.Milestones.ContainsKey(new(milestone))) return NotFound();
        var (form, typed) = (new MilestoneForm(), desk.Typed());
        Tried = Prefix(step, new(milestone));
        await TryUpdateModelAsync(form, Tried);
        if (step is "hours")
            foreach (var (field, typedTime) in new[] { ("from", form.From), ("until", form.Until) })
                if (!string.IsNullOrWhiteSpace(typedTime) && Time(typedTime) is null) ModelState.TryAddModelError($"{Tried}.{field}", Frame.Texts.RequestWrongKind);
        return ModelState.IsValid ? await Do(project, Command(step, new(milestone), form, typed), typed, Tried, ct) : Page();
    }

    public async Task<IActionResult> OnPostAdd(Guid project, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (form, typed) = (new MilestoneForm(), desk.Typed());
        Tried = "add";
        await TryUpdateModelAsync(form, Tried);
        if (!Kebab.TryParse<Stage>(form.Stage ?? "", out var stage)) ModelState.TryAddModelError("add.stage", Frame.Texts.FormMissing);
        if (!Kebab.TryParse<Group>(form.From ?? "", out var from)) ModelState.TryAddModelError("add.from", Frame.Texts.FormMissing);
        if (form.DueOn is null) ModelState.TryAddModelError("add.DueOn", Frame.Texts.FormMissing);
        return ModelState.IsValid
            ? await Do(project, new AddMilestone(new(Guid.CreateVersion7()), typed.Optional(form.Title), stage, from, form.DueOn.GetValueOrDefault(), form.TouchesJobs, desk.Caller.Actor, desk.Now), typed, Tried, ct)
            : Page();
    }

    public async Task<IActionResult> OnPostShift(Guid project, int days, Guid? from, long seen, CancellationToken ct) =>
        await Load(project, ct) ? await Do(project, new ShiftMilestones(days, from is { } id ? new(id) : null, seen, desk.Caller.Actor, desk.Now), null, "shift", ct) : NotFound();

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed? typed, string form, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame, form);
        return Page();
    }

    ProjectCommand Command(string step, MilestoneId id, MilestoneForm form, Typed typed)
    {
        var (by, now) = (desk.Caller.Actor, desk.Now);
        return step switch
        {
            "done" => new CompleteMilestone(id, form.On ?? Frame.View.Today, by, now),
            "move" => new MoveMilestone(id, form.DueOn ?? default, by, now),
            "hours" => new SetMilestoneHours(id, Time(form.From), Time(form.Until), by, now),
            "hold" => new HoldMilestone(id, form.On, string.IsNullOrEmpty(form.Party) ? null : new PartyId(form.Party), typed.Optional(form.Reason), by, now),
            "drop" => new DropMilestone(id, typed.Optional(form.Reason), by, now),
            "restore" => new RestoreMilestone(id, typed.Optional(form.Reason), by, now),
            _ => throw new System.Diagnostics.UnreachableException(step),
        };
    }

    async Task<MoveView> Foresee(PlannedMove asked, CancellationToken ct)
    {
        var ruling = asked.Command(Frame, desk.Caller.Actor, desk.Now).Decide(Frame.Project);
        if (ruling.Refusal is { } refusal) return new(asked, [], [], 0, 0, Frame.Words.Say(refusal));
        var after = await preview.After(Frame.View, ruling.Events, ct);
        List<PreviewedMail> atOnce = [.. after.Mails.Where(m => m.Happened is not null)];
        return new(asked, [.. ruling.Events.OfType<MilestonesMoved>().SelectMany(m => m.Moves)], await MailSample.Of(after, atOnce, Frame, board, own, new($"{Request.House()}/"), ct),
            after.Mails.Where(m => m.Happened is null).Sum(m => m.To.Count), after.FallAway, null);
    }

    public bool IsTried(Milestone m) => Tried?.EndsWith(m.Id.ToString(), StringComparison.Ordinal) is true;

    public static string Prefix(string step, MilestoneId id) => $"{step}-{id}";

    public bool MayRun => Frame.Project.IsRunBy(desk.Caller.Actor);

    public IReadOnlyList<Milestone> All() => [.. Timeline.Ordered(Frame.Project)];

    public TimelineView View() => Timeline.Of(Frame);

    /// <summary>The sites whose calendar is not wholly known, by how much of it is.</summary>
    public ILookup<Coverage, string> HalfKnown() =>
        Frame.Project.Sites.Keys.Select(s => (Frame.Project.CalendarOf(s).Coverage, Name: Frame.Words.Site(s))).Where(s => s.Coverage is not Coverage.Full).ToLookup(s => s.Coverage, s => s.Name);

    public IReadOnlyList<RestDay> RestDays() => Timeline.RestDays(Frame);

    /// <summary>The steps open to this reader for one milestone, asked of the rules.</summary>
    public IReadOnlyList<string> Open(Milestone m) => [.. Steps.Where(s => s switch
    {
        "hold" => Holders(m).Count > 0,
        "hours" => m.IsPlanned && MayRun,
        _ => Command(s, m.Id, new(), desk.Typed()).IsOpenIn(Frame.Project),
    })];

    /// <summary>For whom this reader may set a date before which it may not be; the empty word is from outside.</summary>
    public IReadOnlyList<Choice> Holders(Milestone m) =>
    [
        .. new[] { "" }.Concat(Readers.Parties(Frame.Project).Select(p => p.Value))
            .Where(p => Command("hold", m.Id, new() { Party = p }, desk.Typed()).IsOpenIn(Frame.Project))
            .Select(p => new Choice(p, p.Length == 0 ? Frame.Texts.MilestonesFromOutside : Frame.Words.Party(new(p)))),
    ];

    /// <summary>The date that this reader may change or lift; null when there is none yet.</summary>
    public NotBefore? Own(Milestone m) => Holders(m).Select(h => m.HeldFor(h.Value.Length == 0 ? null : new PartyId(h.Value))).FirstOrDefault(h => h is not null);

    public IReadOnlyList<Choice> Stages() => [.. Choice.Each<Stage>(Frame.Texts)];

    public IReadOnlyList<Choice> Groups() => [.. Frame.Project.Rules.Groups.Select(g => Choice.Of(g, Frame.Texts))];

    public IReadOnlyList<Choice> Starts() =>
        [new("", Frame.Texts.MilestonesShiftAll), .. All().Where(m => m.IsPlanned).Select(m => new Choice(m.Id.ToString(), Frame.Texts.MilestonesShiftFrom(Frame.Words.Milestone(m.Id), m.DueOn)))];

    static TimeOnly? Time(string? typed) => TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        Frame = frame;
        return true;
    }
}
