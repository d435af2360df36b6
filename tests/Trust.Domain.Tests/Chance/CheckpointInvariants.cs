using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Invariants;

namespace Trust.Domain.Tests;

/// <summary>The invariants of checkpoints and agreements, said a second time and as plainly as can be.</summary>
static class CheckpointInvariants
{
    public static void HoldFor(ProjectEvent happened, Project before, Project after, Stamp stamp)
    {
        switch (happened)
        {
            case PacketHandedOver handed:
                That(14, before.Checkpoints[handed.Id] is var checkpoint && (!checkpoint.LevelOpen || checkpoint.Competence is { Holds: true }) && IsWhole(before, checkpoint, handed.Pieces.Select(p => p.Key)));
                break;
            case PacketChanged changed:
                That(14, changed.Version == before.Checkpoints[changed.Id].Versions + 1 && IsWhole(before, before.Checkpoints[changed.Id], changed.Pieces.Select(p => p.Key)));
                break;
            case CheckpointsDropped dropped:
                That(14, dropped.Dropped.All(id => before.Checkpoints[id] is { Versions: 0, Positions.IsEmpty: true }));
                break;
            case PositionTaken taken:
                That(15, taken.OnBehalf is not null ? before.IsRunBy(stamp.By) : before.SpeaksFor(before.Checkpoints[taken.Id].Party, stamp.By, stamp.At));
                break;
            case CheckpointClosed closed:
                That(15, before.Checkpoints[closed.Id].Strength is Strength.Consult && stamp.By.PersonId != before.Owner);
                break;
            case AgreementInForce force:
                var signed = before.Agreements[force.Id].SignOffs.Where(s => s.Act is not { } act || before.Acts[act] is { Disputed: false } told && (!s.ToConfirm || told.Confirmed)).Select(s => s.Side).ToHashSet();
                That(16, signed.SetEquals([Side.Employer, Side.Body]) && force.Report.Document is not null);
                break;
            case AgreementSigned sign:
                That(16, before.Agreements[sign.Id].Digest == sign.Digest);
                break;
            case ClockEnded or AgreementEnded:
                That(17, stamp.By is Actor.System && (happened is ClockEnded clock ? clock.On <= before.Day(stamp.At) : ((AgreementEnded)happened).On < before.Day(stamp.At)));
                break;
        }
        foreach (var (id, then) in before.Checkpoints)
            if (after.Checkpoints.TryGetValue(id, out var now)) That(14, now.Versions >= then.Versions && (now.Versions != then.Versions || now.Packet is null || now.Packet.Digest == then.Packet?.Digest));
    }

    static bool IsWhole(Project now, Checkpoint checkpoint, IEnumerable<string> keys)
    {
        var pack = now.Rules.Law.Find(checkpoint.Right.Pack)!; // every checkpoint keeps its law
        return pack.PacketOf(pack.Right(checkpoint.Right.Right)!).Where(i => i.Mandatory).Select(i => i.Evidence?.ToString() ?? i.Key).All(keys.Contains);
    }

    /// <summary>rules.md 4 for whatever stands there, without looking at how the domain says it.</summary>
    public static bool AreMet(Project now, BoundTo place, SiteId site) =>
        now.Checkpoints.Values.Where(c => c.At == place && c.Sites.Contains(site) && c.Competence is not { Holds: false }).All(c => IsMet(now, c, place.Lock is Lock.GoLive));

    static bool IsMet(Project now, Checkpoint checkpoint, bool outcome)
    {
        bool Counts(ActId? act, bool toConfirm = false) => act is not { } id || now.Acts[id] is { Disputed: false } told && (!toConfirm || told.Confirmed);
        var said = checkpoint.Positions.LastOrDefault(p => Counts(p.Act, p.ToConfirm));
        var yes = said?.Kind is PositionKind.Consent or PositionKind.ConsentWithConditions;
        var agreements = now.Agreements.Values.Where(a => a.For.Contains(checkpoint.Id) && (a.EndedOn is null || a.Notice is { } notice && !Counts(notice.Act)) && a.SignOffs.Where(s => Counts(s.Act, s.ToConfirm)).Select(s => s.Side).Distinct().Count() == 2).ToList();
        var force = agreements.Any(a => a.InForce is { } signed && Counts(signed.Act));
        var award = checkpoint.Dispute is { Replaces: true, End: DisputeEnd.Award } board && Counts(board.Act);
        bool Minutes(params OutcomeKind[] kinds) => checkpoint.Minutes.Any(m => kinds.Contains(m.Kind) && Counts(m.Act));
        var received = checkpoint.Receipt is { } receipt && Counts(receipt.Act);
        return checkpoint.Strength switch
        {
            Strength.Inform => received,
            Strength.Consult => yes || agreements.Count > 0 || Minutes(OutcomeKind.ConsultationMinutes) || checkpoint.Closing is not null || checkpoint.ClocksOver.Contains(TestLaw.Month.Id)
                || said?.Kind is PositionKind.Opinion or PositionKind.Objection && checkpoint.Answer is not null && received,
            Strength.Negotiate => force || Minutes(OutcomeKind.NegotiationEnded, OutcomeKind.NegotiationLeft) || !outcome && (yes || agreements.Count > 0),
            Strength.Consent => force || award || !outcome && (yes || agreements.Count > 0),
            Strength.Veto => force || !outcome && (yes || agreements.Count > 0),
            _ => checkpoint.Confirmation is { } confirmed && Counts(confirmed.Act),
        };
    }
}
