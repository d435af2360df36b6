using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;
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

    public static Task<SmallProject> Draft(BrowserHouse house, Today today) => Draft(house, today, "DE", null, "de", []);

    static async Task<SmallProject> Draft(BrowserHouse house, Today today, string country, string? region, string language, (BodyId Id, BodyKind Kind, string Name, BodyLevel Level)[] bodies)
    {
        var project = new SmallProject(house);
        var rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout");
        await project.Do((t, by, at) => new CreateProject(rules, t.Add("Klein"), t.Add("Fragen beantworten."), t.Add("""{"name":"Helfer"}"""), Decides.Assists, today,
            [new(new(Guid.CreateVersion7()), t.Add("Lindtal GmbH"), t.Add("Lindtal"), country, region, 140, [language])],
            [.. bodies.Select(b => new Body(b.Id, b.Kind, t.Add(b.Name), b.Level, [], null))], project.Day(0), "Europe/Berlin", language, 140, by, at));
        return project;
    }

    /// <summary>With everybody in place, and not started.</summary>
    public static async Task<SmallProject> Ready(BrowserHouse house) => await Placed(await Draft(house, Today.Idea), house);

    /// <summary>Started in a country with a body for which the chair of the demo decides; these questions are answered with yes, all others with no.</summary>
    public static Task<SmallProject> UnderLaw(BrowserHouse house, string country, string? region, BodyKind kind, string name, params PlainQuestion[] yes) =>
        Under(house, country, region, [(new(Guid.CreateVersion7()), kind, name, BodyLevel.Site)], yes);

    /// <summary>As above in Germany, with a works council of the site and one of the company: before papers go out, somebody asks which is competent.</summary>
    public static Task<SmallProject> UnderTwoCouncils(BrowserHouse house, params PlainQuestion[] yes) => Under(house, "DE", "BW",
        [(new(Guid.CreateVersion7()), BodyKind.WorksCouncil, "Betriebsrat Lindtal", BodyLevel.Site), (new(Guid.CreateVersion7()), BodyKind.WorksCouncil, "Gesamtbetriebsrat", BodyLevel.Company)], yes);

    static async Task<SmallProject> Under(BrowserHouse house, string country, string? region, (BodyId Id, BodyKind Kind, string Name, BodyLevel Level)[] bodies, PlainQuestion[] yes)
    {
        var project = await Placed(await Draft(house, Today.Idea, country, region, country == "NO" ? "nb" : "de", bodies), house);
        foreach (var body in bodies)
            await project.Do((_, by, at) => new SetSeat(new(PartyId.Of(body.Id), null, SeatRule.Any, null, [project.Is(DemoPart.WorksCouncilChair)], []), null, by, at));
        await project.Do((_, by, at) => new StartProject(by, at));
        await project.Do((t, by, at) => new AnswerPlainQuestions(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, yes.Contains), ImmutableSortedDictionary<string, int>.Empty, t.Add("Zum Beginn."), by, at));
        return project;
    }

    /// <summary>The papers of a right are with its party, a month ago.</summary>
    public async Task<CheckpointId> HandsOver(string right, string language)
    {
        await GivesPapersFor(right);
        var (now, checkpoint) = (await Now(), await Checkpoint(right));
        var own = PacketList.Of(now, checkpoint).Where(i => i is { Mandatory: true, Evidence: null }).Select(i => i.Key).Append("own-1").Distinct();
        await Do((t, by, at) => new HandOverPacket(checkpoint.Id, language, null, [.. own.Select(k => new OwnPiece(k, t.Add("Steht fest."), null, []))], null, null, by, at));
        await Do((_, by, at) => new ConfirmReceipt(checkpoint.Id, 1, null, null, null, by, at), DemoPart.WorksCouncilChair);
        return checkpoint.Id;
    }

    public Task Objects(CheckpointId checkpoint) =>
        Do((t, by, at) => new TakePosition(checkpoint, 1, PositionKind.Objection, t.Add("So nicht."), null, [], Audience.OfProject, null, by, at), DemoPart.WorksCouncilChair);

    public Task OffersTalks(CheckpointId checkpoint, int day) => Do((_, by, at) => new OfferTalks(checkpoint, Day(day), by, at));

    /// <summary>The state as it is now.</summary>
    public async Task<Project> Now() => (await house.Services.GetRequiredService<ProjectReader>().Read(house.Person(DemoPart.HrLead).Organisation, id, Actor.Of(Is(DemoPart.HrLead)), at.AddDays(30), default))!.Project; // made by this test

    /// <summary>A checkpoint by its right, the pilot's where there are two.</summary>
    public async Task<Checkpoint> Checkpoint(string right) => (await Now()).Checkpoints.Values.Where(c => c.Right.Right == right && c.Competence is not { Holds: false }).MinBy(c => c.At.Lock)!; // a test names one that is there

    /// <summary>Gives every piece of evidence that the law's list of a right makes mandatory.</summary>
    public async Task GivesPapersFor(string right)
    {
        var (now, checkpoint) = (await Now(), await Checkpoint(right));
        foreach (var item in PacketList.Of(now, checkpoint).Where(i => i.Mandatory).Select(i => i.Evidence).OfType<EvidenceRef>())
            await Gives(item);
    }

    public Task Gives(EvidenceRef item, string text = "Steht fest.") => Do((t, by, at) => new GiveEvidence(item, t.Add(text), t.Add("https://intranet.example/"), [],
        house.Services.GetRequiredService<Rulebooks>().Latest("rollout").Item(item.Stage, item.Item)!.Numbers.ToImmutableSortedDictionary(n => n, _ => 10m, StringComparer.Ordinal), Audience.OfProject, by, at)); // the law's lists name known items

    static async Task<SmallProject> Placed(SmallProject project, BrowserHouse house)
    {
        var rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout");
        await project.Do((t, by, at) => new GiveRole(project.Is(DemoPart.ManagingDirector), ProjectRole.Sponsor, t.Add("Für einen Test."), by, at)); // asked for where another test lets this person administer
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

    /// <summary>As a client would who lets nobody decide by the start.</summary>
    public Task Starts() => Do((_, by, at) => new StartProject(by, at));

    public Task Describes(Group group, GroupProfile profile) => Do((_, by, at) => new DescribeGroup(group, profile, by, at));

    public Task OffersMeeting(Group group, int day) => Do((_, by, at) => new OfferMeeting(Stage.Transparency, PartyId.Of(group), Day(day), by, at));

    public Task Promises(string what) => Do((t, by, at) => new MakeCommitment(new(Guid.CreateVersion7()), t.Add(what), null, null, Is(DemoPart.HrLead), Day(60), Audience.OfProject, by, at));

    /// <summary>A milestone of its own, on that day and with these hours.</summary>
    public async Task<MilestoneId> Meets(DateOnly on, TimeOnly from, TimeOnly until)
    {
        var milestone = new MilestoneId(Guid.CreateVersion7());
        await Do((t, by, at) => new AddMilestone(milestone, t.Add("Besuch"), Stage.Relevance, Group.Hr, on, false, by, at));
        await Do((_, by, at) => new SetMilestoneHours(milestone, from, until, by, at));
        return milestone;
    }

    async Task Do(Func<Typed, Actor, DateTimeOffset, ProjectCommand> command, DemoPart part = DemoPart.HrLead)
    {
        var owner = house.Person(part);
        var typed = new Typed("de");
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(new(owner.Organisation, id, command(typed, Actor.Of(owner.Person), at)) { Typed = typed }, default);
        Assert.IsType<Trust.App.Outcome.Done>(outcome);
    }
}
