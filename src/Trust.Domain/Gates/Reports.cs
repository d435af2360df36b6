using Trust.Domain.Checkpoints;

namespace Trust.Domain.Gates;

/// <summary>Which events may rest on an act outside Trust, and on which.</summary>
public static class Reports
{
    public static Report? In(ProjectEvent happened) => happened switch
    {
        GateDecided e => e.OnBehalf,
        OutcomeRecorded e => e.Report,
        ConditionMet e => e.OnBehalf,
        PacketReceived e => e.OnBehalf,
        PacketIncomplete e => e.OnBehalf,
        AnswerDateNamed e => e.OnBehalf,
        PositionTaken e => e.OnBehalf,
        MinutesRecorded e => e.Report,
        RightConfirmed e => e.Counsel,
        ConciliationEnded e => e.Report,
        AgreementSigned e => e.OnBehalf,
        AgreementInForce e => e.Report,
        AgreementNoticeGiven e => e.OnBehalf,
        _ => null,
    };

    /// <summary>The words that were entered with it.</summary>
    public static ContentRef? Text(ProjectEvent happened) => happened switch
    {
        GateDecided e => e.Comment,
        OutcomeRecorded e => e.Text,
        ConditionMet e => e.Text,
        PacketIncomplete e => e.What,
        PositionTaken e => e.Text,
        RightConfirmed e => e.Text,
        AgreementNoticeGiven e => e.Reason,
        _ => null,
    };
}
