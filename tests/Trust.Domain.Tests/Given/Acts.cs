using System.Collections.Immutable;
using Trust.Domain.Changes;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests;

/// <summary>What people do in the tests, each complete and in order; a test that needs it otherwise changes it by <c>with</c>.</summary>
static class Acts
{
    public static readonly ImmutableSortedDictionary<string, decimal> NoNumbers = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    public static readonly Site SiteLindtal = new(Lindtal, Id.Text(20), Id.Text(21), "DE", "BW", 400, ["de"]);
    public static readonly Site SiteOdense = new(Odense, Id.Text(22), Id.Text(23), "DK", null, 120, ["da", "en"]);

    public static CreateProject Creation(Rulebook rules, Today today, DateTimeOffset at) => new(rules, Id.Text(10), Id.Text(11), Id.Text(12), Decides.Recommends, today,
        [SiteLindtal, SiteOdense],
        [
            new(LindtalCouncil, BodyKind.WorksCouncil, Id.Text(24), BodyLevel.Site, [Lindtal], null),
            new(OdenseSu, BodyKind.Union, Id.Text(25), BodyLevel.Site, [Odense], null),
        ],
        new(2026, 3, 9), "Europe/Berlin", "de", 520, Olga.Is(), at);

    public static Act Creates(Today today = Today.Idea) => (now, at) => Creation(now.Rules, today, at);
    public static Act GivesRole(PersonId to, ProjectRole role) => (_, at) => new GiveRole(to, role, null, Olga.Is(), at);
    public static Act EndsRole(PersonId of, ProjectRole role, PersonId by) => (_, at) => new EndRole(of, role, by.Is(), at);

    public static readonly GroupProfile Profile = new(3, Id.Text(30), Id.Text(31), null, null, null, new(SpokenForBy.Nobody, null, null, Id.Text(32)));
    public static Act Describes(Group group, GroupProfile? profile = null, PersonId? by = null) => (_, at) => new DescribeGroup(group, profile ?? Profile, (by ?? Olga).Is(), at);
    public static Act Places(PersonId person, PartyId party, PersonId? by = null) => (_, at) => new PlaceStakeholder(new(person, party, null, Channel.Mail, null), (by ?? Olga).Is(), at);

    public static Act Seats(PartyId party, params PersonId[] holders) => Seats(new Seat(party, null, SeatRule.Any, null, [.. holders], []));
    public static Act Seats(Seat seat, PersonId? by = null) => (now, at) =>
        new SetSeat(seat, Id.SomeText, (by ?? now.Seat(seat.Party)?.Holders[0] ?? Olga).Is(), at);

    public static Act Starts() => (_, at) => new StartProject(Olga.Is(), at);

    public static GiveEvidence Piece(Project now, Stage stage, string item, DateTimeOffset at, int text = 100, PersonId? by = null) => new(new(stage, item),
        Id.Text(text), null, now.Rules.Item(stage, item)?.File is true ? [Id.File(text)] : [],
        now.Rules.Item(stage, item)?.Numbers.ToImmutableSortedDictionary(n => n, _ => 7.5m, StringComparer.Ordinal) ?? NoNumbers, Audience.OfProject, (by ?? Olga).Is(), at);
    public static Act Gives(Stage stage, string item, int text = 100, PersonId? by = null) => (now, at) => Piece(now, stage, item, at, text, by);
    public static Act WaivesEvidence(Stage stage, string item, PartyId party, PersonId by) => (_, at) => new WaiveEvidence(new(stage, item), party, Id.SomeText, by.Is(), at);

    public static Act Opens(Stage stage) => (_, at) => new OpenGate(stage, Olga.Is(), at);

    public static DecideGate Decision(Project now, Stage stage, PartyId party, Actor by, GateAnswer answer, DateTimeOffset at) =>
        new(stage, now.Of(stage).Round?.Number ?? 1, Statement.Of(now, stage), party, answer,
            answer is GateAnswer.Object or GateAnswer.RequestChanges ? Id.SomeText : null, [], null, by, at);
    public static Act Answers(Stage stage, PartyId party, PersonId by, GateAnswer answer = GateAnswer.Approve) =>
        (now, at) => Decision(now, stage, party, by.Is(), answer, at);
    public static Act Approves(Stage stage, PartyId party, PersonId by, int condition, BoundTo at, PersonId? owner = null) => (now, moment) =>
        Decision(now, stage, party, by.Is(), GateAnswer.ApproveWithConditions, moment) with { Conditions = [new(Id.Condition(condition), Id.Text(200), at, new(2026, 6, 1), owner)] };
    public static Report Reported(DateTimeOffset at, int act = 1, Channel channel = Channel.Paper) =>
        new(Id.Act(act), channel, DateOnly.FromDateTime(at.UtcDateTime), Id.Text(300), Id.File(300));
    public static Act Reports(Stage stage, PartyId party, GateAnswer answer, int act = 1, Channel channel = Channel.Paper) => (now, at) =>
        Decision(now, stage, party, Olga.Is(), answer, at) with { OnBehalf = Reported(at, act, channel) };
    public static Act Disputes(int act, PersonId by) => (_, at) => new DisputeAct(Id.Act(act), Id.SomeText, by.Is(), at);

    public static Act Meets(int condition, PersonId by) => (_, at) => new MeetCondition(Id.Condition(condition), Id.SomeText, null, by.Is(), at);
    public static Act Records(Stage stage, PartyId party, OutcomeKind kind, int act = 50) => (_, at) => new RecordOutcome(stage, party, kind, Id.SomeText,
        kind is OutcomeKind.ReasonedAnswer ? null : Reported(at, act), Olga.Is(), at);
    public static Act OffersMeeting(Stage stage, PartyId party, int inDays) => (now, at) => new OfferMeeting(stage, party, now.Day(at).AddDays(inDays), Olga.Is(), at);
    public static Act Closes(Stage stage, PartyId party, PersonId by) => (now, at) =>
        new CloseWithoutPosition(stage, party, now.Day(at).AddDays(-1), Id.SomeText, by.Is(), at);

    public static Act OpensLock(Lock @lock, params SiteId[] sites) => (_, at) => new OpenLock(@lock, [.. sites], Olga.Is(), at);
    public static Act EndsPilot() => (_, at) => new EndPilot(Id.SomeText, Olga.Is(), at);
    public static Act Reopens(Stage stage) => (_, at) => new ReopenStage(stage, Id.SomeText, Olga.Is(), at);
    public static Act ReportsChange(int change, bool people = false, bool data = false) => (_, at) => new ReportChange(Id.Change(change), ChangeKind.VendorUpdate, Id.SomeText,
        ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal).Add("other-people", people).Add("other-data", data), Olga.Is(), at);

    public static Act Objects(int objection, PersonId by, bool blocking = false, BodyId? forBody = null, Stage? stage = null) => (_, at) =>
        new RaiseObjection(Id.Objection(objection), stage, ObjectionCategory.Privacy, Id.SomeText, blocking, forBody, by.Is(), at);
    public static Act AnswersObjection(int objection, PersonId by) => (_, at) => new AnswerObjection(Id.Objection(objection), Id.SomeText, Id.Text(2), [], by.Is(), at);
    public static Act Contests(int objection, PersonId by) => (_, at) => new ContestAnswer(Id.Objection(objection), Id.SomeText, by.Is(), at);
    public static Act Escalates(int objection, PersonId by) => (_, at) => new EscalateObjection(Id.Objection(objection), by.Is(), at);

    static ImmutableSortedDictionary<string, bool> No => ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal).Add("other-people", false).Add("other-data", false);
    public static AddSite Joining(SiteId site, DateTimeOffset at) => new(SiteOdense with { Id = site }, Id.SomeText, No, Olga.Is(), at);
    public static Act SiteJoins(SiteId site) => (_, at) => Joining(site, at);
    public static AddBody Joining(BodyId body, DateTimeOffset at, params SiteId[] sites) => new(new(body, BodyKind.SafetyRepresentative, Id.Text(26), BodyLevel.Site, [.. sites], null), Id.SomeText, No, Olga.Is(), at);
    public static Act BodyJoins(BodyId body, params SiteId[] sites) => (_, at) => Joining(body, at, sites);

    public static Act Pauses() => (_, at) => new PauseProject(Id.SomeText, Olga.Is(), at);
    public static Act Resumes() => (_, at) => new ResumeProject(Id.SomeText, Olga.Is(), at);
    public static Act Cancels() => (_, at) => new CancelProject(Id.Text(40), Id.Text(41), Id.Text(42), Id.Text(43), Olga.Is(), at);
    public static Act Retires() => (now, at) => new RetireProject(Id.Text(40), Id.Text(42), now.Day(at), Olga.Is(), at);
    public static Act PutsInUse() => (_, at) => new PutInUse(Actor.Trust, at);
}
