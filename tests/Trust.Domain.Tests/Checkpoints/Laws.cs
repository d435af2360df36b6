using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>A few rights, packs and clocks, small enough to see what each test is about.</summary>
static class Laws
{
    public static readonly Citation Statute = new("§ 1", "A1", CertaintyMark.Seen);

    public static Translated Said(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));

    public static Clock Clock(ClockKind kind, int count, PeriodUnit unit, bool restarts = true, bool rolls = true) => new("x/clock", kind, new(count, unit), null,
        ClockEvent.PacketReceived, [ClockEvent.PositionGiven], kind is ClockKind.LeadTime ? [PauseGround.Incomplete] : [PauseGround.Incomplete, PauseGround.Conciliation],
        restarts, rolls && kind is not ClockKind.LeadTime, Silence.NotConsent, Statute, null);

    public static Right Right(string id, Strength strength, PlainQuestion[] any, params BoundTo[] at) => new(id, Said(id), null, strength, new([.. any], [], null),
        new([BodyKind.WorksCouncil], false, EmployeesPart.Never), [.. at], Statute, [], 20, null, null, [], [], null, null, []);

    public static LawPack Pack(string code, params Right[] rights) => new(code, 1, PackStatus.WorkedThrough, Said(code), [], ImmutableSortedDictionary<string, string>.Empty, [], new(Said("none"), Statute), null, null,
        [], [], [.. rights], [], [], [], []);

    public static BoundTo At(Lock @lock) => new(null, @lock);

    public static BoundTo At(Stage stage) => new(stage, null);

    public static Site Site(int number, string country, int heads) =>
        new(new(new(number, 0, 1, new byte[8])), Typed(1), Typed(2), country, null, heads, ["en"]);

    public static Body Body(int number, BodyKind kind, BodyLevel level, bool bound, params Site[] sites) =>
        new(new(new(number, 0, 2, new byte[8])), kind, Typed(3), level, [.. sites.Select(s => s.Id)], bound ? Typed(4) : null);

    public static PlainAnswers Answers(params PlainQuestion[] yes) => new(
        Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, yes.Contains), ImmutableSortedDictionary<string, int>.Empty);

    static ContentRef Typed(int number) => new(new(new(number, 0, 3, new byte[8])), Digest.Of([]));
}
