using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>A right as a checkpoint remembers it: the pack with its version, and the right's id in it.</summary>
public readonly record struct RightRef(string Pack, string Right)
{
    public override string ToString() => $"{Pack}/{Right}";
}

/// <summary>What a country gives those whom a system affects, as data (<c>workflows/jurisdictions</c>). What satisfies which strength: rules.md 4.</summary>
/// <param name="Subject">What it is about, in a few words.</param>
/// <param name="Gives">What the body may do; null in a pack that is not worked through.</param>
/// <param name="At">The gates and locks at which it stands; each is a checkpoint of its own, so the pilot has its own.</param>
/// <param name="TargetDays">Working days that Trust proposes for an answer where the customer sets no other; never statutory.</param>
/// <param name="Conciliation">Key of the pack's <see cref="Conciliation"/>; null where the pack knows none.</param>
/// <param name="Instrument">Key of the pack's <see cref="Instrument"/> in which its outcome is recorded.</param>
/// <param name="Packet">What is asked for beside the pack's common list; see <see cref="LawPack.PacketOf"/>.</param>
/// <param name="Covers">Rights of the baseline that are met with this one, where both belong to the same party.</param>
/// <param name="Informational">Why it never stands at a gate or lock, such as "belongs to each dismissal"; then <see cref="At"/> is empty.</param>
public sealed record Right(
    string Id,
    Translated Subject,
    Translated? Gives,
    Strength Strength,
    Trigger Trigger,
    Holders Holders,
    ImmutableArray<BoundTo> At,
    Citation Law,
    ImmutableArray<Clock> Clocks,
    int TargetDays,
    string? Conciliation,
    string? Instrument,
    ImmutableArray<PacketItem> Packet,
    ImmutableArray<string> Covers,
    Translated? Informational,
    BindsFrom? Binds,
    ImmutableArray<Note> Notes);

/// <summary>Which answers trigger a right.</summary>
/// <param name="Any">One yes is enough; none means every system that HR uses.</param>
/// <param name="Employees">How many there must be; of several numbers one is enough.</param>
/// <param name="Bound">True: only where the employer is bound by the agreement; false: only where it is not.</param>
public sealed record Trigger(ImmutableArray<PlainQuestion> Any, ImmutableArray<Threshold> Employees, bool? Bound);

/// <param name="Of">The site, or the employer's employees in the country.</param>
public sealed record Threshold(int AtLeast, BodyLevel Of);

/// <summary>Whether the employees themselves hold a right.</summary>
public enum EmployeesPart { Never, WithoutBody, Always }

/// <summary>Who holds a right.</summary>
/// <param name="FirstOnly">The first of these kinds that is there, not each.</param>
public sealed record Holders(ImmutableArray<BodyKind> Bodies, bool FirstOnly, EmployeesPart Employees);

/// <summary>A law with a date: before it, and in the countries named, it is good practice and never a breach (rules.md 6).</summary>
public sealed record BindsFrom(DateOnly? On, ImmutableArray<string> NotIn);

/// <summary>One thing that a packet holds: evidence that the workflow asks for already, or a content that only this law names.</summary>
/// <param name="Key">The evidence's reference, or a word of its own.</param>
/// <param name="Asks">The question, where no evidence of the workflow asks it.</param>
/// <param name="Mandatory">A law or agreement names it: without it the packet does not go out.</param>
public sealed record PacketItem(string Key, EvidenceRef? Evidence, Translated? Asks, bool Mandatory, string? Basis);

public sealed record Note(Translated Says, Citation Law);
