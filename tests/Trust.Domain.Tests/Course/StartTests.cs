using System.Collections.Immutable;
using Trust.Domain.Course;
using Trust.Domain.Stakeholders;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class StartTests
{
    static Act Creation(Func<CreateProject, CreateProject> otherwise) => (now, at) => otherwise(Acts.Creation(now.Rules, Today.Idea, at));

    [Fact]
    public void Whoever_creates_a_project_owns_it() =>
        Given.A(NoProject).When(Creates()).Then("project-created").Holds(p => p.State is ProjectState.Draft && p.Owner == Olga);

    [Fact]
    public void A_project_needs_a_person_a_site_a_zone_and_somebody_affected()
    {
        Given.A(NoProject).When(Creation(c => c with { By = Actor.Trust })).ThenRefused("project.owner-is-a-person");
        Given.A(NoProject).When(Creation(c => c with { Sites = [] })).ThenRefused("project.site-missing");
        Given.A(NoProject).When(Creation(c => c with { TimeZone = "Europe/Lindtal" })).ThenRefused("project.zone-unknown");
        Given.A(NoProject).When(Creation(c => c with { AffectedEmployees = 0 })).ThenRefused("project.nobody-affected");
        Given.A(NoProject).When(Creation(c => c with { Sites = [SiteLindtal] })).ThenRefused("project.body-of-unknown-site");
    }

    [Fact]
    public void A_project_is_created_once() => Given.A(Draft).When(Creates()).ThenNothing();

    [Fact]
    public void Whoever_has_no_part_hears_that_there_is_no_project()
    {
        Given.A(NoProject).When(Starts()).ThenRefused("project.unknown");
        Given.A(Ready).When((_, at) => new StartProject(Stranger.Is(), at)).ThenRefused("project.unknown");
        Given.A(Ready).When((_, at) => new StartProject(new Actor.Claim(Id.Claim(1), PartyId.Of(new BodyId(Id.Guid(0xB0, 9))), Id.Act(1)), at)).ThenRefused("project.unknown");
    }

    [Fact]
    public void A_start_names_everything_that_it_still_needs() =>
        Given.A(Draft).When(Starts()).ThenBlocked("project.not-ready", ["project.sponsor-missing", .. Enumerable.Repeat("project.nobody-speaks", 6)]);

    [Fact]
    public void A_start_enters_the_first_stage() =>
        Given.A(Ready).When(Starts()).Then("project-started", "stage-entered", "milestones-planned")
            .Holds(p => p.State is ProjectState.Active && p.Of(Stage.Transparency).State is StageState.Active && p.Of(Stage.Relevance).State is StageState.Pending);

    [Fact]
    public void Only_the_owner_starts_and_only_once()
    {
        Given.A(Ready).When((_, at) => new StartProject(Walter.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started).When(Starts()).ThenNothing();
    }

    [Fact]
    public void What_the_owner_corrects_is_recorded_and_the_rest_stays() =>
        Given.A(Started).When((_, at) => new DescribeProject(Id.Text(77), null, null, null, 600, Olga.Is(), at)).Then("project-described")
            .Holds(p => p.Title == Id.Text(77) && p.Purpose == Id.Text(11) && p.AffectedEmployees == 600);

    [Fact]
    public void A_correction_that_corrects_nothing_is_none()
    {
        Given.A(Started).When((_, at) => new DescribeProject(null, null, null, null, null, Olga.Is(), at)).ThenNothing();
        Given.A(Started).When((now, at) => new DescribeProject(now.Title, null, null, now.StartsOn, 520, Olga.Is(), at)).ThenNothing();
    }

    [Fact]
    public void Whoever_begins_may_leave_every_question_open_and_each_stays_open_until_it_is_answered()
    {
        var open = Given.A(NoProject).When(Creation(c => c with { Purpose = null, AiSystem = null, Today = Today.NotSaid, Decides = Decides.NotSaid, AffectedEmployees = 0, Bodies = [], Open = [.. Enum.GetValues<StartQuestion>()] })).Then("project-created");
        Assert.Equal(["question.affected-open", "question.bodies-open", "question.decides-open", "question.purpose-open", "question.system-open", "question.today-open", "question.where-open"],
            Turns.Of(open.Now).Select(t => t.Code).Where(c => c.StartsWith("question.", StringComparison.Ordinal)).Order());
        var answered = open.And((_, at) => new DescribeProject(null, Id.Text(11), Id.Text(12), null, 520, Olga.Is(), at) { Today = Today.InPilot, Decides = Decides.Ranks, Sites = [SiteLindtal with { Headcount = 90 }, SiteOdense], NoBody = true });
        Assert.True(answered.Now is { PilotRuns: true, Decides: Decides.Ranks } && answered.Now.Sites[Lindtal].Headcount == 90 && answered.Now.Open.IsEmpty);
        Assert.DoesNotContain(Turns.Of(answered.Now), t => t.Code.StartsWith("question.", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_starts_before_it_is_known_where_and_a_body_that_joins_answers_who_speaks()
    {
        var open = Given.A(NoProject).When(Creation(c => c with { Bodies = [], Sites = [SiteLindtal], Open = [StartQuestion.Where, StartQuestion.Bodies] }));
        open.When(Starts()).ThenBlocked("project.not-ready", ["question.where-open", "project.sponsor-missing", .. Enumerable.Repeat("project.nobody-speaks", 6)]);
        open.When((_, at) => new DescribeProject(null, null, null, null, null, Olga.Is(), at) { Sites = [SiteLindtal, SiteOdense] }).Then("project-described", "site-added").Holds(p => p.Sites.Count == 2 && p.Open.Length == 1)
            .When((_, at) => new AddBody(new(OdenseSu, BodyKind.Union, Id.Text(25), BodyLevel.Site, [Odense], null), null, ImmutableSortedDictionary<string, bool>.Empty, Olga.Is(), at)).Then("body-added").Holds(p => p.Open.IsEmpty);
        open.When((_, at) => new DescribeProject(null, null, null, null, null, Olga.Is(), at) { Bodies = [new(OdenseSu, BodyKind.Union, Id.Text(25), BodyLevel.Site, [Odense], null)] }).ThenRefused("project.body-of-unknown-site");
    }

    [Fact]
    public void What_was_said_at_the_start_changes_by_a_change_and_what_was_open_may_still_be_answered()
    {
        Act Says(Func<DescribeProject, DescribeProject> what) => (_, at) => what(new(null, null, null, null, null, Olga.Is(), at));
        Given.A(Started).When(Says(d => d with { Today = Today.InUse })).ThenRefused("project.set-at-start");
        Given.A(Started).When(Says(d => d with { Decides = Decides.Decides })).ThenRefused("project.set-at-start");
        Given.A(Started).When(Says(d => d with { Sites = [SiteLindtal] })).ThenRefused("project.set-at-start");
        var open = Given.A(Started with { Now = Started.Now with { Decides = Decides.NotSaid, Open = [StartQuestion.Decides] } });
        open.When(Says(d => d with { Decides = Decides.Ranks })).Then("project-described").Holds(p => p.Open.IsEmpty && p.Decides is Decides.Ranks);
    }

    [Fact]
    public void Sponsor_and_speakers_are_named_in_one_go_or_not_at_all()
    {
        var nobody = new SpeaksFor(SpokenForBy.Nobody, null, null, Id.Text(32));
        var all = Enum.GetValues<Group>().Where(g => g is not Group.Partner).ToImmutableSortedDictionary(g => g, _ => nobody);
        Act Names(ImmutableSortedDictionary<Group, SpeaksFor> speakers, PersonId? by = null) => (_, at) => new NameSpeakers(Sonja, null, speakers, (by ?? Olga).Is(), at);
        Given.A(Draft).When(Names(all)).Then(["role-given", .. Enumerable.Repeat("group-described", 6)]).When(Starts()).Then("project-started", "stage-entered", "milestones-planned");
        var missing = Given.A(Draft).When(Names(all.SetItem(Group.It, nobody with { Because = null }))).ThenRefused("group.because-missing");
        Assert.Equal("it", missing.Last.Refusal!.Field); // refused above
        Given.A(Draft).When(Names(all, Stranger)).ThenRefused("project.unknown");
        Assert.Null(Given.A(Ready).When(Names(all, Walter)).ThenRefused("project.only-owner").Last.Refusal!.Field); // refused above, and at no field
        Given.A(Started).When(Names(all)).ThenRefused("project.set-at-start");
        Given.A(Draft).And(Names(all)).When((_, at) => new NameSpeakers(Mona, null, all, Olga.Is(), at)).Then("role-given", "role-ended");
    }

    static readonly ImmutableSortedDictionary<Group, SpeaksFor> Speakers = new Dictionary<Group, PersonId>
    {
        [Group.Management] = Sonja,
        [Group.Hr] = Olga,
        [Group.It] = Ida,
        [Group.Employees] = Emil,
        [Group.DataProtection] = Petra,
    }.ToImmutableSortedDictionary(g => g.Key, g => new SpeaksFor(SpokenForBy.OfficeHolder, null, g.Value, null)).Add(Group.WorksCouncil, new(SpokenForBy.Body, LindtalCouncil, Walter, null));

    static Act NamesSpeakers(ImmutableSortedDictionary<Group, SpeaksFor> speakers) => (_, at) => new NameSpeakers(Sonja, null, speakers, Olga.Is(), at);

    static Act LetsThemDecide(PersonId? by = null) => (_, at) => new SeatSpeakers((by ?? Olga).Is(), at);

    [Fact]
    public void Whoever_is_named_to_speak_for_a_group_decides_for_it_from_the_start()
    {
        var named = Given.A(Draft).And(NamesSpeakers(Speakers));
        var started = named.When((_, at) => new StartProject(Olga.Is(), at) { SeatsSpeakers = true }).Then(["project-started", "stage-entered", "milestones-planned", .. Enumerable.Repeat("seat-set", 6)]);
        Assert.Equal([Sonja, Olga, Ida, Walter, Emil, Petra], ((PartyId[])[Management, Hr, It, Council, Employees, DataProtection]).Select(p => Assert.Single(started.Now.Seat(p)!.Holders))); // every seat was set
        Assert.Equal([Su.Value], Turns.Of(started.Now).Where(t => t.Code == "gate.seat-empty").Select(t => t.FactNamed("party"))); // nobody was named for Odense's union
        started.When(LetsThemDecide()).ThenNothing();
    }

    [Fact]
    public void Whoever_was_named_to_speak_may_be_let_decide_later_in_one_go()
    {
        var started = Given.A(Draft).And(NamesSpeakers(Speakers)).And(Starts());
        Assert.Empty(started.Now.Seats);
        started.When(LetsThemDecide()).Then([.. Enumerable.Repeat("seat-set", 6)]).When(LetsThemDecide()).ThenNothing();
        started.And(Seats(It, Nora)).When(LetsThemDecide()).Then([.. Enumerable.Repeat("seat-set", 5)]).Holds(p => p.Seat(It)!.Holders is [var it] && it == Nora); // set above
        Given.A(Started).When(LetsThemDecide(Walter)).ThenRefused("project.only-owner");
    }

    [Fact]
    public void Of_several_bodies_none_is_guessed_and_one_alone_is_meant()
    {
        var walter = Speakers.SetItem(Group.WorksCouncil, new(SpokenForBy.OfficeHolder, null, Walter, null));
        Given.A(Draft).And(NamesSpeakers(walter)).And(Starts()).When(LetsThemDecide()).Then([.. Enumerable.Repeat("seat-set", 5)]);
        Given.A(NoProject).And(Creation(c => c with { Bodies = c.Bodies.RemoveAt(1) })).And(NamesSpeakers(walter)).And(Starts()).When(LetsThemDecide()).Then([.. Enumerable.Repeat("seat-set", 6)])
            .Holds(p => p.SpeaksFor(Council, Walter.Is(), Started.At));
    }

    [Fact]
    public void Who_may_never_decide_for_a_group_is_not_named_to_speak_for_it_and_keeps_nobody_else_from_a_seat()
    {
        foreach (var (group, person) in ((Group, PersonId)[])[(Group.DataProtection, Olga), (Group.Employees, Sonja)])
        {
            var refused = Given.A(Draft).When(NamesSpeakers(Speakers.SetItem(group, Speakers[group] with { Person = person }))).ThenRefused("seat.conflict-of-interest");
            Assert.Equal(Trust.Domain.Text.Kebab.Of(group), refused.Last.Refusal!.Field); // refused above
        }
        Given.A(Draft).And(NamesSpeakers(Speakers)).And(Describes(Group.Employees, GroupProfile.Empty with { SpeaksFor = Speakers[Group.Hr] })).And(Starts())
            .When(LetsThemDecide()).Then([.. Enumerable.Repeat("seat-set", 5)]).Holds(p => p.Seat(Employees) is null);
    }

    [Fact]
    public void A_correction_keeps_to_the_rules()
    {
        Given.A(Started).When((_, at) => new DescribeProject(Id.Text(77), null, null, null, null, Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started).When((_, at) => new DescribeProject(null, null, null, null, 0, Olga.Is(), at)).ThenRefused("project.nobody-affected");
        Given.A(Started).When((_, at) => new DescribeProject(null, null, null, new(2027, 1, 1), null, Olga.Is(), at)).ThenRefused("project.start-is-set");
        Given.A(Draft).When((_, at) => new DescribeProject(null, null, null, new(2027, 1, 1), null, Olga.Is(), at)).Then("project-described");
    }
}
