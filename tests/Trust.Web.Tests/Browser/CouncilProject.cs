using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>A project of one test with a works council of two, the demo's chair and an employee; the HR lead runs it.</summary>
sealed class CouncilProject(BrowserHouse house)
{
    readonly Rulebook rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout")!; // the product's own

    public ProjectId Id { get; } = new(Guid.CreateVersion7());
    public BodyId Body { get; } = new(Guid.CreateVersion7());

    public string Path => $"/projects/{Id}";
    public string Room => $"{Path}/room/{Body}";

    public PersonId Is(DemoPart part) => house.Person(part).Person;

    public static async Task<CouncilProject> Begin(BrowserHouse house)
    {
        var project = new CouncilProject(house);
        await project.Do((t, by, at) => new CreateProject(project.rules, t.Add("Klein"), t.Add("Fragen beantworten."), t.Add("""{"name":"Helfer"}"""), Decides.Assists, Today.Idea,
            [new(new(Guid.CreateVersion7()), t.Add("Lindtal GmbH"), t.Add("Lindtal"), "DE", null, 140, ["de"])],
            [new(project.Body, BodyKind.WorksCouncil, t.Add("Betriebsrat Lindtal"), BodyLevel.Company, [], null)], DateOnly.FromDateTime(at.UtcDateTime), "Europe/Berlin", "de", 140, by, at));
        await project.Seats(DemoPart.WorksCouncilChair, DemoPart.Employee);
        return project;
    }

    public Task Seats(params DemoPart[] parts) => Do((_, by, at) => new SetSeat(new(PartyId.Of(Body), null, SeatRule.Any, null, [.. parts.Select(Is)], []), null, by, at));

    public Task Gives(string item, string text, Audience audience) =>
        Do((t, by, at) => new GiveEvidence(new(Stage.Transparency, item), t.Add(text), null, [], ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal), audience, by, at));

    /// <summary>Started, one right's packet handed over and received; the council has said no, and the employer has answered.</summary>
    public async Task<CheckpointId> GoesThroughACheckpoint(string position, string answer)
    {
        var checkpoint = await IsAsked();
        await Do((t, by, at) => new TakePosition(checkpoint, 1, PositionKind.Objection, t.Add(position), null, [], Audience.OfProject, null, by, at), DemoPart.WorksCouncilChair);
        await Do((t, by, at) => new AnswerPosition(checkpoint, t.Add(answer), Audience.OfProject, by, at));
        return checkpoint;
    }

    /// <summary>Started, one right's packet handed over and received; its time runs.</summary>
    public async Task<CheckpointId> IsAsked()
    {
        await Do((t, by, at) => new GiveRole(Is(DemoPart.ManagingDirector), ProjectRole.Sponsor, t.Add("Für einen Test."), by, at)); // as in SmallProject
        foreach (var group in rules.Groups)
            await Do((t, by, at) => new DescribeGroup(group, new(null, null, null, null, null, null, new(SpokenForBy.Nobody, null, null, t.Add("Für einen Test."))), by, at));
        foreach (var (group, part) in new[] { (Group.Management, DemoPart.ManagingDirector), (Group.Hr, DemoPart.HrLead), (Group.It, DemoPart.HrLead), (Group.Employees, DemoPart.Employee), (Group.DataProtection, DemoPart.DataProtectionOfficer) })
            await Do((_, by, at) => new SetSeat(new(PartyId.Of(group), null, SeatRule.Any, null, [Is(part)], []), null, by, at));
        await Do((_, by, at) => new StartProject(by, at));
        await Do((t, by, at) => new AnswerPlainQuestions(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, q => q is not PlainQuestion.InfersEmotions),
            ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal).Add("DE", 140), t.Add("Nun steht fest, was es tut."), by, at));

        var now = await Now();
        var checkpoint = now.Checkpoints.Values.Where(c => c.Party == PartyId.Of(Body) && !c.LevelOpen).MinBy(c => PacketList.Of(now, c).Count(i => i.Mandatory))!; // so many questions raise one
        var asked = PacketList.Of(now, checkpoint).Where(i => i.Mandatory).ToList();
        foreach (var item in asked.Select(i => i.Evidence).OfType<EvidenceRef>().Distinct())
            if (now.Item(item)?.State is not EvidenceState.Given)
                await Do((t, by, at) => new GiveEvidence(item, t.Add("Liegt bei."), t.Add("https://intranet.example/"), [],
                    now.Rules.Item(item.Stage, item.Item)!.Numbers.ToImmutableSortedDictionary(n => n, _ => 10m, StringComparer.Ordinal), Audience.OfProject, by, at)); // the law names items of the workflow
        await Do((t, by, at) => new HandOverPacket(checkpoint.Id, "de", null, [.. asked.Where(i => i.Evidence is null).Select(i => i.Key).Append("own-1").Distinct().Select(k => new OwnPiece(k, t.Add($"Eigenes Blatt zu {k}."), null, []))], null, null, by, at));
        await Do((_, by, at) => new ConfirmReceipt(checkpoint.Id, 1, null, null, null, by, at), DemoPart.WorksCouncilChair);
        return checkpoint.Id;
    }

    async Task<Project> Now()
    {
        var owner = house.Person(DemoPart.HrLead);
        return (await house.Services.GetRequiredService<ProjectReader>().Read(owner.Organisation, Id, Actor.Of(owner.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow(), default))!.Project; // its owner sees it
    }

    /// <summary>To the body alone, with a reason and until a day.</summary>
    public Task Confides(string item, string text) =>
        Do((t, by, at) => new GiveEvidence(new(Stage.Transparency, item), t.Add(text), null, [], ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal),
            new(AudienceKind.Confidential, [PartyId.Of(Body)], t.Add("Betriebsgeheimnis."), DateOnly.FromDateTime(at.UtcDateTime).AddDays(90)), by, at));

    public async Task Do(Func<Typed, Actor, DateTimeOffset, ProjectCommand> command, DemoPart by = DemoPart.HrLead)
    {
        var (owner, typed) = (house.Person(by), new Typed("de"));
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(
            new(owner.Organisation, Id, command(typed, Actor.Of(owner.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow())) { Typed = typed }, default);
        Assert.IsType<Trust.App.Outcome.Done>(outcome);
    }
}
