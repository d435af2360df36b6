using System.Collections.Immutable;

namespace Trust.Domain.Gates;

/// <summary>What a seat says in a round, from the voices of its holders.</summary>
public static class SeatAnswer
{
    /// <summary>The seat's answer, or null while too few have spoken. Voices for it make it with the rule's number; once so many are
    /// against that it can no longer be reached, the seat is against. Who only acknowledges says no yes: with too few of them the seat acknowledges.</summary>
    public static GateAnswer? Of(Project project, Round round, PartyId party)
    {
        var voices = round.Voices.Where(v => v.For == party && !IsDisputed(project, v)).ToImmutableArray();
        if (voices.IsEmpty) return null;
        if (voices.FirstOrDefault(v => v.Reported is not null) is { } reported) return reported.Answer;
        if (project.Seat(party) is not { } seat || seat.Rule is SeatRule.Any) return voices[0].Answer;

        var against = voices.Where(v => v.Answer is GateAnswer.Object or GateAnswer.RequestChanges).ToImmutableArray();
        if (against.Length > seat.Holders.Length - seat.Needed) return against[0].Answer;
        if (voices.Length - against.Length < seat.Needed) return null;
        if (voices.Count(v => v.Answer is GateAnswer.Approve or GateAnswer.ApproveWithConditions) < seat.Needed) return GateAnswer.Acknowledge;
        return voices.Any(v => v.Answer is GateAnswer.ApproveWithConditions) ? GateAnswer.ApproveWithConditions : GateAnswer.Approve;
    }

    static bool IsDisputed(Project project, Voice voice) => voice.Reported is { } act && project.Acts[act].Disputed;
}
