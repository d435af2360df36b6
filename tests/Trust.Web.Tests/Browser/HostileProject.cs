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
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Tests.Browser;

/// <summary>A project in which every text that somebody can type is one that breaks pages, far enough on that each kind of text stands somewhere.</summary>
sealed class HostileProject(BrowserHouse house)
{
    /// <summary>Markup that would run, an attribute's end, marks that turn the direction, emoji of several characters, and a name with no place to part.</summary>
    public static readonly string Words = "</title><script>window.ran=1</script>\"'><img src=x onerror=window.ran=1> \u202eright to left\u2067 \u061c👩🏽‍💻🏳️‍🌈 {{7*7}} ${7*7} " + new string('W', 300);

    readonly Rulebook rules = house.Services.GetRequiredService<Rulebooks>().Latest("rollout")!; // the product's own
    readonly BodyId body = new(Guid.CreateVersion7());

    public ProjectId Id { get; } = new(Guid.CreateVersion7());

    PersonId Is(DemoPart part) => house.Person(part).Person;

    public static async Task<HostileProject> Begin(BrowserHouse house)
    {
        var project = new HostileProject(house);
        await project.Starts();
        await project.Opens(Stage.Transparency);
        await project.IsObjectedTo();
        await project.NegotiatesWithItsBody();
        return project;
    }

    async Task Starts()
    {
        await Do((t, by, at) => new CreateProject(rules, t.Add(Words), t.Add(Words), t.Add(System.Text.Json.JsonSerializer.Serialize(new { name = Words, vendor = Words, function = Words })), Decides.Assists, Today.Idea,
            [new(new(Guid.CreateVersion7()), t.Add(Words), t.Add(Words), "DE", null, 140, ["de"])],
            [new(body, BodyKind.WorksCouncil, t.Add(Words), BodyLevel.Company, [], null)], DateOnly.FromDateTime(at.UtcDateTime), "Europe/Berlin", "de", 140, by, at));
        await Do((t, by, at) => new GiveRole(Is(DemoPart.ManagingDirector), ProjectRole.Sponsor, t.Add(Words), by, at));
        await Do((t, by, at) => new SetSeat(new(PartyId.Of(body), null, SeatRule.Any, null, [Is(DemoPart.WorksCouncilChair)], []), t.Add(Words), by, at));
        foreach (var group in rules.Groups)
            await Do((t, by, at) => new DescribeGroup(group, new(3, t.Add(Words), t.Add(Words), null, null, null, new(SpokenForBy.Nobody, null, null, t.Add(Words))), by, at));
        foreach (var (group, part) in new[] { (Group.Management, DemoPart.ManagingDirector), (Group.Hr, DemoPart.HrLead), (Group.It, DemoPart.HrLead), (Group.Employees, DemoPart.Employee), (Group.DataProtection, DemoPart.DataProtectionOfficer) })
            await Do((_, by, at) => new SetSeat(new(PartyId.Of(group), null, SeatRule.Any, null, [Is(part)], []), null, by, at));
        await Do((_, by, at) => new StartProject(by, at));
        await Do((t, by, at) => new AddMilestone(new(Guid.CreateVersion7()), t.Add(Words), Stage.Relevance, Group.Hr, DateOnly.FromDateTime(at.UtcDateTime).AddDays(30), false, by, at));
    }

    async Task Opens(Stage stage)
    {
        foreach (var item in rules.Of(stage).Evidence.Where(e => e.Required)) await Gives(new(stage, item.Key), new(AudienceKind.Everyone, [], null, null));
        await Do((_, by, at) => new OpenGate(stage, by, at));
        var now = await Now();
        await Do((t, by, at) => new DecideGate(stage, now.Of(stage).Rounds, Statement.Of(now, stage), PartyId.Of(Group.Management), GateAnswer.ApproveWithConditions, t.Add(Words),
            [new(new(Guid.CreateVersion7()), t.Add(Words), new(Stage.Relevance, null), DateOnly.FromDateTime(at.UtcDateTime).AddDays(30), Is(DemoPart.HrLead))], null, by, at), DemoPart.ManagingDirector);
        await Do((t, by, at) => new DecideGate(stage, now.Of(stage).Rounds, Statement.Of(now, stage), PartyId.Of(Group.Employees), GateAnswer.Approve, t.Add(Words), [],
            new(new(Guid.CreateVersion7()), Channel.Paper, DateOnly.FromDateTime(at.UtcDateTime), t.Add(Words), t.AddFile("W.txt", "x"u8.ToArray())), by, at));
    }

    async Task IsObjectedTo()
    {
        var id = new ObjectionId(Guid.CreateVersion7());
        await Do((t, by, at) => new RaiseObjection(id, Stage.Transparency, ObjectionCategory.Jobs, t.Add(Words), false, null, by, at), DemoPart.Employee);
        await Do((_, by, at) => new AcknowledgeObjection(id, by, at));
        await Do((t, by, at) => new AnswerObjection(id, t.Add(Words), t.Add(Words), [], by, at));
    }

    async Task NegotiatesWithItsBody()
    {
        await Do((t, by, at) => new AnswerPlainQuestions(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, q => q is PlainQuestion.Monitors), ImmutableSortedDictionary<string, int>.Empty, t.Add(Words), by, at));
        var now = await Now();
        var checkpoint = now.Checkpoints.Values.Where(c => c.Party == PartyId.Of(body) && !c.LevelOpen).MinBy(c => PacketList.Of(now, c).Count(i => i.Mandatory))!; // one question was answered with yes
        var asked = PacketList.Of(now, checkpoint).Where(i => i.Mandatory).ToList();
        foreach (var item in asked.Select(i => i.Evidence).OfType<EvidenceRef>().Distinct().Where(i => now.Item(i)?.State is not EvidenceState.Given)) await Gives(item, Audience.OfProject);
        await Do((t, by, at) => new HandOverPacket(checkpoint.Id, "de", null, [.. asked.Where(i => i.Evidence is null).Select(i => i.Key).Append("own-1").Distinct().Select(k => new OwnPiece(k, t.Add(Words), null, []))], null, null, by, at));
        await Do((_, by, at) => new ConfirmReceipt(checkpoint.Id, 1, null, null, null, by, at), DemoPart.WorksCouncilChair);
        await Do((t, by, at) => new TakePosition(checkpoint.Id, 1, PositionKind.Objection, t.Add(Words), null, [], Audience.OfProject, null, by, at), DemoPart.WorksCouncilChair);
        await Do((t, by, at) => new AnswerPosition(checkpoint.Id, t.Add(Words), Audience.OfProject, by, at));
        await Do((t, by, at) => new DraftAgreement(new(Guid.CreateVersion7()), [checkpoint.Id], 0, "de", t.Add(Words), [new("own-1", ImmutableSortedDictionary<string, ContentRef>.Empty.WithComparers(StringComparer.Ordinal), t.Add(Words))], new(null, null, null), null, by, at));
        await Do((t, by, at) => new MakeCommitment(new(Guid.CreateVersion7()), t.Add(Words), null, null, Is(DemoPart.HrLead), DateOnly.FromDateTime(at.UtcDateTime).AddDays(30), new(AudienceKind.Everyone, [], null, null), by, at));
    }

    Task Gives(EvidenceRef item, Audience audience) => Do((t, by, at) => new GiveEvidence(item, t.Add(Words), t.Add("https://intranet.example/" + new string('W', 300)), [t.AddFile(new string('W', 200) + ".txt", "x"u8.ToArray())],
        rules.Item(item.Stage, item.Item)!.Numbers.ToImmutableSortedDictionary(n => n, _ => 10m, StringComparer.Ordinal), audience, by, at)); // the law's lists name known items

    async Task<Project> Now() => (await house.Services.GetRequiredService<ProjectReader>().Read(house.Person(DemoPart.HrLead).Organisation, Id, Actor.Of(Is(DemoPart.HrLead)), house.Services.GetRequiredService<ProductClock>().GetUtcNow(), default))!.Project; // its owner sees it

    async Task Do(Func<Typed, Actor, DateTimeOffset, ProjectCommand> command, DemoPart by = DemoPart.HrLead)
    {
        var (who, typed) = (house.Person(by), new Typed("de"));
        var outcome = await house.Services.GetRequiredService<Trust.App.Projects>().Execute(
            new(who.Organisation, Id, command(typed, Actor.Of(who.Person), house.Services.GetRequiredService<ProductClock>().GetUtcNow())) { Typed = typed }, default);
        Assert.True(outcome is Trust.App.Outcome.Done, $"{outcome}");
    }
}
