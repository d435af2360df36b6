using System.Collections.Immutable;
using Trust.Domain.Course;
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
    public void A_correction_keeps_to_the_rules()
    {
        Given.A(Started).When((_, at) => new DescribeProject(Id.Text(77), null, null, null, null, Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started).When((_, at) => new DescribeProject(null, null, null, null, 0, Olga.Is(), at)).ThenRefused("project.nobody-affected");
        Given.A(Started).When((_, at) => new DescribeProject(null, null, null, new(2027, 1, 1), null, Olga.Is(), at)).ThenRefused("project.start-is-set");
        Given.A(Draft).When((_, at) => new DescribeProject(null, null, null, new(2027, 1, 1), null, Olga.Is(), at)).Then("project-described");
    }
}
