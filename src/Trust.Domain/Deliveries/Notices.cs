using Trust.Domain.Changes;
using Trust.Domain.Course;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Locks;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Trust.Domain.Stakeholders;

namespace Trust.Domain.Deliveries;

/// <summary>What is told at once to whom, because of an event.</summary>
public sealed record Notice(MailKind Kind, IReadOnlyList<Reader> To);

/// <summary>Event → who is told. Whoever did it is not told of it.</summary>
public static class Notices
{
    public static Notice? Of(ProjectEvent happened, Project project, Stamp stamp)
    {
        var day = project.Day(stamp.At);
        var (kind, readers) = happened switch
        {
            MilestoneCompleted => (MailKind.MilestoneDone, Readers.Everyone(project, day)),
            MilestonesPlanned planned => (MailKind.MilestonesPlanned, planned.Planned.SelectMany(m => Reminders.ReadersOf(project, project.Milestones[m.Id], day))),
            MilestonesMoved moved => (MailKind.MilestonesMoved, moved.Moves.SelectMany(m => Reminders.ReadersOf(project, project.Milestones[m.Id], day))),
            MilestoneDropped dropped => (MailKind.News, Reminders.ReadersOf(project, project.Milestones[dropped.Id], day)),
            MilestoneRestored restored => (MailKind.News, Reminders.ReadersOf(project, project.Milestones[restored.Id], day)),
            MilestoneHoursSet set => (MailKind.News, Reminders.ReadersOf(project, project.Milestones[set.Id], day)),
            GateOpened opened => (MailKind.GateAsked, Asked.At(project, opened.Stage).SelectMany(a => Readers.Speaking(project, a.Party, day).Select(p => new Reader(p, a.Party)))),
            GateReturned => (MailKind.News, Readers.In(project, ProjectRole.Owner, ProjectRole.DeputyOwner, ProjectRole.Member)),
            GatePassed passed => (MailKind.News, AtGate(project, passed.Stage, day)),
            StagesReopened reopened => (MailKind.News, reopened.Stages.SelectMany(s => AtGate(project, s, day))),
            GateDecided { OnBehalf: not null } decided => (MailKind.ActReported, Readers.Of(project, decided.For, day)),
            OutcomeRecorded { Report: not null } recorded => (MailKind.ActReported, Readers.Of(project, recorded.For, day)),
            OutcomeRecorded recorded => (MailKind.News, Readers.Of(project, recorded.For, day)),
            ActDisputed => (MailKind.News, Readers.Owners(project)),
            EvidenceWaived waived => (MailKind.News, AtGate(project, waived.Item.Stage, day)),
            ConditionSet { Owner: { } owner } => (MailKind.News, Readers.Owners(project).Append(new(owner, null))),
            ConditionSet => (MailKind.News, Readers.Owners(project)),
            ConditionMet met => (MailKind.News, Readers.Of(project, project.Conditions[met.Id].From, day)),
            ObjectionRaised => (MailKind.ObjectionRaised, Readers.Owners(project)),
            ObjectionAnswered answered => (MailKind.ObjectionAnswered, Raiser(project, answered.Id)),
            ObjectionBlockingDecided decided => (MailKind.News, Raiser(project, decided.Id)),
            ObjectionAcknowledged acknowledged => (MailKind.News, Raiser(project, acknowledged.Id)),
            ObjectionLapsed lapsed => (MailKind.News, Raiser(project, lapsed.Id)),
            ObjectionSettled settled => (MailKind.News, Raiser(project, settled.Id).Concat(Readers.Owners(project))),
            ObjectionEscalated => (MailKind.News, Readers.In(project, ProjectRole.Sponsor)),
            ObjectionContested or ObjectionAccepted or ObjectionWithdrawn => (MailKind.News, Readers.Owners(project)),
            ChangeReported { Class: not ChangeClass.Note } or ChangeClassRaised => (MailKind.News, Readers.Everyone(project, day)),
            LockOpened or LockShut or PilotEnded or ProjectPaused or ProjectResumed or ProjectCancelled or ProjectRetired or ProjectInUse or OwnershipTaken =>
                (MailKind.News, Readers.Everyone(project, day)),
            OwnershipOffered offered => (MailKind.OwnershipOffered, [new Reader(offered.To, null)]),
            RoleGiven given => (MailKind.Named, [new Reader(given.Person, null)]),
            StakeholderPlaced placed => (MailKind.Named, [new Reader(placed.Stakeholder.Person, placed.Stakeholder.Party)]),
            _ => CheckpointNotices.Of(happened, project, day, stamp.At),
        };
        List<Reader> others = [.. readers.Where(r => r.Person != stamp.By.PersonId).DistinctBy(r => r.Person)];
        return others.Count == 0 ? null : new(kind, others);
    }

    static IEnumerable<Reader> AtGate(Project project, Stage stage, DateOnly day) =>
        Asked.At(project, stage).SelectMany(a => Readers.Of(project, a.Party, day)).Concat(Readers.Owners(project));

    static IEnumerable<Reader> Raiser(Project project, ObjectionId id) =>
        [new(project.Objections[id].Raiser, project.Objections[id].ForBody is { } body ? PartyId.Of(body) : null)];
}
