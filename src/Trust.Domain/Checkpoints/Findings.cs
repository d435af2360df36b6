using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>Why a right is triggered, or is not: a code, which is its own text key, and the facts that the text needs.</summary>
public sealed record Reason(string Code, ImmutableArray<Fact> Facts);

/// <summary>A right that must be met at a gate or lock before it passes or opens.</summary>
/// <param name="Party">The body that holds it, or the employees themselves.</param>
/// <param name="Sites">The party's sites at which it is triggered.</param>
/// <param name="LevelOpen">Bodies of several levels hold it at one of these sites: which of them is competent is asked before the packet goes out.</param>
public sealed record TriggeredRight(LawPack Pack, Right Right, BoundTo At, PartyId Party, ImmutableArray<SiteId> Sites, ImmutableArray<Reason> Because, bool LevelOpen);

/// <summary>What is shown and stands at no gate; where no right was found at all, there is one without pack and right that says so.</summary>
public sealed record InformationalRight(LawPack? Pack, Right? Right, PartyId? Party, ImmutableArray<SiteId> Sites, Reason Because);

/// <summary>What the plain questions come to.</summary>
/// <param name="Stop">The refusal that nobody can waive; while it stands nothing else counts.</param>
/// <param name="Open">Questions without an answer.</param>
public sealed record Findings(Refusal? Stop, ImmutableArray<TriggeredRight> Rights, ImmutableArray<InformationalRight> Informational, ImmutableArray<PlainQuestion> Open);
