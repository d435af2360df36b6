using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App.Stories;

// The acts of a story in the life of an objection.

public sealed record RaiseObjectionAct(string Key, Stage? Stage, ObjectionCategory Category, string? Text, bool Blocking, string? ForBody) : Act
{
    public override ProjectCommand Command(Moment now) =>
        new RaiseObjection(now.Cast.Objection(Key), Stage, Category, now.Text(Text), Blocking, now.Cast.BodyOr(ForBody), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record ConfirmBlockingAct(string Objection) : Act
{
    public override ProjectCommand Command(Moment now) => new ConfirmBlocking(now.Cast.Objection(Objection), now.By, now.At);
}

public sealed record DeclineBlockingAct(string Objection, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new DeclineBlocking(now.Cast.Objection(Objection), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record AcknowledgeObjectionAct(string Objection) : Act
{
    public override ProjectCommand Command(Moment now) => new AcknowledgeObjection(now.Cast.Objection(Objection), now.By, now.At);
}

public sealed record AnswerObjectionAct(string Objection, string? Text, string? Offer, ImmutableArray<StoryCitation>? Cites) : Act
{
    public override ProjectCommand Command(Moment now) => new AnswerObjection(now.Cast.Objection(Objection), now.Text(Text), now.Text(Offer),
        [.. (Cites ?? []).Select(c => new Citation(Moment.Item(c.Item), c.Revision))], now.By, now.At);
    public override IEnumerable<string?> Words => [Text, Offer];
}

public sealed record AcceptAnswerAct(string Objection) : Act
{
    public override ProjectCommand Command(Moment now) => new AcceptAnswer(now.Cast.Objection(Objection), now.By, now.At);
}

public sealed record ContestAnswerAct(string Objection, string? Text) : Act
{
    public override ProjectCommand Command(Moment now) => new ContestAnswer(now.Cast.Objection(Objection), now.Text(Text), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record EscalateObjectionAct(string Objection) : Act
{
    public override ProjectCommand Command(Moment now) => new EscalateObjection(now.Cast.Objection(Objection), now.By, now.At);
}

public sealed record SettleObjectionAct(string Objection, string? Text, string? With) : Act
{
    public override ProjectCommand Command(Moment now) => new SettleObjection(now.Cast.Objection(Objection), now.Text(Text), now.Cast.BodyOr(With), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record WithdrawObjectionAct(string Objection) : Act
{
    public override ProjectCommand Command(Moment now) => new WithdrawObjection(now.Cast.Objection(Objection), now.By, now.At);
}
