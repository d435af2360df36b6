using System.Collections.Immutable;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Tests;

/// <summary>A small law: for each strength one right at Lindtal, each triggered by one answer, and a consultation at Odense that every system triggers.</summary>
static class TestLaw
{
    static readonly Citation Statute = new("§ 1", "A1", CertaintyMark.Seen);
    static readonly BoundTo Pilot = new(null, Lock.Pilot), GoLive = new(null, Lock.GoLive);

    /// <summary>Ten days before the pilot those concerned are told.</summary>
    public static readonly Clock Ahead = Clock("told/ahead", ClockKind.LeadTime, new(10, PeriodUnit.Days), ClockEvent.PacketReceived, Silence.None);

    /// <summary>Nobody's answer within a month counts as a no that was heard.</summary>
    public static readonly Clock Month = Clock("timed/month", ClockKind.Reply, new(1, PeriodUnit.Months), ClockEvent.PacketReceived, Silence.NegativeOpinionDeemed);

    /// <summary>A decision against the advice waits four weeks.</summary>
    public static readonly Clock Still = Clock("heard/still", ClockKind.Standstill, new(4, PeriodUnit.Weeks), ClockEvent.DecisionNotified, Silence.None);

    static readonly Clock Yearly = Clock("consented/yearly", ClockKind.Review, new(12, PeriodUnit.Months), ClockEvent.WentLive, Silence.None);
    static readonly Clock Court = Clock("board/court", ClockKind.Court, new(2, PeriodUnit.Weeks), ClockEvent.ApplicationFiled, Silence.None);

    static readonly PacketItem Purpose = new("transparency/purpose", new(Stage.Transparency, "purpose"), null, true, null);
    static readonly PacketItem DataList = new("transparency/data-list", new(Stage.Transparency, "data-list"), null, false, null);
    static readonly PacketItem Logs = new("logs", null, Say("Which logs arise?"), true, null);

    public static readonly LawPack De = new("DE", 1, PackStatus.WorkedThrough, Say("Germany"), ["DE"], ImmutableSortedDictionary<string, string>.Empty, [], new(Say("none"), Statute), null, null,
        [new("works-agreement", Local("Betriebsvereinbarung"), [InstrumentForm.PaperSigned, InstrumentForm.QualifiedSignatures], Say("?"), 3, Statute), new("decision", Local("Beschluss"), [InstrumentForm.WrittenDecision], Say("?"), null, Statute)],
        [new("board", Local("Einigungsstelle"), Say("?"), true, Statute), new("central", Local("zentral"), Say("?"), false, Statute)],
        [
            Right("told", Strength.Inform, PlainQuestion.ChangesTasks, [Ahead], null, null, Pilot),
            Right("heard", Strength.Consult, PlainQuestion.AsksQuestionnaires, [Still], null, null, new BoundTo(Stage.Relevance, null)),
            Right("timed", Strength.Consult, PlainQuestion.Selects, [Month], null, null, new BoundTo(Stage.Relevance, null)),
            Right("negotiated", Strength.Negotiate, PlainQuestion.ChangesPay, [], "central", "works-agreement", GoLive),
            Right("consented", Strength.Consent, PlainQuestion.Monitors, [Yearly], "board", "works-agreement", Pilot, GoLive) with { Packet = [Purpose, Logs] },
            Right("vetoed", Strength.Veto, PlainQuestion.SetsConduct, [], null, "decision", new BoundTo(Stage.Security, null)),
            Right("conditional", Strength.Condition, PlainQuestion.Appraises, [], null, null, Pilot),
        ],
        [new("board-court", RemedyRole.Remedy, ["consented"], Say("?"), Say("?"), Court, Statute, [])],
        [new("emotions", PlainQuestion.InfersEmotions, Say("?"), new("Art. 5(1)(f)", "EU1", CertaintyMark.Seen))],
        [DataList, Logs with { Mandatory = false }], []);

    public static readonly LawPack Dk = De with
    {
        Code = "DK",
        Countries = ["DK"],
        Rights = [Right("discussed", Strength.Consult, null, [], null, null, new BoundTo(Stage.Transparency, null)) with { Holders = new([BodyKind.Union], false, EmployeesPart.Never) }],
        Remedies = [],
        Prohibitions = [],
        Packet = [Logs with { Mandatory = false }],
    };

    /// <summary>Good practice until it binds in 2027.</summary>
    static readonly LawPack Eu = De with
    {
        Code = "EU",
        Rights = [Right("later", Strength.Inform, PlainQuestion.Decides, [], null, null, GoLive) with { Binds = new(new(2027, 12, 2), []) }],
        Remedies = [],
        Prohibitions = [],
        Packet = [Logs with { Mandatory = false }],
    };

    public static readonly LawBook Book = new([De, Dk, Eu]);

    static Right Right(string id, Strength strength, PlainQuestion? any, ImmutableArray<Clock> clocks, string? conciliation, string? instrument, params BoundTo[] at) => new(id, Say(id), null, strength,
        new(any is { } question ? [question] : [], [], null), new([BodyKind.WorksCouncil], false, EmployeesPart.Never), [.. at], Statute, clocks, 10, conciliation, instrument, [], [], null, null, []);

    static Clock Clock(string id, ClockKind kind, Period length, ClockEvent starts, Silence silence) => new(id, kind, length, null, starts, kind is ClockKind.Reply ? [ClockEvent.PositionGiven] : [],
        kind is ClockKind.Reply ? [PauseGround.Incomplete, PauseGround.Conciliation] : kind is ClockKind.LeadTime ? [PauseGround.Incomplete] : [], true, kind is ClockKind.Reply, silence, Statute, null);

    static LocalTerm Local(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("de", text), Say(text));

    static Translated Say(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));
}
