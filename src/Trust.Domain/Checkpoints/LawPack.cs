using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Whether a pack may stand at gates, or only shows what is known of its rights.</summary>
public enum PackStatus { WorkedThrough, NotYetWorkedThrough }

/// <summary>What a country's law gives the representatives of employees: read from <c>workflows/jurisdictions/{xx}.v{version}.json</c>. No legal advice.</summary>
/// <param name="Code">ISO 3166-1 alpha-2; EU is the ground beneath every member, XX stands where there is no body or no known country.</param>
/// <param name="Countries">Where it holds; none for XX.</param>
/// <param name="Sources">What was read, by the keys that citations use.</param>
/// <param name="Packet">What every packet of the pack holds.</param>
/// <param name="Remedies">Clocks and remedies that hang on rights and are none themselves.</param>
public sealed record LawPack(
    string Code,
    int Version,
    PackStatus Status,
    Translated Name,
    ImmutableArray<string> Countries,
    ImmutableSortedDictionary<string, string> Sources,
    ImmutableArray<LocalBody> Bodies,
    Note Threshold,
    Note? Competence,
    Note? Expert,
    ImmutableArray<Instrument> Instruments,
    ImmutableArray<Conciliation> Conciliations,
    ImmutableArray<Right> Rights,
    ImmutableArray<Remedy> Remedies,
    ImmutableArray<Prohibition> Prohibitions,
    ImmutableArray<PacketItem> Packet,
    ImmutableArray<Note> Notes)
{
    /// <summary>Code and version in one word, as events name it: <c>de.1</c>.</summary>
    public string Id => $"{Code.ToLowerInvariant()}.{Version}";

    public Right? Right(string id) => Rights.FirstOrDefault(r => r.Id == id);
    public RightRef Ref(Right right) => new(Id, right.Id);
    public Conciliation? ConciliationOf(Right right) => Conciliations.FirstOrDefault(c => c.Key == right.Conciliation);
    public Instrument? InstrumentOf(Right right) => Instruments.FirstOrDefault(i => i.Key == right.Instrument);

    /// <summary>The right's own list, then what every packet of the pack holds.</summary>
    public ImmutableArray<PacketItem> PacketOf(Right right) => [.. right.Packet.Concat(Packet).DistinctBy(i => i.Key)];

    /// <summary>Clocks and remedies that hang on the right, or on the pack as a whole.</summary>
    public ImmutableArray<Remedy> RemediesOf(Right right) => [.. Remedies.Where(r => r.BelongsTo.IsEmpty || r.BelongsTo.Contains(right.Id))];

    /// <summary>What a kind of body is called there.</summary>
    public LocalBody? Body(BodyKind kind, BodyLevel level) =>
        Bodies.FirstOrDefault(b => b.Kind == kind && b.Levels.Contains(level)) ?? Bodies.FirstOrDefault(b => b.Kind == kind);
}

/// <summary>A word of the country's own law, by the country's languages, and what it means to readers elsewhere.</summary>
public sealed record LocalTerm(ImmutableSortedDictionary<string, string> Local, Translated Means)
{
    /// <summary>In the reader's language where the country speaks it, else in the first of its own.</summary>
    public string In(string language) => Local.TryGetValue(language, out var own) ? own : Local.Values.First();
}

public sealed record LocalBody(BodyKind Kind, ImmutableArray<BodyLevel> Levels, LocalTerm Name, Citation Law);

/// <summary>The form in which an agreement comes into force (rules.md 4).</summary>
public enum InstrumentForm { PaperSigned, QualifiedSignatures, ApprovedMinutes, WrittenDecision, DecisionLog }

/// <summary>In what an outcome is recorded, e.g. a works agreement or minutes.</summary>
/// <param name="Forms">Each is enough.</param>
/// <param name="NoticeMonths">How long after notice it ends; null where the source names nothing.</param>
public sealed record Instrument(string Key, LocalTerm Name, ImmutableArray<InstrumentForm> Forms, Translated Says, int? NoticeMonths, Citation Law);

/// <summary>Where a dispute goes.</summary>
/// <param name="Replaces">Its award takes the place of the body's consent.</param>
public sealed record Conciliation(string Key, LocalTerm Name, Translated Says, bool Replaces, Citation Law);

public enum RemedyRole { Clock, Remedy }

/// <summary>A clock or remedy that hangs on rights: what it is about, what it gives, and its period.</summary>
public sealed record Remedy(string Id, RemedyRole Role, ImmutableArray<string> BelongsTo, Translated When, Translated Gives, Clock Clock, Citation Law, ImmutableArray<Note> Notes);

/// <summary>What no agreement and no consent can allow.</summary>
public sealed record Prohibition(string Id, PlainQuestion Question, Translated Says, Citation Law);
