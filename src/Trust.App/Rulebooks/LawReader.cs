using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using static Trust.App.Rulebooks.Sourced;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Rulebooks;

/// <summary>Turns a law pack that was found whole into records.</summary>
static class LawReader
{
    public static LawPack Pack(JsonTree pack) => new(
        pack["code"].Text,
        (int)pack["version"].Number,
        Word<PackStatus>(pack["status"]),
        Text(pack["name"]),
        All(pack["countries"], c => c.Text),
        ByName(pack["sources"]),
        All(pack["bodies"], Body),
        Note(pack["threshold"]),
        Maybe(pack, "competence", Note),
        Maybe(pack, "expert", Note),
        All(pack["instruments"], Instrument),
        All(pack["conciliations"], Conciliation),
        All(pack["rights"], Right),
        All(pack["remedies"], Remedy),
        All(pack["prohibitions"], p => new Prohibition(p["id"].Text, Word<PlainQuestion>(p["question"]), Text(p["says"]), Citation(p["law"]))),
        All(pack["packet"], e => new PacketItem(e.Text, RulebookReader.Reference(e.Text), null, false, null)),
        All(pack["notes"], Note));

    static Right Right(JsonTree right) => new(
        right["id"].Text,
        Text(right["subject"]),
        Maybe(right, "gives", Text),
        Word<Strength>(right["strength"]),
        Trigger(right["trigger"]),
        new(All(right["holders"]["bodies"], Word<BodyKind>), right["holders"]["firstOnly"].IsTrue, Word<EmployeesPart>(right["holders"]["employees"])),
        All(right["at"], Place),
        Citation(right["law"]),
        All(right["clocks"], c => Clock(c, right["law"])),
        (int)right["targetDays"].Number,
        right.Find("conciliation")?.Text,
        right.Find("instrument")?.Text,
        All(right["packet"], Item),
        right.Find("covers") is { } covers ? All(covers, c => c.Text) : [],
        Maybe(right, "informational", Text),
        Maybe(right, "binds", b => new BindsFrom(b.Find("on") is { } on ? Day(on) : null, All(b["notIn"], c => c.Text))),
        All(right["notes"], Note));

    static Trigger Trigger(JsonTree trigger) => new(
        All(trigger["any"], Word<PlainQuestion>),
        trigger.Find("employees") is { } needed ? All(needed, n => new Threshold((int)n["atLeast"].Number, Word<BodyLevel>(n["of"]))) : [],
        trigger.Find("bound")?.IsTrue);

    /// <param name="law">Where the clock comes from when it does not say so itself.</param>
    static Clock Clock(JsonTree clock, JsonTree law) => new(
        clock["id"].Text,
        Word<ClockKind>(clock["kind"]),
        clock["length"].Kind is JsonValueKind.Null ? null : Period(clock["length"]),
        clock.Find("proposed") is { } proposed ? Period(proposed) : null,
        Word<ClockEvent>(clock["starts"]),
        All(clock["stops"], Word<ClockEvent>),
        All(clock["pausedBy"], Word<PauseGround>),
        clock["restartsWhenComplete"].IsTrue,
        clock["rollsForward"].IsTrue,
        Word<Silence>(clock["silence"]),
        Citation(clock.Find("law") ?? law),
        Maybe(clock, "says", Text));

    static Remedy Remedy(JsonTree remedy) => new(
        remedy["id"].Text,
        Word<RemedyRole>(remedy["role"]),
        All(remedy["belongsTo"], r => r.Text),
        Text(remedy["when"]),
        Text(remedy["gives"]),
        Clock(remedy["clock"], remedy["law"]),
        Citation(remedy["law"]),
        All(remedy["notes"], Note));

    static PacketItem Item(JsonTree item) => item.Find("evidence") is { } evidence
        ? new(evidence.Text, RulebookReader.Reference(evidence.Text), null, true, item["basis"].Text)
        : new(item["key"].Text, null, Text(item["asks"]), true, item["basis"].Text);

    static LocalBody Body(JsonTree body) => new(Word<BodyKind>(body["kind"]), All(body["levels"], Word<BodyLevel>), Term(body["name"]), Citation(body["law"]));

    static Instrument Instrument(JsonTree instrument) => new(instrument["key"].Text, Term(instrument["name"]), All(instrument["forms"], Word<InstrumentForm>),
        Text(instrument["says"]), (int?)instrument.Find("noticeMonths")?.Number, Citation(instrument["law"]));

    static Conciliation Conciliation(JsonTree place) => new(place["key"].Text, Term(place["name"]), Text(place["says"]), place["replaces"].IsTrue, Citation(place["law"]));

    static LocalTerm Term(JsonTree term) => new(ByName(term["local"]), Text(term["means"]));

    static Note Note(JsonTree note) => new(Text(note["says"]), Citation(note["law"]));

    static Period Period(JsonTree period) => new((int)period["count"].Number, Word<PeriodUnit>(period["unit"]));

    static BoundTo Place(JsonTree place) => Kebab.TryParse<Lock>(place.Text, out var gate) ? new(null, gate) : new(Word<Stage>(place), null);

    static DateOnly Day(JsonTree day) => DateOnly.ParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static T? Maybe<T>(JsonTree of, string member, Func<JsonTree, T> read) where T : class => of.Find(member) is { } there ? read(there) : null;

    static T Word<T>(JsonTree word) where T : struct, Enum => Kebab.Parse<T>(word.Text);
}
