using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>One checkpoint as its reader may see it.</summary>
sealed class CheckpointPicture(Wording words, CheckpointPast past, Checkpoint checkpoint)
{
    readonly ProjectView view = words.View;
    readonly Project project = words.View.Project;
    readonly string language = words.Texts.Language;

    public CheckpointAnswer Draw()
    {
        var pack = project.Rules.Law.Find(checkpoint.Right.Pack);
        var right = project.Rules.Law.Find(checkpoint.Right);
        var clocks = CheckpointClocks.Of(project, checkpoint);
        var replies = clocks.Where(c => c is { Clock: { Kind: ClockKind.Reply, IsStatutory: true }, Of: null }).ToList();
        var due = replies.Where(c => c is { StoppedOn: null, Count.End: not null }).MinBy(c => c.Count!.End); // of those that have an end
        var body = checkpoint.Party.Body is { } id ? project.Bodies[id] : null;
        return new(checkpoint.Id, CheckpointStanding.Of(project, checkpoint), checkpoint.At.Stage, checkpoint.At.Lock, checkpoint.Party, words.Party(checkpoint.Party),
            body is null ? null : LocalName.Maybe(pack?.Body(body.Kind, body.Level)?.Name, language), checkpoint.Sites, checkpoint.Strength,
            pack is not null && right is not null ? RightAnswer.Of(pack, right, language) : null, checkpoint.AskedAt, checkpoint.LevelOpen,
            checkpoint.Competence is { } said ? new(said.Holds, view.Say(said.AnsweredBy), said.AnsweredOn) : null,
            replies.Count > 0, due?.Count?.End ?? checkpoint.AnswersBy, due?.Count?.DaysLeft(view.Today),
            CheckpointRule.Open(project, checkpoint) is { } next && checkpoint.Competence is not { Holds: false } ? BlockerAnswer.Of(next, words) : null,
            [.. clocks.Select(c => ClockAnswer.Of(words, pack, c))], checkpoint.TargetDays ?? right?.TargetDays, [.. PacketList.Of(project, checkpoint).Select(Asked)],
            checkpoint.Packet is { } packet ? PacketAnswer.Of(view, checkpoint, packet) : null,
            [.. past.Packets(checkpoint.Id).Select(p => new PacketVersionAnswer(p.Version, p.Digest, p.Language, p.At, p.ClockStartedAgain, view.Say(p.Reason)))],
            checkpoint.Receipt is { } got ? new(got.Version, got.On, got.Act, Disputed(got.Act)) : null,
            [.. checkpoint.Lacks.Select(l => new LackAnswer(l.Version, view.Say(l.What), l.Items, l.On, l.Completed?.On, l.Act, Disputed(l.Act)))], checkpoint.AnswersBy,
            [.. checkpoint.Positions.Select(Position)],
            checkpoint.Answer is { } answer ? new(MayRead(answer.Audience), view.Say(answer.Text), answer.On) : null, checkpoint.Talks,
            [.. checkpoint.Minutes.Select(m => new MinutesAnswer(m.Kind, m.On, m.Act, Disputed(m.Act)))],
            checkpoint.Confirmation is { } c ? new([.. c.RestsOn.Select(e => new EvidenceAtAnswer(e.Item, e.Revision))], c.On, CheckpointStanding.IsConfirmed(project, checkpoint), c.Act, Disputed(c.Act)) : null,
            checkpoint.Dispute is { } d ? new(d.Key, d.Replaces, d.From, d.FiledOn, d.To, d.End, d.Act, Disputed(d.Act)) : null,
            checkpoint.Closing is { } closed ? new(closed.On, past.ClosedBecause(checkpoint.Id).Say()) : null,
            checkpoint.ReviewedOn, [.. project.Agreements.Values.Where(a => a.For.Contains(checkpoint.Id) && (a.InForce is not null || IsSide)).Select(a => a.Id)]);
    }

    bool IsSide => CheckpointAudience.IsSide(project, checkpoint.Party, view.Reader, view.Now);

    bool MayRead(Audience audience) => CheckpointAudience.MayRead(project, checkpoint.Party, audience, view.Reader, view.Now);

    bool Disputed(ActId? act) => act is { } told && project.Acts[told].Disputed;

    PacketContent Asked(PacketItem item)
    {
        var rule = item.Evidence is { } evidence ? project.Rules.Item(evidence.Stage, evidence.Item) : null;
        return new(item.Key, item.Evidence, rule?.Name.In(language) ?? item.Asks?.In(language) ?? item.Key, rule?.Asks.In(language) ?? item.Asks?.In(language), item.Mandatory,
            item.Basis is { } basis ? words.Law(basis) : null,
            item.Evidence is { } asked ? project.Item(asked) is { State: EvidenceState.Given } : checkpoint.Packet?.Pieces.Any(p => p.Key == item.Key) is true);
    }

    PositionAnswered Position(PartyPosition said)
    {
        var readable = MayRead(said.Audience);
        return new(readable ? said.Kind : null, said.Version, said == CheckpointStanding.PositionOf(project, checkpoint), readable, readable ? view.Say(said.Text) : null, said.ResolvedOn, said.On, said.AsDeputy,
            said.ToConfirm && said.Act is { } act && !project.Acts[act].Confirmed, said.Act, Disputed(said.Act),
            readable && said == CheckpointStanding.PositionOf(project, checkpoint) ? [.. project.Conditions.Values.Where(c => c.Stated?.Checkpoint == checkpoint.Id && c.State is not ConditionState.Withdrawn).Select(c => c.Id)] : []);
    }
}
