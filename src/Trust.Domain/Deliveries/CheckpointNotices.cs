using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.Domain.Deliveries;

/// <summary>Event at a checkpoint → who is told. A body hears once of whatever arrives for it; what was recorded in its name it may dispute.</summary>
static class CheckpointNotices
{
    public static (MailKind Kind, IEnumerable<Reader> To) Of(ProjectEvent happened, Project project, DateOnly day, DateTimeOffset at)
    {
        // the body is among those to whom it is published, and can dispute it there
        if (happened is AgreementInForce force) return (MailKind.RightTold, Readers.Everyone(project, day).Where(r => CheckpointAudience.MayRead(project, project.Agreements[force.Id].With, force.Audience, Actor.Of(r.Person), at)));
        if (Reports.In(happened) is { } report) return (MailKind.ActReported, IsSaidInOne(report) ? [] : People(project.Acts[report.Act].For));
        return happened switch
        {
            PacketHandedOver e => (MailKind.RightTold, Of(e.Id)),
            PacketChanged e => (MailKind.RightTold, Of(e.Id)),
            PositionAnswered e => (MailKind.RightTold, Of(e.Id)),
            TalksOffered e => (MailKind.RightTold, Of(e.Id)),
            CheckpointClosed e => (MailKind.RightTold, Of(e.Id)),
            CompetenceSettled e => (MailKind.RightTold, e.Checkpoints.SelectMany(Of)),
            RightConfirmed e => (MailKind.RightTold, Both(project.Checkpoints[e.Id].Party)),
            ConciliationStarted e => (MailKind.RightTold, Both(project.Checkpoints[e.Id].Party)),
            ClockEnded e => (MailKind.RightTold, Both(project.Checkpoints[e.Checkpoint].Party)),
            AgreementDrafted e => (MailKind.RightTold, Both(e.With)),
            AgreementSigned e => (MailKind.RightTold, Both(project.Agreements[e.Id].With)),
            AgreementNoticeGiven e => (MailKind.RightTold, Both(project.Agreements[e.Id].With)),
            AgreementEnded e => (MailKind.RightTold, Both(project.Agreements[e.Id].With)),
            PacketReceived or PacketIncomplete or AnswerDateNamed or PositionTaken or CheckpointsRaised => (MailKind.News, Readers.Owners(project)),
            ReviewHeld e => (MailKind.News, e.Checkpoints.SelectMany(Of).Concat(Readers.Owners(project))),
            CommitmentMade e => (MailKind.News, To(e.Id)),
            CommitmentChecked e => (MailKind.News, To(e.Id)),
            CommitmentMoved e => (MailKind.News, To(e.Id)),
            _ => (MailKind.News, []),
        };

        IEnumerable<Reader> People(PartyId party) => Readers.Of(project, party, day);
        IEnumerable<Reader> Of(CheckpointId id) => People(project.Checkpoints[id].Party);
        IEnumerable<Reader> Both(PartyId party) => People(party).Concat(Readers.Owners(project));
        IEnumerable<Reader> To(CommitmentId id) => (CheckCommitment.MadeTo(project, project.Commitments[id]) is { } party ? People(party) : [])
            .Concat(Readers.Owners(project)).Append(new(project.Commitments[id].Owner, null));

        // a receipt that follows from a reported position is told with it
        bool IsSaidInOne(Report told) => happened is PacketReceived received && project.Checkpoints[received.Id].Positions.Any(p => p.Act == told.Act);
    }
}
