using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.Web.Components;
using Trust.Web.Pages.Acceptance;
using static Trust.Web.Components.StageLook;

namespace Trust.Web.Pages;

/// <summary>The living page of the design language: every part in every state, with sample words. For those who are signed in; in the demo for everybody.</summary>
[AllowAnonymous]
public sealed class DesignModel(IOptions<DemoSettings> settings) : PageModel
{
    public static PageFrame Frame { get; } = new("en", "Parts and their states", "Skip to content", "/design", "Trust",
        [new("Track", "#track"), new("Turn", "#say"), new("Forms", "#fields"), new("Work", "#steps"), new("Records", "#evidence")],
        "As of Tuesday 24\u00a0November 2026, 09:10 (CET)", [new("Back to the top", "#main"), new("Norsk", "#main", Language: "nb")])
    {
        Organisation = "Lindtal Maschinenbau",
        ReadsAs = "You read as a designer",
    };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!settings.Value.Demo && User.Identity?.IsAuthenticated is not true) context.Result = Challenge();
    }

    public void OnGet()
    {
        Frame.On(ViewData);
        ModelState.SetModelValue("by", "2026-11-28", "2026-11-28");
        ModelState.AddModelError("by", "28\u00a0November is a Saturday. The next working day is Monday, 30\u00a0November.");
        ModelState.AddModelError("reason", "A refusal needs reasons. One sentence is enough.");
        ModelState.AddModelError("read", "Tick this to confirm, or go back without deciding.");
        ModelState.AddModelError("kind", "Choose one of the two.");
    }

    public static TrackView Track { get; } = Of("All five states: passed, in review, active, pending, at risk.", Passed, Review, Active, Pending, Risk) with
    {
        Stages =
        [
            new('T', Passed, "Transparency", "passed", "25\u00a0Sep", "#track"),
            new('R', Review, "Relevance", "in review", "since\u00a020\u00a0Nov", "#track"),
            new('U', Active, "Usability", "active", "since\u00a09\u00a0Nov", "#track", Current: true),
            new('S', Pending, "Security", "pending", Href: "#track"),
            new('T', Risk, "Training", "at risk", "since\u00a023\u00a0Nov", "#track"),
        ],
        Locks = [new(2, true, "Pilot", "open", "12\u00a0Oct"), new(4, false, "Go-live", "shut")],
    };

    public static IReadOnlyList<(string Says, TrackView View)> Inline { get; } =
    [
        ("All five states, both locks", Track),
        ("Not begun", Of("", Pending, Pending, Pending, Pending, Pending)),
        ("First stage active", Of("", Active, Pending, Pending, Pending, Pending)),
        ("In review before the pilot", Of("", Passed, Review, Pending, Pending, Pending)),
        ("At risk in Security", Of("", Passed, Passed, Passed, Risk, Pending)),
        ("In use", Of("", Passed, Passed, Passed, Passed, Passed)),
    ];

    public static IReadOnlyList<Fact> Four { get; } =
    [
        new("Whose turn", "You", "HR lead"),
        new("Since", "Thu, 19\u00a0Nov", "3 working days"),
        new("Next date", "Thu, 26\u00a0Nov", "advice, promised"),
        new("Go-live, earliest", "Thu, 3\u00a0Dec", "Lindtal"),
    ];

    public static IReadOnlyList<Fact> Rows { get; } =
    [
        new("Whose data", "Everyone who applies. Nobody else."),
        new("Who sees it", "Three people in recruiting and the manager who hires"),
        new("How long", "Six months here. At the vendor: not fixed yet"),
    ];

    public static IReadOnlyList<Blocker> Blockers { get; } =
    [
        new("Retention at the vendor is missing", "Turn: HR lead, since 19\u00a0Nov. Data protection has asked.", "today", "set by the owner"),
        new("Advice on the impact assessment is due", "Turn: data protection officer. Begins when 1 is there.", "26\u00a0Nov", "in 2 days", Href: "#blockers"),
        new("The works agreement is not in force", "Turn: works council Lindtal. The law sets no date."),
        new("Access review is missing", "Turn: IT lead, since 17\u00a0Nov", "20\u00a0Nov", "due 2 working days ago", Late: true),
    ];

    public static IReadOnlyList<ClockWeek> Weeks { get; } =
    [
        new("Week 47", [Day(16, DayLook.Free), Day(17), Day(18, DayLook.Free), Day(19), Day(20), Day(21, DayLook.Free), Day(22, DayLook.Free)]),
        new("Week 48", [Day(23, DayLook.Paused), Day(24, DayLook.Ahead) with { Today = true }, Day(25, DayLook.Ahead), Day(26, DayLook.Ahead), Day(27, DayLook.Ahead), Day(28, DayLook.Free), Day(29, DayLook.Free)]),
        new("Week 49", [Day(30, DayLook.Ahead) with { End = true }]),
    ];

    public static IReadOnlyList<Choice> Answers { get; } =
    [
        new("approve", "Approve", "The statement stands as it is."),
        new("conditions", "Approve with conditions", "Each condition becomes an item with an owner and a date."),
        new("refuse", "Refuse", "Needs reasons. The project owner takes the next turn."),
    ];

    public static IReadOnlyList<Choice> Audiences { get; } =
        [new("project", "Project"), new("firm", "Everybody in the firm"), new("council", "Works council only")];

    /// <summary>One sentence of which a word is another, one that is new altogether, one that stands.</summary>
    public static IReadOnlyList<App.Stretch> Redrafted { get; } = App.Difference.Between(
        "Logs are deleted after twelve months and are used to find faults. The vendor may look at them. Questions go to IT.",
        "Logs are deleted after six months and are used to find faults. Nobody is judged by what stands in them. Questions go to IT.");

    /// <summary>On the third of four steps.</summary>
    public static (App.Texts Texts, int At, string? Path, string? SaveBy) Way { get; } = (App.Texts.In("en"), 2, null, null);

    public static IReadOnlyList<Objections.ClockLine> Clocks { get; } = [new("Acknowledged", "2 working days late", true, 2), new("Answered", "in 6 working days, Wed, 2\u00a0Dec", false, 6)];

    /// <summary>Every kind of block that a document has.</summary>
    public static (ImmutableArray<App.Block> Blocks, int Below) Written { get; } =
    (
        [
            new App.Block.Heading(2, "What is written down"), new App.Block.Paragraph("One paragraph, as long as it has to be."), new App.Block.Remark("A remark by Trust, not by the parties."),
            new App.Block.Numbered("1.1", "What is numbered can be cited."), new App.Block.Points(["a first point", "a second one"]),
            new App.Block.Table(["What", "Until"], [["Names of applicants", "6 months"], ["Logs", "90 days"]]),
        ], 2
    );

    /// <summary>Each look of a milestone: reached, ahead, moved and held, late, dropped.</summary>
    public static TimelineView Weeks12 { get; } = new("Twelve weeks", "Five milestones from September to December, one reached, one late, one dropped.", "Week", "Today",
        new(2026, 9, 14), 14, new(2026, 11, 24), [new(2026, 10, 3), new(2026, 12, 8)],
        [
            new("Kick-off", "reached on 16\u00a0Sep", TimelineLook.Done, new(2026, 9, 16), new(2026, 9, 16), null),
            new("Workshop", "due on 13\u00a0Nov, late", TimelineLook.Late, new(2026, 11, 13), new(2026, 11, 13), null),
            new("Second date", "dropped", TimelineLook.Dropped, new(2026, 10, 28), new(2026, 10, 28), null),
            new("Agreement signed", "planned for 30\u00a0Nov", TimelineLook.Ahead, new(2026, 11, 30), new(2026, 11, 30), null),
            new("Go-live", "9\u00a0Dec, first 1\u00a0Dec, not before 3\u00a0Dec", TimelineLook.Ahead, new(2026, 12, 1), new(2026, 12, 9), new(2026, 12, 3)),
        ], App.Texts.In("en").Day);

    /// <summary>Each position a group can have, and none.</summary>
    public static MapView Groups { get; } = new("Who is affected, and who has a say", "Six groups by how strongly they are affected and how much they may say.",
        ["no right here", "information", "consultation", "negotiation", "consent"], "hardly affected", "strongly affected", name => $"{name}: how strongly affected",
        [
            new(1, "Management", 2, 4, Domain.Position.InFavour, null),
            new(2, "Representative of severely disabled employees", 4, 4, Domain.Position.WithConditions, null),
            new(3, "Employees", 5, 2, Domain.Position.Divided, null),
            new(4, "IT", 3, 3, Domain.Position.Against, null),
            new(5, "Data protection", 1, 2, null, "design"),
            new(6, "Works council", 4, 4, Domain.Position.InFavour, null),
        ]);

    /// <summary>Before the start and measured twice, with a target.</summary>
    public static IHtmlContent Chart { get; } = new KpiChart(
        new(new(new("use", Said("Use"), Said("Who used it in the last week, of those who may"), "above", "percent", 40, null, 30), null,
            [new(new(2026, 11, 2), 12, null, true), new(new(2026, 11, 12), 31, null, false), new(new(2026, 11, 23), 44, null, false)], null), []),
        App.Texts.In("en"), App.Texts.In("en").KpiUnitPercent).Draw();

    static Domain.Translated Said(string english) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", english));

    static ClockDay Day(int number, DayLook look = DayLook.Counted) => new($"{number}", look, look switch
    {
        DayLook.Counted => "counted",
        DayLook.Ahead => "will count",
        DayLook.Free => "does not count",
        _ => "clock paused",
    });

    static TrackView Of(string line, params StageLook[] looks) => new(
        [.. looks.Zip("TRUST", ["Transparency", "Relevance", "Usability", "Security", "Training"])
            .Select(s => new TrackStage(s.Second, s.First, s.Third, s.First switch
            {
                Passed => "passed", Review => "in review", Active => "active", Pending => "pending", _ => "at risk",
            }))],
        [new(2, looks[2] is not Pending, "Pilot", looks[2] is Pending ? "shut" : "open"),
         new(4, looks[4] is Passed, "Go-live", looks[4] is Passed ? "open" : "shut")],
        "Where we are, in five stages", line);
}
