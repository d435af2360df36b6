using Trust.Domain.Course;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class RoleTests
{
    static Act Offers(PersonId to, PersonId? by = null) => (_, at) => new OfferOwnership(to, (by ?? Olga).Is(), at);
    static Act Takes(PersonId by) => (_, at) => new TakeOwnership(by.Is(), at);

    [Fact]
    public void A_deputy_owner_runs_the_project_too() =>
        Given.A(Ready.And(GivesRole(Dag, ProjectRole.DeputyOwner))).When((_, at) => new StartProject(Dag.Is(), at)).Then("project-started", "stage-entered", "milestones-planned");

    [Fact]
    public void A_role_is_held_once() => Given.A(Started).When(GivesRole(Sonja, ProjectRole.Sponsor)).ThenNothing();

    [Fact]
    public void Roles_are_given_and_ended_by_the_owner_and_ended_by_their_holder()
    {
        Given.A(Started).When((_, at) => new GiveRole(Nora, ProjectRole.Member, null, Mona.Is(), at)).ThenRefused("project.only-owner");
        var member = Started.And(GivesRole(Nora, ProjectRole.Member));
        Given.A(member).When(EndsRole(Nora, ProjectRole.Member, Mona)).ThenRefused("project.only-owner");
        Given.A(member).When(EndsRole(Nora, ProjectRole.Member, Nora)).Then("role-ended").Holds(p => !p.IsKnownTo(Nora.Is(), p.Since));
        Given.A(Started).When(EndsRole(Mona, ProjectRole.Member, Olga)).ThenNothing();
    }

    [Fact]
    public void An_administrator_takes_a_part_unasked_but_not_without_a_reason()
    {
        static Act Takes(ProjectRole role, ContentRef? reason, PersonId? forWhom = null) => (_, at) => new GiveRole(forWhom ?? Nora, role, reason, Nora.Is(), at);
        var story = Started with { Now = Started.Now with { Members = [new(Nora, OrganisationRole.Administrator), new(Dag, OrganisationRole.Administrator)] } };
        Given.A(story).When(Takes(ProjectRole.Observer, null)).ThenRefused("role.reason-missing");
        Given.A(story).When(Takes(ProjectRole.Observer, Id.SomeText)).Then("role-given").Holds(p => p.Roles.Any(r => r.Person == Nora && r.Reason == Id.SomeText));
        Given.A(story).When(Takes(ProjectRole.Owner, Id.SomeText)).ThenRefused("role.owner-by-hand-over");
        Given.A(story).When(Takes(ProjectRole.Member, Id.SomeText, Willi)).ThenRefused("project.unknown");
        Given.A(story).When((_, at) => new PauseProject(Id.SomeText, Nora.Is(), at)).ThenRefused("project.unknown");
        Given.A(story).When((_, at) => new GiveRole(Willi, ProjectRole.Observer, Id.SomeText, Willi.Is(), at)).ThenRefused("project.unknown");
        Given.A(story).When(GivesRole(Nora, ProjectRole.Member)).ThenRefused("role.reason-missing");
        Given.A(story.And(Takes(ProjectRole.Observer, Id.SomeText))).When(Takes(ProjectRole.DeputyOwner, Id.SomeText)).Then("role-given");
    }

    [Fact]
    public void An_auditor_knows_every_project_and_does_nothing_in_it()
    {
        var story = AtGateOf(Stage.Transparency);
        story = story with { Now = story.Now with { Members = [new(Nora, OrganisationRole.Auditor), new(Olga, OrganisationRole.Auditor)] } };
        Assert.True(story.Now.IsKnownTo(Nora.Is(), story.At));
        foreach (var (kind, seed) in Anything.Covered.Where(k => k != typeof(CreateProject)).SelectMany(kind => Enumerable.Range(1, 5).Select(seed => (kind, seed))))
        {
            var command = new Anything(new(seed), new(seed)).Of(kind, story.Now, story.At) with { By = Nora.Is() };
            Assert.True(command.Decide(story.Now).Refusal is { Kind: RefusalKind.NotAllowed, Code: "project.audited-only" }, command.ToString());
        }
        Given.A(story).When(Opens(Stage.Transparency)).Then("gate-opened");     // an owner who audits too stays an owner
        Given.A(story.And(GivesRole(Nora, ProjectRole.Member))).When(Gives(Stage.Security, "dpia", by: Nora)).Then("evidence-given");
    }

    [Theory]
    [InlineData(AudienceKind.Everyone, true)]
    [InlineData(AudienceKind.Project, true)]
    [InlineData(AudienceKind.Parties, false)]
    [InlineData(AudienceKind.OwnerAndDataProtection, false)]
    [InlineData(AudienceKind.Confidential, false)]
    public void An_auditor_reads_what_is_for_everybody_or_for_the_project(AudienceKind kind, bool reads)
    {
        var now = Started.Now with { Members = [new(Nora, OrganisationRole.Auditor)] };
        Assert.Equal(reads, Domain.Evidence.AudienceRule.MayRead(now, new(kind, [Council], null, DateOnly.MaxValue), Nora.Is(), Started.At));
        Assert.False(Domain.Evidence.AudienceRule.MayRead(Started.Now, new(kind, [Council], null, DateOnly.MaxValue), Nora.Is(), Started.At));
    }

    [Fact]
    public void A_running_project_keeps_a_sponsor()
    {
        Given.A(Started).When(EndsRole(Sonja, ProjectRole.Sponsor, Olga)).ThenRefused("role.last-sponsor");
        Given.A(Ready).When(EndsRole(Sonja, ProjectRole.Sponsor, Olga)).Then("role-ended");
        Given.A(Started.And(GivesRole(Nora, ProjectRole.Sponsor))).When(EndsRole(Sonja, ProjectRole.Sponsor, Olga)).Then("role-ended");
    }

    [Fact]
    public void Ownership_moves_by_hand_over_only()
    {
        Given.A(Started).When(GivesRole(Nora, ProjectRole.Owner)).ThenRefused("role.owner-by-hand-over");
        Given.A(Started).When(EndsRole(Olga, ProjectRole.Owner, Olga)).ThenRefused("role.owner-by-hand-over");
    }

    [Fact]
    public void An_offer_changes_nothing_until_the_successor_confirms() =>
        Given.A(Started).When(Offers(Nora)).Then("ownership-offered").Holds(p => p.Owner == Olga && p.IsKnownTo(Nora.Is(), p.Since))
            .When(Takes(Nora)).Then("ownership-taken").Holds(p => p.Owner == Nora && p.OwnershipOfferedTo == null && !p.IsRunBy(Olga.Is()));

    [Fact]
    public void Only_the_owner_offers_and_only_who_was_asked_takes()
    {
        var two = Started.And(GivesRole(Dag, ProjectRole.DeputyOwner));
        Given.A(two).When(Offers(Nora, by: Dag)).ThenRefused("project.only-owner");
        Given.A(two.And(Offers(Nora))).When(Takes(Dag)).ThenRefused("role.not-offered");
        Given.A(two.And(Offers(Nora))).When(Takes(Olga)).ThenNothing();
        Given.A(two.And(Offers(Nora))).When(Offers(Nora)).ThenNothing();
        Given.A(two).When(Offers(Olga)).ThenNothing();
    }

    [Fact]
    public void Whoever_decides_for_a_body_neither_owns_nor_sponsors()
    {
        Given.A(Started).When(Offers(Walter)).ThenRefused("seat.conflict-of-interest");
        Given.A(Started).When(GivesRole(Petra, ProjectRole.DeputyOwner)).ThenRefused("seat.conflict-of-interest");
        Given.A(Started).When(GivesRole(Emil, ProjectRole.Sponsor)).ThenRefused("seat.conflict-of-interest");
        Given.A(Started.And(Offers(Nora), Seats(Council, Walter, Nora))).When(Takes(Nora)).ThenRefused("seat.conflict-of-interest");
    }

    [Fact]
    public void A_project_takes_another_version_of_its_workflow_by_command() =>
        Given.A(Started).When((_, at) => new AdoptRulebook(TestRulebook.V2, Olga.Is(), at)).Then("rulebook-adopted").Holds(p => p.RulebookId == "test.2" && p.Rules.Version == 2);

    [Fact]
    public void A_workflow_is_not_changed_by_others_nor_to_another_nor_while_a_gate_is_asked()
    {
        Given.A(Started).When((_, at) => new AdoptRulebook(TestRulebook.V2, Mona.Is(), at)).ThenRefused("project.only-owner");
        Given.A(Started).When((_, at) => new AdoptRulebook(TestRulebook.V2 with { Key = "other" }, Olga.Is(), at)).ThenRefused("rulebook.other-workflow");
        Given.A(InReviewOf(Stage.Transparency)).When((_, at) => new AdoptRulebook(TestRulebook.V2, Olga.Is(), at)).ThenRefused("rulebook.gate-in-review");
        Given.A(Started).When((_, at) => new AdoptRulebook(TestRulebook.V1, Olga.Is(), at)).ThenNothing();
    }
}
