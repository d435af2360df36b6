using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Milestones;
using Trust.Domain.Tests;
using Trust.Domain.Text;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Deliveries;

/// <summary>What is read beforehand is what is sent: the preview of a draft's plan and of a move, held against the ledger that follows.</summary>
public sealed class MailPreviewTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static async Task<ProjectView> View(TestDatabase db, Mailroom room, DateTimeOffset at) =>
        (await new ProjectReader(db.Database, room.Office.Store).Read(room.Office.Organisation, room.Office.Project, Olga.Is(), at, default))!; // its owner sees it

    static List<(string Kind, PersonId To)> AtOnce(Preview preview) =>
        [.. preview.Mails.Where(m => m.Happened is not null).SelectMany(m => m.To, (m, to) => (Kebab.Of(m.Kind), to)).Order()];

    /// <summary>What the ledger has been told since that entry of the journal.</summary>
    static async Task<List<(string Kind, PersonId To)>> Told(Mailroom room, long since) =>
        [.. (await room.Rows()).Where(r => r.Occasion.StartsWith("event/", StringComparison.Ordinal) && long.Parse(r.Occasion["event/".Length..]) > since).Select(r => (r.Kind, r.PersonId)).Order()];

    [Fact]
    public async Task A_draft_s_plan_is_read_before_it_starts_and_causes_just_these_mails()
    {
        await using var room = await Mailroom.Open(db, p => Diligence.Next(p, DateTimeOffset.MaxValue, Situations.HolderOf, Sonja) is StartProject);
        var view = await View(db, room, room.Office.At.AddHours(1));
        Assert.Equal(ProjectState.Draft, view.Project.State);
        var preview = await new MailPreview(db.Database).Of(view, default);
        Assert.DoesNotContain(await room.Rows(), r => r.Kind != "named"); // reading it plans nothing
        Assert.Contains(("milestones-planned", Walter), AtOnce(preview));

        await room.Office.And(Starts());
        await room.Walk.To(room.Office.At.AddMinutes(1), default);
        Assert.Equal(AtOnce(preview), await Told(room, view.Project.Number));
        var soon = preview.Mails.Where(m => m.Reminder is { } r && r.On <= view.Today.AddDays(DeliveryPlan.DaysAhead)).SelectMany(m => m.To, (m, to) => (m.Reminder!.Occasion, m.Reminder.Offset, to)).Order();
        Assert.Equal(soon, (await room.Rows()).Where(r => r.State == "planned").Select(r => (r.Occasion, r.OffsetDays, r.PersonId)).Order());
        Assert.Equal(preview.Mails.Count, preview.Mails.Select(m => m.Key).Distinct().Count());
    }

    /// <summary>As the page of the plan asks it. No law that is worked through has a lead time in days yet, so the law is the tests' own.</summary>
    [Fact]
    public async Task The_plan_of_a_draft_shows_the_earliest_lawful_date_of_what_stands_behind_a_lock()
    {
        await using var room = await Mailroom.Open(db, p => Diligence.Next(p, DateTimeOffset.MaxValue, Situations.HolderOf, Sonja) is StartProject);
        var view = await View(db, room, room.Office.At.AddHours(1));
        var lawful = view.Project with { Rules = view.Project.Rules with { Law = TestLaw.Book }, Checkpoints = view.Project.Checkpoints.Clear(), Answers = PlainAnswers.None };
        lawful = lawful.After(Answer(view.Now, PlainQuestion.ChangesTasks).Decide(lawful).Events, new(Olga.Is(), view.Now));

        var plan = (await new MailPreview(db.Database).Of(view with { Project = lawful }, default)).View.Project;
        Assert.Equal((ProjectState.Draft, ProjectState.Active), (lawful.State, plan.State));
        var pilot = plan.Milestones.Values.Single(m => m.Rule == "pilot-start");
        var law = Assert.Single(LawfulDate.IfToldOn(plan, new(2026, 3, 9), pilot));
        Assert.Equal((new DateOnly(2026, 3, 19), "told", "§ 1"), (law.On, law.Checkpoint.Right.Right, law.Clock.Clock.Law.Statute)); // ten days before the pilot
        Assert.All(plan.Milestones.Values.Where(m => m.Lock is null), m => Assert.Empty(LawfulDate.IfToldOn(plan, new(2026, 3, 9), m)));
    }

    [Fact]
    public async Task Moving_everything_tells_just_those_whom_the_preview_named_and_changes_just_these_reminders()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await room.Walk.To(room.Office.At.AddDays(2), default);
        room.Office.At = room.Clock.GetUtcNow();
        var view = await View(db, room, room.Office.At.AddHours(1));
        var before = Open(await room.Rows());
        ShiftMilestones shift = new(5, null, view.Project.Number, Olga.Is(), room.Office.At.AddHours(1));
        var preview = await new MailPreview(db.Database).After(view, shift.Decide(view.Project).Events, default);
        Assert.Equal(before, Open(await room.Rows())); // reading it plans nothing

        await room.Office.And((_, _) => shift);
        await room.Walk.To(room.Office.At.AddMinutes(1), default);
        Assert.Equal(AtOnce(preview), await Told(room, view.Project.Number));
        var soon = preview.Mails.Where(m => m.Reminder is { } r && r.On <= view.Today.AddDays(DeliveryPlan.DaysAhead)).SelectMany(m => m.To, (m, to) => (m.Reminder!.Occasion, m.Reminder.Offset, to)).ToHashSet();
        Assert.Equal(soon.Order(), Open(await room.Rows()).Except(before).Order());
        Assert.True(preview.FallAway >= before.Except(Open(await room.Rows())).Count());
    }

    [Fact]
    public async Task Whoever_switched_milestones_off_is_not_in_the_preview()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        await new MailChoices(db.Database).Set(room.Office.Organisation, Henrik, Domain.Deliveries.MailSwitch.Milestones, false, default);
        var view = await View(db, room, room.Office.At.AddHours(1));
        var preview = await new MailPreview(db.Database).After(view, new ShiftMilestones(5, null, view.Project.Number, Olga.Is(), view.Now).Decide(view.Project).Events, default);
        Assert.DoesNotContain(preview.Mails, m => m.To.Contains(Henrik));
        Assert.Contains(preview.Mails, m => m.To.Contains(Mona));
    }

    static List<(string, int, PersonId)> Open(IEnumerable<(Guid Id, string Occasion, int OffsetDays, PersonId PersonId, string Kind, string State, string? Reason, DateTimeOffset DueAt, int Unknowns)> rows) =>
        [.. rows.Where(r => r.State is "planned").Select(r => (r.Occasion, r.OffsetDays, r.PersonId)).Order()];
}
