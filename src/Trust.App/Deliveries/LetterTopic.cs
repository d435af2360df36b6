using Trust.Domain;
using Trust.Domain.Changes;
using Trust.Domain.Checkpoints;
using Trust.Domain.Deliveries;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What an occasion is about, read from the reminder's name or from the event; and so where its button leads.</summary>
sealed record LetterTopic(Stage? Stage = null, PartyId? Party = null, Milestone? Milestone = null, Objection? Objection = null, Condition? Condition = null)
{
    /// <summary>Where the matter lies, as a place below the project: a right, an agreement, the promises.</summary>
    public string? Place { get; init; }

    /// <summary>The day that a reminder counts to.</summary>
    public DateOnly? On { get; init; }

    public bool IsOfTheWhole => Stage is null && Objection is null && Condition is null && Place is null;

    public static LetterTopic Of(MailOccasion occasion) => occasion switch
    {
        { Reminder.Occasion: var name } => OfReminder(occasion.View.Project, name.Split('/')),
        { Happened: { } happened } => OfEvent(occasion.View.Project, happened),
        _ => new(),
    };

    static LetterTopic OfReminder(Project project, string[] name) => name switch
    {
        ["milestone", var id, ..] => At(project.Milestones[new(Guid.Parse(id))]),
        ["gate", var stage, _, var party] => new(Kebab.Parse<Stage>(stage), new(party)),
        ["objection", var id, ..] => new(Objection: project.Objections[new(Guid.Parse(id))]),
        ["condition", var id, ..] => new(Condition: project.Conditions[new(Guid.Parse(id))]),
        ["checkpoint", var id, .., var due] => About(project, new CheckpointId(Guid.Parse(id))) with { On = Day(due) },
        ["agreement", var id, .., var due] => About(project, new AgreementId(Guid.Parse(id))) with { On = Day(due) },
        ["commitment", _, var due] => new() { Place = Promises, On = Day(due) },
        ["kpis" or "report", ..] => new(),
        _ => throw new System.Diagnostics.UnreachableException($"occasion {string.Join('/', name)}"),
    };

    static LetterTopic OfEvent(Project project, ProjectEvent happened) => happened switch
    {
        MilestoneCompleted e => At(project.Milestones[e.Id]),
        MilestoneDropped e => At(project.Milestones[e.Id]),
        MilestoneRestored e => At(project.Milestones[e.Id]),
        MilestoneHoursSet e => At(project.Milestones[e.Id]),
        GateOpened e => new(e.Stage),
        GateReturned e => new(e.Stage),
        GatePassed e => new(e.Stage),
        GateDecided e => new(e.Stage, e.For),
        OutcomeRecorded e => new(e.Stage, e.For),
        EvidenceWaived e => new(e.Item.Stage),
        StagesReopened { Stages: [var first, ..] } => new(first),
        ConditionSet e => new(Condition: project.Conditions[e.Id]),
        ConditionMet e => new(Condition: project.Conditions[e.Id]),
        _ => ObjectionOf(happened) is { } id ? new(Objection: project.Objections[id]) : OfRight(project, happened),
    };

    static LetterTopic OfRight(Project project, ProjectEvent happened) => happened switch
    {
        PacketHandedOver e => About(project, e.Id),
        PacketChanged e => About(project, e.Id),
        PacketReceived e => About(project, e.Id),
        PacketIncomplete e => About(project, e.Id),
        AnswerDateNamed e => About(project, e.Id),
        PositionTaken e => About(project, e.Id),
        PositionAnswered e => About(project, e.Id),
        TalksOffered e => About(project, e.Id),
        CheckpointClosed e => About(project, e.Id),
        MinutesRecorded e => About(project, e.Id),
        RightConfirmed e => About(project, e.Id),
        ConciliationStarted e => About(project, e.Id),
        ConciliationEnded e => About(project, e.Id),
        ClockEnded e => About(project, e.Checkpoint),
        AgreementDrafted e => About(project, e.Id),
        AgreementSigned e => About(project, e.Id),
        AgreementInForce e => About(project, e.Id),
        AgreementNoticeGiven e => About(project, e.Id),
        AgreementEnded e => About(project, e.Id),
        CommitmentMade or CommitmentChecked or CommitmentMoved => new() { Place = Promises },
        CheckpointsRaised or CompetenceSettled => new() { Place = "checkpoints" },
        _ => new(),
    };

    const string Promises = "commitments";

    static LetterTopic About(Project project, CheckpointId id) => new(Party: project.Checkpoints.GetValueOrDefault(id)?.Party) { Place = CheckpointRule.Place(id) };

    static LetterTopic About(Project project, AgreementId id) => new(Party: project.Agreements[id].With) { Place = $"agreements/{id}" };

    static DateOnly Day(string due) => DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static ObjectionId? ObjectionOf(ProjectEvent happened) => happened switch
    {
        ObjectionRaised e => e.Id,
        ObjectionBlockingDecided e => e.Id,
        ObjectionAcknowledged e => e.Id,
        ObjectionAnswered e => e.Id,
        ObjectionAccepted e => e.Id,
        ObjectionContested e => e.Id,
        ObjectionEscalated e => e.Id,
        ObjectionSettled e => e.Id,
        ObjectionLapsed e => e.Id,
        ObjectionWithdrawn e => e.Id,
        _ => null,
    };

    static LetterTopic At(Milestone milestone) => new(milestone.Stage, Milestone: milestone);

    /// <summary>True for a turn that belongs to what the mail is about.</summary>
    public bool Covers(Blocker turn) => this switch
    {
        { Objection: { } objection } => turn.Where == $"objections/{objection.Id}",
        { Condition: { } condition } => turn.Where == $"conditions/{condition.Id}",
        { Place: { } place } => turn.Where.StartsWith(place, StringComparison.Ordinal),
        { Stage: { } stage } => turn.Where.StartsWith($"stages/{Kebab.Of(stage)}/", StringComparison.Ordinal),
        _ => true,
    };

    public Uri Link(MailOccasion occasion) => new($"{occasion.House.AbsoluteUri.TrimEnd('/')}/projects/{occasion.View.Project.Id}{Below(occasion)}");

    string Below(MailOccasion occasion) => occasion switch
    {
        { Kind: MailKind.KpiDue } => "/acceptance",
        { Kind: MailKind.MonthlyReport, Reminder.Occasion: var month } => $"/report?month={month["report/".Length..]}&for={Kebab.Of(LetterReport.Reader(occasion))}",
        { Kind: MailKind.OwnershipOffered } => "/course/hand-over",
        { Kind: MailKind.GateAsked or MailKind.GateReminder or MailKind.GateDeputy, As: { } party } when Stage is { } stage && occasion.View.Project.SpeaksFor(party, occasion.View.Reader, occasion.View.Now) =>
            $"/stages/{Kebab.Of(stage)}/decide/{party}",
        { Happened: MilestonesPlanned or MilestonesMoved } => "/milestones",
        { Happened: ChangeReported or ChangeClassRaised } => "/course/changes",
        _ => this switch
        {
            { Objection: { } objection } => $"/objections/{objection.Id}",
            { Condition: not null } => "#conditions",
            { Place: { } place } => $"/{place}",
            { Milestone: not null } => "/milestones",
            { Stage: { } stage } => $"/stages/{Kebab.Of(stage)}",
            _ => "",
        },
    };
}
