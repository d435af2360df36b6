using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>A project of one test with a works council of two, the demo's chair and an employee; the HR lead runs it.</summary>
sealed class CouncilProject(BrowserHouse house)
{
    public ProjectId Id { get; } = new(Guid.CreateVersion7());
    public BodyId Body { get; } = new(Guid.CreateVersion7());

    public string Path => $"/projects/{Id}";
    public string Room => $"{Path}/room/{Body}";

    public PersonId Is(DemoPart part) => house.Person(part).Person;

    public static async Task<CouncilProject> Begin(BrowserHouse house)
    {
        var project = new CouncilProject(house);
        var rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout");
        await project.Do((t, by, at) => new CreateProject(rules, t.Add("Klein"), t.Add("Fragen beantworten."), t.Add("""{"name":"Helfer"}"""), Decides.Assists, Today.Idea,
            [new(new(Guid.CreateVersion7()), t.Add("Lindtal GmbH"), t.Add("Lindtal"), "DE", null, 140, ["de"])],
            [new(project.Body, BodyKind.WorksCouncil, t.Add("Betriebsrat Lindtal"), BodyLevel.Company, [], null)], DateOnly.FromDateTime(at.UtcDateTime), "Europe/Berlin", "de", 140, by, at));
        await project.Seats(DemoPart.WorksCouncilChair, DemoPart.Employee);
        return project;
    }

    public Task Seats(params DemoPart[] parts) => Do((_, by, at) => new SetSeat(new(PartyId.Of(Body), null, SeatRule.Any, null, [.. parts.Select(Is)], []), null, by, at));

    public Task Gives(string item, string text, Audience audience) =>
        Do((t, by, at) => new GiveEvidence(new(Stage.Transparency, item), t.Add(text), null, [], System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal), audience, by, at));

    /// <summary>To the body alone, with a reason and until a day.</summary>
    public Task Confides(string item, string text) =>
        Do((t, by, at) => new GiveEvidence(new(Stage.Transparency, item), t.Add(text), null, [], System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal),
            new(AudienceKind.Confidential, [PartyId.Of(Body)], t.Add("Betriebsgeheimnis."), DateOnly.FromDateTime(at.UtcDateTime).AddDays(90)), by, at));

    public async Task Do(Func<Typed, Actor, DateTimeOffset, ProjectCommand> command, DemoPart by = DemoPart.HrLead)
    {
        var (owner, typed) = (house.Person(by), new Typed("de"));
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(
            new(owner.Organisation, Id, command(typed, Actor.Of(owner.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow())) { Typed = typed }, default);
        Assert.IsType<Trust.App.Outcome.Done>(outcome);
    }
}
