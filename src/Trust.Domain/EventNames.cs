using System.Collections.Frozen;
using Trust.Domain.Acceptance;
using Trust.Domain.Assessments;
using Trust.Domain.Calendars;
using Trust.Domain.Changes;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;
using Trust.Domain.Themes;

namespace Trust.Domain;

/// <summary>The stored name and version of every event: constants, never the names of classes. A new optional member keeps the version;
/// anything else is a new one, with one upcaster that is kept for good.</summary>
public static class EventNames
{
    public static readonly FrozenDictionary<Type, (string Name, int Version)> Of = new Dictionary<Type, (string, int)>
    {
        [typeof(ProjectCreated)] = ("project-created", 1),
        [typeof(ProjectDescribed)] = ("project-described", 1),
        [typeof(SiteAdded)] = ("site-added", 1),
        [typeof(BodyAdded)] = ("body-added", 1),
        [typeof(ProjectStarted)] = ("project-started", 1),
        [typeof(ProjectPaused)] = ("project-paused", 1),
        [typeof(ProjectResumed)] = ("project-resumed", 1),
        [typeof(ProjectCancelled)] = ("project-cancelled", 1),
        [typeof(ProjectInUse)] = ("project-in-use", 1),
        [typeof(ProjectRetired)] = ("project-retired", 1),
        [typeof(PublicPageOpened)] = ("public-page-opened", 1),
        [typeof(PublicPageClosed)] = ("public-page-closed", 1),
        [typeof(RulebookAdopted)] = ("rulebook-adopted", 1),
        [typeof(RoleGiven)] = ("role-given", 1),
        [typeof(RoleEnded)] = ("role-ended", 1),
        [typeof(OwnershipOffered)] = ("ownership-offered", 1),
        [typeof(OwnershipTaken)] = ("ownership-taken", 1),
        [typeof(GroupDescribed)] = ("group-described", 1),
        [typeof(ContactRecorded)] = ("contact-recorded", 1),
        [typeof(StakeholderPlaced)] = ("stakeholder-placed", 1),
        [typeof(StakeholderRemoved)] = ("stakeholder-removed", 1),
        [typeof(SeatSet)] = ("seat-set", 1),
        [typeof(StageEntered)] = ("stage-entered", 1),
        [typeof(StagesReopened)] = ("stages-reopened", 1),
        [typeof(EvidenceGiven)] = ("evidence-given", 1),
        [typeof(AssessmentDrafted)] = ("assessment-drafted", 1),
        [typeof(EvidenceWaived)] = ("evidence-waived", 1),
        [typeof(GateOpened)] = ("gate-opened", 1),
        [typeof(GateDecided)] = ("gate-decided", 1),
        [typeof(GateAnswersVoided)] = ("gate-answers-voided", 1),
        [typeof(GateReturned)] = ("gate-returned", 1),
        [typeof(GatePassed)] = ("gate-passed", 1),
        [typeof(ConditionSet)] = ("condition-set", 1),
        [typeof(ConditionMet)] = ("condition-met", 1),
        [typeof(ConditionWaived)] = ("condition-waived", 1),
        [typeof(OutcomeRecorded)] = ("outcome-recorded", 1),
        [typeof(MeetingOffered)] = ("meeting-offered", 1),
        [typeof(ActDisputed)] = ("act-disputed", 1),
        [typeof(ActConfirmed)] = ("act-confirmed", 1),
        [typeof(LockOpened)] = ("lock-opened", 1),
        [typeof(LockShut)] = ("lock-shut", 1),
        [typeof(PilotEnded)] = ("pilot-ended", 1),
        [typeof(ObjectionRaised)] = ("objection-raised", 1),
        [typeof(ObjectionBlockingDecided)] = ("objection-blocking-decided", 1),
        [typeof(ObjectionAcknowledged)] = ("objection-acknowledged", 1),
        [typeof(ObjectionAnswered)] = ("objection-answered", 1),
        [typeof(ObjectionAccepted)] = ("objection-accepted", 1),
        [typeof(ObjectionContested)] = ("objection-contested", 1),
        [typeof(ObjectionEscalated)] = ("objection-escalated", 1),
        [typeof(ObjectionSettled)] = ("objection-settled", 1),
        [typeof(ObjectionLapsed)] = ("objection-lapsed", 1),
        [typeof(ObjectionWithdrawn)] = ("objection-withdrawn", 1),
        [typeof(ObjectionWordsLent)] = ("objection-words-lent", 1),
        [typeof(ThemeNamed)] = ("theme-named", 1),
        [typeof(ThemeRenamed)] = ("theme-renamed", 1),
        [typeof(ObjectionPutUnderTheme)] = ("objection-put-under-theme", 1),
        [typeof(ThemeAnswered)] = ("theme-answered", 1),
        [typeof(ChangeReported)] = ("change-reported", 1),
        [typeof(ChangeClassRaised)] = ("change-class-raised", 1),
        [typeof(MilestonesPlanned)] = ("milestones-planned", 1),
        [typeof(MilestonesMoved)] = ("milestones-moved", 1),
        [typeof(MilestoneHoursSet)] = ("milestone-hours-set", 1),
        [typeof(MilestoneHeld)] = ("milestone-held", 1),
        [typeof(MilestoneReleased)] = ("milestone-released", 1),
        [typeof(MilestoneCompleted)] = ("milestone-completed", 1),
        [typeof(MilestoneDropped)] = ("milestone-dropped", 1),
        [typeof(MilestoneRestored)] = ("milestone-restored", 1),
        [typeof(KpiPointRecorded)] = ("kpi-point-recorded", 1),
        [typeof(KpiTargetSet)] = ("kpi-target-set", 1),
        [typeof(RoiEstimated)] = ("roi-estimated", 1),
        [typeof(PlainQuestionsAnswered)] = ("plain-questions-answered", 1),
        [typeof(CheckpointsRaised)] = ("checkpoints-raised", 1),
        [typeof(CheckpointsDropped)] = ("checkpoints-dropped", 1),
        [typeof(CompetenceSettled)] = ("competence-settled", 1),
        [typeof(PacketHandedOver)] = ("packet-handed-over", 1),
        [typeof(PacketChanged)] = ("packet-changed", 1),
        [typeof(PacketReceived)] = ("packet-received", 1),
        [typeof(PacketIncomplete)] = ("packet-incomplete", 1),
        [typeof(AnswerDateNamed)] = ("answer-date-named", 1),
        [typeof(PositionTaken)] = ("position-taken", 1),
        [typeof(PositionAnswered)] = ("position-answered", 1),
        [typeof(TalksOffered)] = ("talks-offered", 1),
        [typeof(CheckpointClosed)] = ("checkpoint-closed", 1),
        [typeof(MinutesRecorded)] = ("minutes-recorded", 1),
        [typeof(RightConfirmed)] = ("right-confirmed", 1),
        [typeof(ConciliationStarted)] = ("conciliation-started", 1),
        [typeof(ConciliationEnded)] = ("conciliation-ended", 1),
        [typeof(ClockEnded)] = ("clock-ended", 1),
        [typeof(AgreementDrafted)] = ("agreement-drafted", 1),
        [typeof(AgreementSigned)] = ("agreement-signed", 1),
        [typeof(AgreementInForce)] = ("agreement-in-force", 1),
        [typeof(AgreementNoticeGiven)] = ("agreement-notice-given", 1),
        [typeof(AgreementEnded)] = ("agreement-ended", 1),
        [typeof(ReviewHeld)] = ("review-held", 1),
        [typeof(CommitmentMade)] = ("commitment-made", 1),
        [typeof(CommitmentChecked)] = ("commitment-checked", 1),
        [typeof(CommitmentMoved)] = ("commitment-moved", 1),
        [typeof(OrganisationCreated)] = ("organisation-created", 1),
        [typeof(OrganisationRenamed)] = ("organisation-renamed", 1),
        [typeof(OrganisationRoleGiven)] = ("organisation-role-given", 1),
        [typeof(OrganisationRoleEnded)] = ("organisation-role-ended", 1),
        [typeof(OwnDaysSet)] = ("own-days-set", 1),
        [typeof(OwnTextSet)] = ("own-text-set", 1),
        [typeof(PersonErased)] = ("person-erased", 1),
        [typeof(ContentErased)] = ("content-erased", 1),
        [typeof(RetentionCarriedOut)] = ("retention-carried-out", 1),
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<(string, int), Type> ByName = Of.ToFrozenDictionary(e => e.Value, e => e.Key);

    /// <summary>The event's class; null for a name that this version of Trust does not know.</summary>
    public static Type? Find(string name, int version) => ByName.GetValueOrDefault((name, version));
}
