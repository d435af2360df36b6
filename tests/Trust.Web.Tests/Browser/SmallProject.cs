using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Milestones;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>A project of one test: one site, no body, the demo's people in its seats; what led to it happened a month ago.</summary>
sealed class SmallProject(BrowserHouse house)
{
    readonly ProjectId id = new(Guid.CreateVersion7());
    readonly DateTimeOffset at = house.Services.GetRequiredService<ProductClock>().GetUtcNow().AddDays(-30);

    public ProjectId Id => id;

    public string Path => $"/projects/{id}";

    /// <summary>The project's date so many days after it began.</summary>
    public DateOnly Day(int days) => DateOnly.FromDateTime(at.AddDays(days).UtcDateTime);

    PersonId Is(DemoPart part) => house.Person(part).Person;

    public static async Task<SmallProject> Draft(BrowserHouse house, Today today)
    {
        var project = new SmallProject(house);
        var rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout");
        await project.Do((t, by, at) => new CreateProject(rules, t.Add("Klein"), t.Add("Fragen beantworten."), t.Add("""{"name":"Helfer"}"""), Decides.Assists, today,
            [new(new(Guid.CreateVersion7()), t.Add("Lindtal GmbH"), t.Add("Lindtal"), "DE", null, 10, ["de"])], [], project.Day(0), "Europe/Berlin", "de", 10, by, at));
        return project;
    }

    /// <summary>With everybody in place, and not started.</summary>
    public static async Task<SmallProject> Ready(BrowserHouse house)
    {
        var project = await Draft(house, Today.Idea);
        var rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout");
        await project.Do((_, by, at) => new GiveRole(project.Is(DemoPart.ManagingDirector), ProjectRole.Sponsor, null, by, at));
        foreach (var group in rules.Groups)
            await project.Do((t, by, at) => new DescribeGroup(group, new(null, null, null, null, null, null, new(SpokenForBy.Nobody, null, null, t.Add("Für einen Test."))), by, at));
        foreach (var (group, part) in new[] { (Group.Management, DemoPart.ManagingDirector), (Group.Hr, DemoPart.HrLead), (Group.It, DemoPart.HrLead), (Group.Employees, DemoPart.Employee), (Group.DataProtection, DemoPart.DataProtectionOfficer) })
            await project.Do((_, by, at) => new SetSeat(new(PartyId.Of(group), null, SeatRule.Any, null, [project.Is(part)], []), null, by, at));
        return project;
    }

    /// <summary>Started, all evidence given and the first gate open.</summary>
    public static async Task<SmallProject> InReview(BrowserHouse house)
    {
        var (project, rules) = (await Ready(house), house.Services.GetRequiredService<Rulebooks>().Latest("rollout"));
        await project.Do((_, by, at) => new StartProject(by, at));
        foreach (var item in rules.Of(Stage.Transparency).Evidence.Where(e => e.Required))
            await project.Do((t, by, at) => new GiveEvidence(new(Stage.Transparency, item.Key), t.Add("Steht fest."), t.Add("https://intranet.example/"), [],
                item.Numbers.ToImmutableSortedDictionary(n => n, _ => 10m, StringComparer.Ordinal), Audience.OfProject, by, at));
        await project.Do((_, by, at) => new OpenGate(Stage.Transparency, by, at));
        return project;
    }

    public Task OffersMeeting(Group group, int day) => Do((_, by, at) => new OfferMeeting(Stage.Transparency, PartyId.Of(group), Day(day), by, at));

    /// <summary>A milestone of its own, on that day and with these hours.</summary>
    public async Task<MilestoneId> Meets(DateOnly on, TimeOnly from, TimeOnly until)
    {
        var milestone = new MilestoneId(Guid.CreateVersion7());
        await Do((t, by, at) => new AddMilestone(milestone, t.Add("Besuch"), Stage.Relevance, Group.Hr, on, false, by, at));
        await Do((_, by, at) => new SetMilestoneHours(milestone, from, until, by, at));
        return milestone;
    }

    async Task Do(Func<Typed, Actor, DateTimeOffset, ProjectCommand> command)
    {
        var owner = house.Person(DemoPart.HrLead);
        var typed = new Typed("de");
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(new(owner.Organisation, id, command(typed, Actor.Of(owner.Person), at)) { Typed = typed }, default);
        Assert.IsType<Trust.App.Outcome.Done>(outcome);
    }
}
