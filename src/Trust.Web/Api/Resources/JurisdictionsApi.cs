using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

static class JurisdictionsApi
{
    public static void MapJurisdictions(this RouteGroupBuilder api)
    {
        var packs = api.MapGroup("/jurisdictions").WithTags("Jurisdictions");
        packs.MapGet("", All).WithName("listJurisdictions").WithSummary("The law packs of this installation, and which of them are worked through.");
        packs.MapGet("/{country}", One).WithName("getJurisdiction").WithSummary("One law pack as data, each line with its source and how sure it is; have your counsel confirm. By code the newest, by code and version just that one.");
    }

    static Ok<Listed<JurisdictionLine>> All(Door door) =>
        TypedResults.Ok(new Listed<JurisdictionLine>([.. LawFiles.Embedded().All.Select(p => new JurisdictionLine(p.Id, p.Code, p.Version, p.Status, p.Name.In(door.Caller.Language), p.Countries, p.Rights.Length))]));

    static Results<Ok<JurisdictionAnswer>, Refused> One(string country, Door door)
    {
        var law = LawFiles.Embedded();
        return (law.Find(country) ?? law.Latest(country.ToUpperInvariant())) is { } pack ? TypedResults.Ok(JurisdictionAnswer.Of(pack, door.Caller.Language)) : door.Missing("jurisdiction.unknown");
    }
}

/// <param name="Id">Code and version: de.1.</param>
/// <param name="Status">The rights of a pack that is not yet worked through are shown and stand at no gate.</param>
public sealed record JurisdictionLine(string Id, string Code, int Version, PackStatus Status, string Name, IReadOnlyList<string> Countries, int Rights);

public sealed record SourceAnswer(string Key, string Text);

public sealed record LocalBodyAnswer(BodyKind Kind, IReadOnlyList<BodyLevel> Levels, LocalName Name, LawCitation Law);

/// <param name="Forms">Each is enough for it to come into force.</param>
/// <param name="NoticeMonths">Null where the source names nothing.</param>
public sealed record InstrumentAnswer(string Key, LocalName Name, IReadOnlyList<InstrumentForm> Forms, string Says, int? NoticeMonths, LawCitation Law);

/// <param name="Replaces">Its award takes the place of consent.</param>
public sealed record ConciliationAnswer(string Key, LocalName Name, string Says, bool Replaces, LawCitation Law);

public sealed record ThresholdAnswer(int AtLeast, BodyLevel Of);

/// <param name="Any">One yes is enough; none means every system that HR uses.</param>
/// <param name="Employees">Of several numbers one is enough.</param>
/// <param name="Bound">Whether the employer has to be bound by the agreement, or must not be.</param>
public sealed record TriggerAnswer(IReadOnlyList<PlainQuestion> Any, IReadOnlyList<ThresholdAnswer> Employees, bool? Bound);

/// <param name="FirstOnly">The first of these kinds that is there, not each.</param>
public sealed record HoldersAnswer(IReadOnlyList<BodyKind> Bodies, bool FirstOnly, EmployeesPart Employees);

public sealed record PlaceAnswer(Stage? Stage, Lock? Lock);

/// <summary>Before it binds, and where it does not, a law is good practice and never a breach.</summary>
public sealed record BindsAnswer(DateOnly? On, IReadOnlyList<string> NotIn);

public sealed record PacketItemAnswer(string Key, EvidenceRef? Evidence, string? Asks, bool Mandatory, string? Basis);

/// <param name="At">The gates and locks at which it stands, each a checkpoint of its own.</param>
/// <param name="Covers">Rights of the baseline that are met with it.</param>
/// <param name="Informational">Why it never stands at a gate or lock.</param>
public sealed record RightInPack(RightAnswer Right, TriggerAnswer Trigger, HoldersAnswer Holders, IReadOnlyList<PlaceAnswer> At, IReadOnlyList<ClockTerms> Clocks, int TargetDays, IReadOnlyList<PacketItemAnswer> Packet,
    IReadOnlyList<string> Covers, string? Informational, BindsAnswer? Binds)
{
    internal static RightInPack Of(LawPack pack, Right right, string language) => new(RightAnswer.Of(pack, right, language),
        new(right.Trigger.Any, [.. right.Trigger.Employees.Select(e => new ThresholdAnswer(e.AtLeast, e.Of))], right.Trigger.Bound), new(right.Holders.Bodies, right.Holders.FirstOnly, right.Holders.Employees),
        [.. right.At.Select(a => new PlaceAnswer(a.Stage, a.Lock))], [.. right.Clocks.Select(c => ClockTerms.Of(pack, c, language))], right.TargetDays,
        [.. pack.PacketOf(right).Select(i => new PacketItemAnswer(i.Key, i.Evidence, i.Asks?.In(language), i.Mandatory, i.Basis))], right.Covers, right.Informational?.In(language),
        right.Binds is { } binds ? new(binds.On, binds.NotIn) : null);
}

public sealed record RemedyAnswer(string Id, RemedyRole Role, IReadOnlyList<string> BelongsTo, string When, string Gives, ClockTerms Clock, LawCitation Law, IReadOnlyList<NoteAnswer> Notes);

public sealed record ProhibitionAnswer(string Id, PlainQuestion Question, string Says, LawCitation Law);

/// <param name="CounselShouldConfirm">Of every pack: no legal advice.</param>
public sealed record JurisdictionAnswer(string Id, string Code, int Version, PackStatus Status, bool CounselShouldConfirm, string Name, IReadOnlyList<string> Countries, IReadOnlyList<SourceAnswer> Sources,
    NoteAnswer Threshold, NoteAnswer? Competence, NoteAnswer? Expert, IReadOnlyList<LocalBodyAnswer> Bodies, IReadOnlyList<InstrumentAnswer> Instruments, IReadOnlyList<ConciliationAnswer> Conciliations,
    IReadOnlyList<RightInPack> Rights, IReadOnlyList<RemedyAnswer> Remedies, IReadOnlyList<ProhibitionAnswer> Prohibitions, IReadOnlyList<NoteAnswer> Notes)
{
    internal static JurisdictionAnswer Of(LawPack pack, string language)
    {
        return new(pack.Id, pack.Code, pack.Version, pack.Status, true, pack.Name.In(language), pack.Countries,
            [.. pack.Sources.Select(s => new SourceAnswer(s.Key, s.Value))], Note(pack.Threshold), pack.Competence is { } competence ? Note(competence) : null, pack.Expert is { } expert ? Note(expert) : null,
            [.. pack.Bodies.Select(b => new LocalBodyAnswer(b.Kind, b.Levels, LocalName.Of(b.Name, language), Law(b.Law)))],
            [.. pack.Instruments.Select(i => new InstrumentAnswer(i.Key, LocalName.Of(i.Name, language), i.Forms, i.Says.In(language), i.NoticeMonths, Law(i.Law)))],
            [.. pack.Conciliations.Select(c => new ConciliationAnswer(c.Key, LocalName.Of(c.Name, language), c.Says.In(language), c.Replaces, Law(c.Law)))],
            [.. pack.Rights.Select(r => RightInPack.Of(pack, r, language))],
            [.. pack.Remedies.Select(r => new RemedyAnswer(r.Id, r.Role, r.BelongsTo, r.When.In(language), r.Gives.In(language), ClockTerms.Of(pack, r.Clock, language), Law(r.Law), [.. r.Notes.Select(Note)]))],
            [.. pack.Prohibitions.Select(p => new ProhibitionAnswer(p.Id, p.Question, p.Says.In(language), Law(p.Law)))], [.. pack.Notes.Select(Note)]);

        NoteAnswer Note(Note note) => NoteAnswer.Of(pack, note, language);
        LawCitation Law(Citation law) => LawCitation.Of(pack, law);
    }
}
