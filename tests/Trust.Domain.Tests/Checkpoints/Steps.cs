using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>What both sides do at a checkpoint, each complete and in order; a checkpoint is named by its right, and by its place where there are two.</summary>
static class Steps
{
    public static readonly BoundTo Pilot = new(null, Lock.Pilot), GoLive = new(null, Lock.GoLive), Relevance = new(Stage.Relevance, null), Security = new(Stage.Security, null);

    /// <summary>The tests' project, started, with the law in place and nothing answered.</summary>
    public static Story UnderLaw(Story story) => story with { Now = story.Now with { Rules = story.Now.Rules with { Law = TestLaw.Book } } };

    public static readonly Story Lawful = UnderLaw(Situations.Started);

    /// <summary>All questions are answered, these with yes.</summary>
    public static Story Answering(params PlainQuestion[] yes) => Lawful.And(Answers(yes));

    public static Act Answers(params PlainQuestion[] yes) => (_, at) => Answer(at, yes);

    public static AnswerPlainQuestions Answer(DateTimeOffset at, params PlainQuestion[] yes) =>
        new(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, yes.Contains), ImmutableSortedDictionary<string, int>.Empty, Id.SomeText, Olga.Is(), at);

    public static Checkpoint Of(Project now, string right, BoundTo? place = null) => now.Checkpoints.Values.Where(c => c.Right.Right == right && (place is null || c.At == place)).MinBy(c => c.At.Lock)!; // a test names one that is there

    public static CheckpointState StateOf(this Story story, string right, BoundTo? place = null) => CheckpointStanding.Of(story.Now, Of(story.Now, right, place));

    public static string? OpenAt(this Story story, string right, BoundTo? place = null) => CheckpointRule.Open(story.Now, Of(story.Now, right, place))?.Code;

    public static readonly ImmutableArray<OwnPiece> Logs = [new("logs", Id.Text(700), null, [])];

    /// <summary>A piece of the law's list, where that asks for logs; else one of the project's own.</summary>
    static string KeyOf(Project now, Checkpoint checkpoint) => PacketList.Of(now, checkpoint).Any(i => i.Key == "logs") ? "logs" : "own-1";

    public static HandOverPacket Packet(Project now, DateTimeOffset at, string right, BoundTo? place = null) => new(Of(now, right, place).Id, PacketList.Languages(now, Of(now, right, place))[0], null, [Logs[0] with { Key = KeyOf(now, Of(now, right, place)) }], null, null, Olga.Is(), at);
    public static Act HandsOver(string right, BoundTo? place = null) => (now, at) => Packet(now, at, right, place);

    public static Act ChangesPacket(string right, bool again, int text = 701, BoundTo? place = null) => (now, at) => new ChangePacket(Of(now, right, place).Id, Of(now, right, place).Versions, "de", null,
        [new(KeyOf(now, Of(now, right, place)), Id.Text(text), null, [])], again, Id.SomeText, Olga.Is(), at);

    public static ConfirmReceipt Receipt(Project now, DateTimeOffset at, string right, BoundTo? place = null) => new(Of(now, right, place).Id, Of(now, right, place).Versions, null, null, null, Walter.Is(), at);
    public static Act Receives(string right, BoundTo? place = null) => (now, at) => Receipt(now, at, right, place);
    public static Act ReportsReceipt(string right, int act = 60) => (now, at) => Receipt(now, at, right) with { By = Olga.Is(), OnBehalf = Reported(at, act) };

    public static Act Misses(string right, int text = 710) => (now, at) => new ReportIncomplete(Of(now, right).Id, Of(now, right).Versions, Id.Text(text), [PacketList.Of(now, Of(now, right))[0].Key], null, Walter.Is(), at);

    public static TakePosition Position(Project now, DateTimeOffset at, string right, PositionKind kind, BoundTo? place = null) => new(Of(now, right, place).Id, Of(now, right, place).Versions, kind,
        kind is PositionKind.Consent ? null : Id.Text(720 + (int)kind), null, [], Audience.OfProject, null, Walter.Is(), at);
    public static Act Says(string right, PositionKind kind, BoundTo? place = null) => (now, at) => Position(now, at, right, kind, place);
    public static Act ReportsSaid(string right, PositionKind kind, int act = 61, Channel channel = Channel.Paper, bool document = true) => (now, at) => Position(now, at, right, kind) with
    {
        By = Olga.Is(),
        OnBehalf = Reported(at, act, channel) with { Document = document ? Id.File(301) : null },
    };

    public static Act RepliesTo(string right, int text = 730) => (now, at) => new AnswerPosition(Of(now, right).Id, Id.Text(text), Audience.OfProject, Olga.Is(), at);

    public static Act OffersTalks(string right, int inDays) => (now, at) => new OfferTalks(Of(now, right).Id, now.Day(at).AddDays(inDays), Olga.Is(), at);
    public static Act ClosesCheckpoint(string right) => (now, at) => new CloseCheckpoint(Of(now, right).Id, Id.SomeText, Mona.Is(), at);
    public static Act RecordsMinutes(string right, OutcomeKind kind, int act = 62) => (now, at) => new RecordMinutes(Of(now, right).Id, kind, Reported(at, act), Olga.Is(), at);

    public static Act Confirms(string right) => (now, at) => new ConfirmHolds(Of(now, right).Id, [new(new(Stage.Transparency, "purpose"), now.Item(new(Stage.Transparency, "purpose"))!.Revision)], Id.SomeText, null, Petra.Is(), at);

    public static Act GoesToBoard(string right, BoundTo? place = null) => (now, at) => new StartConciliation(Of(now, right, place).Id, Id.SomeText, now.Day(at), null, Walter.Is(), at);
    public static Act BoardEnds(string right, DisputeEnd end, int act = 63, BoundTo? place = null) => (now, at) => new EndConciliation(Of(now, right, place).Id, end, Reported(at, act), Olga.Is(), at);

    public static Act TimePasses() => (_, at) => new KeepTime(Actor.Trust, at);

    public static readonly AgreementId TheAgreement = new(Id.Guid(0xA6, 1));
    public static readonly ImmutableArray<Clause> Clauses = [new("purpose", ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal).Add("purposes", Id.Text(740)), null), new("own-1", ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal), Id.Text(741))];

    public static DraftAgreement Draft(Project now, DateTimeOffset at, string right, int agreement = 1) => new(new(Id.Guid(0xA6, agreement)), [.. now.Checkpoints.Values.Where(c => c.Right.Right == right).Select(c => c.Id)],
        now.Agreements.GetValueOrDefault(new(Id.Guid(0xA6, agreement)))?.Version ?? 0, "de", Id.Text(742), Clauses, new(null, null, null), null, Olga.Is(), at);
    public static Act Drafts(string right, int agreement = 1) => (now, at) => Draft(now, at, right, agreement);
    public static SignAgreement Signature(Project now, DateTimeOffset at, Side side, int agreement = 1) => new(new(Id.Guid(0xA6, agreement)), now.Agreements[new(Id.Guid(0xA6, agreement))].Version,
        now.Agreements[new(Id.Guid(0xA6, agreement))].Digest, side, null, side is Side.Body ? Walter.Is() : Sonja.Is(), at);
    public static Act Signs(Side side, int agreement = 1) => (now, at) => Signature(now, at, side, agreement);
    public static PutInForce InForce(Project now, DateTimeOffset at, int act = 64, int agreement = 1) => new(new(Id.Guid(0xA6, agreement)), InstrumentForm.PaperSigned, now.Day(at), [new(Side.Employer, Id.Text(743)), new(Side.Body, Id.Text(744))],
        Audience.OfProject, Reported(at, act), Olga.Is(), at);
    public static Act PutsInForce(int act = 64, int agreement = 1) => (now, at) => InForce(now, at, act, agreement);

    /// <summary>Drafted, signed off by both, in force.</summary>
    public static Story Agreed(this Story story, string right) => story.And(Drafts(right), Signs(Side.Employer), Signs(Side.Body), PutsInForce());

    public static readonly CommitmentId ThePromise = new(Id.Guid(0xC3, 1));
    public static MakeCommitment Promised(Project now, DateTimeOffset at) => new(ThePromise, Id.Text(750), null, null, Henrik, now.Day(at).AddDays(30), Audience.OfProject, Olga.Is(), at);
    public static Act Promises() => (now, at) => Promised(now, at);
}
