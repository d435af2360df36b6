using Trust.Domain.Milestones;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class MilestoneTests
{
    static Milestone Named(Project now, string rule) => now.Milestones.Values.Single(m => m.Rule == rule && m.IsPlanned);

    static Act Moves(string rule, DateOnly to) => (now, at) => new MoveMilestone(Named(now, rule).Id, to, Olga.Is(), at);
    static Act Shifts(int days, string? from = null) => (now, at) => new ShiftMilestones(days, from is null ? null : Named(now, from).Id, now.Number, Olga.Is(), at);
    static Act Holds(string rule, DateOnly? on, PersonId by, PartyId? @for = null) => (now, at) => new HoldMilestone(Named(now, rule).Id, on, @for, Id.SomeText, by.Is(), at);
    static Act Reaches(string rule, int daysAgo = 0, PersonId? by = null) => (now, at) =>
        new CompleteMilestone((now.Milestones.Values.FirstOrDefault(m => m.Rule == rule && m.IsPlanned) ?? now.Milestones.Values.First(m => m.Rule == rule)).Id, now.Day(at).AddDays(-daysAgo), (by ?? Olga).Is(), at);
    static Act Drops(string rule) => (now, at) => new DropMilestone(now.Milestones.Values.First(m => m.Rule == rule).Id, Id.SomeText, Olga.Is(), at);
    static Act Restores(string rule) => (now, at) => new RestoreMilestone(now.Milestones.Values.Where(m => m.Rule == rule).OrderBy(m => m.IsPlanned).First().Id, Id.SomeText, Olga.Is(), at);
    static Act Adds(DateOnly on, ContentRef? title = null) => (_, at) => new AddMilestone(Id.Milestone(7), title, Stage.Relevance, Group.Hr, on, false, Olga.Is(), at);

    [Fact]
    public void The_start_plans_each_week_s_end_on_a_working_day_from_the_start_date() =>
        // starts Monday 9 March 2026: the second week ends Sunday 22 March, its last working day is Friday 20 March
        Given.A(Ready).When(Starts()).Then("project-started", "stage-entered", "milestones-planned")
            .Holds(p => Named(p, "workshop").DueOn == new DateOnly(2026, 3, 20))
            .Holds(p => Named(p, "pilot-start").DueOn == new DateOnly(2026, 4, 3))
            .Holds(p => p.Milestones.Values.All(m => m.Rule != "review"));

    [Fact]
    public void A_project_that_comes_late_is_planned_from_the_day_it_comes() =>
        Given.A(Ready.Later(60)).When(Starts()).Holds(p => Named(p, "workshop").DueOn > p.StartsOn.AddDays(60));

    [Fact]
    public void Use_plans_the_review_and_a_review_done_plans_the_next_year_s()
    {
        var inUse = Given.A(RolledOut).When(PutsInUse()).Then("project-in-use", "milestones-planned");
        var due = Named(inUse.Now, "review").DueOn;
        Assert.InRange(due.DayNumber - inUse.Now.Day(inUse.At).DayNumber, 89, 96);
        inUse.Later(100).When(Reaches("review")).Then("milestone-completed", "milestones-planned")
            .Holds(p => Named(p, "review").DueOn.Year == due.Year + 1)
            .When(Restores("review")).Then("milestone-restored").When(Reaches("review")).Then("milestone-completed"); // the next one is planned already
    }

    [Fact]
    public void Two_reviews_entered_as_done_on_the_same_day_are_two_and_the_next_one_is_another() =>
        Given.A(InUse.Later(100)).When(Reaches("review")).Then("milestone-completed", "milestones-planned").When(Reaches("review")).Then("milestone-completed", "milestones-planned")
            .Holds(p => p.Milestones.Values.Count(m => m.Rule == "review" && m.DoneOn is not null) == 2 && Named(p, "review").DueOn > p.Day(InUse.At));

    [Fact]
    public void A_date_that_cannot_be_is_refused_with_what_could()
    {
        Given.A(Started).When(Moves("workshop", new(2026, 3, 28))).ThenRefused("milestone.rest-day");
        Assert.Equal(["2026-03-27", "2026-03-30"], Given.A(Started).When(Moves("workshop", new(2026, 3, 28))).Last.Refusal!.Facts.Select(f => f.Value));
        Given.A(Started).When(Moves("workshop", new(2026, 2, 27))).ThenRefused("milestone.in-the-past");
        Given.A(Started).When(Moves("workshop", new(2037, 3, 27))).ThenRefused("milestone.too-far");
        Given.A(Started).When((_, at) => new MoveMilestone(Id.Milestone(99), new(2026, 3, 27), Olga.Is(), at)).ThenRefused("milestone.unknown");
        Given.A(Started).When((now, at) => new MoveMilestone(Named(now, "workshop").Id, new(2026, 3, 27), Mona.Is(), at)).ThenRefused("project.only-owner");
    }

    [Fact]
    public void A_move_keeps_the_first_date_beside_the_new_one() =>
        Given.A(Started).When(Moves("workshop", new(2026, 3, 27))).Then("milestones-moved")
            .Holds(p => Named(p, "workshop").DueOn == new DateOnly(2026, 3, 27) && Named(p, "workshop").FirstDueOn == new DateOnly(2026, 3, 20));

    [Fact]
    public void A_shift_moves_what_is_planned_by_working_days_and_never_past_today()
    {
        Given.A(Started).When(Shifts(5)).Then("milestones-moved")
            .Holds(p => Named(p, "workshop").DueOn == new DateOnly(2026, 3, 27)).Holds(p => Named(p, "pilot-start").DueOn == new DateOnly(2026, 4, 10));
        Given.A(Started).When(Shifts(5, "pilot-start")).Holds(p => Named(p, "workshop").DueOn == new DateOnly(2026, 3, 20)).Holds(p => Named(p, "pilot-start").DueOn == new DateOnly(2026, 4, 10));
        Given.A(Started).When(Shifts(-200)).Holds(p => p.Milestones.Values.All(m => m.DueOn >= p.StartsOn.AddDays(-7) && m.DueOn.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Given.A(Started).When(Shifts(261)).ThenRefused("milestone.shift-too-far");
        Given.A(Started).When((now, at) => new ShiftMilestones(1, null, now.Number - 1, Olga.Is(), at)).ThenRefused("project.changed-meanwhile");
    }

    [Fact]
    public void A_date_that_a_body_sets_moves_the_milestone_and_only_the_body_lifts_it()
    {
        var held = Given.A(Started).When(Holds("pilot-start", new(2026, 4, 18), Walter, Council)).Then("milestone-held", "milestones-moved")
            .Holds(p => Named(p, "pilot-start").DueOn == new DateOnly(2026, 4, 20)); // the 18th is a Saturday
        held.When(Moves("pilot-start", new(2026, 4, 17))).ThenRefused("milestone.not-before");
        held.When(Shifts(-10)).Holds(p => Named(p, "pilot-start").DueOn == new DateOnly(2026, 4, 20));
        held.When(Holds("pilot-start", null, Olga, Council)).ThenRefused("milestone.held-by-body");
        held.When(Holds("pilot-start", null, Olga)).ThenRefused("milestone.not-yours-to-lift");
        held.When(Holds("pilot-start", null, Walter, Council)).Then("milestone-released").When(Moves("pilot-start", new(2026, 4, 17))).Then("milestones-moved");
        Given.A(Started).When(Holds("workshop", new(2026, 3, 1), Mona, Council)).ThenRefused("milestone.not-in-their-name");
        Given.A(Started).When(Holds("workshop", new(2026, 3, 1), Mona)).ThenRefused("project.only-owner");
        Given.A(Started).When((now, at) => new HoldMilestone(Named(now, "workshop").Id, new(2026, 4, 1), null, null, Olga.Is(), at)).ThenRefused("milestone.reason-missing");
    }

    [Fact]
    public void Nobody_sets_a_date_in_anothers_name_or_lifts_one_that_is_not_theirs()
    {
        Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Olga, Council)).ThenRefused("milestone.not-in-their-name");
        var court = Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Olga)).Then("milestone-held", "milestones-moved");
        court.When(Holds("workshop", null, Walter, Council)).ThenRefused("milestone.not-yours-to-lift");
        court.When(Holds("workshop", null, Olga)).Then("milestone-released").When(Holds("workshop", null, Olga)).ThenNothing();
        var officer = Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Petra, DataProtection)).Then("milestone-held", "milestones-moved");
        officer.When(Holds("workshop", null, Olga)).ThenRefused("milestone.not-yours-to-lift");
        officer.When(Holds("workshop", null, Olga, DataProtection)).ThenRefused("milestone.held-by-body");
        officer.When(Holds("workshop", null, Petra, DataProtection)).Then("milestone-released");
    }

    [Fact]
    public void A_group_that_only_decides_has_no_date_of_its_own()
    {
        Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Henrik, Hr)).ThenRefused("milestone.no-date-of-its-own");
        Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Ida, It)).ThenRefused("milestone.no-date-of-its-own");
        Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Mona, Management)).ThenRefused("milestone.no-date-of-its-own");
        Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Emil, Employees)).ThenRefused("milestone.no-date-of-its-own");
    }

    [Fact]
    public void Each_party_s_date_stands_by_itself_and_the_latest_counts()
    {
        var both = Given.A(Started).When(Holds("workshop", new(2026, 4, 1), Olga)).Then("milestone-held", "milestones-moved")
            .When(Holds("workshop", new(2026, 4, 8), Walter, Council)).Then("milestone-held", "milestones-moved")
            .Holds(p => MilestoneDates.Earliest(p, Named(p, "workshop")) == new DateOnly(2026, 4, 8));
        both.When(Holds("workshop", new(2026, 4, 2), Olga)).Then("milestone-held").Holds(p => Named(p, "workshop").DueOn == new DateOnly(2026, 4, 8));
        var lifted = both.When(Holds("workshop", null, Walter, Council)).Then("milestone-released");
        lifted.When(Moves("workshop", new(2026, 3, 27))).ThenRefused("milestone.not-before"); // the court's date is still there
        lifted.When(Moves("workshop", new(2026, 4, 1))).Then("milestones-moved");
    }

    [Fact]
    public void What_lies_behind_a_lock_is_not_reached_before_it_opens()
    {
        Given.A(Started).When(Reaches("pilot-start")).ThenRefused("milestone.lock-shut");
        Given.A(InPilot).When(Reaches("pilot-start")).Then("milestone-completed").Holds(p => p.Milestones.Values.Single(m => m.Rule == "pilot-start").DoneOn is not null);
    }

    [Fact]
    public void Whoever_works_on_it_says_that_it_is_reached_today_or_earlier()
    {
        Given.A(Started).When(Reaches("workshop", by: Henrik)).Then("milestone-completed").When(Reaches("workshop")).ThenNothing();
        Given.A(Started).When(Reaches("workshop", by: Walter)).ThenRefused("project.only-owner");
        Given.A(Started).When(Reaches("workshop", daysAgo: -1)).ThenRefused("milestone.in-the-future");
    }

    [Fact]
    public void What_is_dropped_comes_back_with_a_reason()
    {
        var dropped = Given.A(Started).When(Drops("workshop")).Then("milestone-dropped");
        dropped.When(Reaches("workshop")).ThenRefused("milestone.not-planned");
        dropped.When(Restores("workshop")).Then("milestone-restored").Holds(p => Named(p, "workshop").IsPlanned);
    }

    [Fact]
    public void A_milestone_of_ones_own_needs_a_name()
    {
        Given.A(Started).When(Adds(new(2026, 4, 1))).ThenRefused("milestone.title-missing");
        Given.A(Started).When(Adds(new(2026, 4, 1), Id.SomeText)).Then("milestones-planned").When(Adds(new(2026, 4, 2), Id.SomeText)).ThenRefused("milestone.exists");
    }
}
