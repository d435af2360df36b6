using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>All law packs of this build, with their older versions, since a checkpoint keeps the one it began with.</summary>
public sealed class LawBook(ImmutableArray<LawPack> packs)
{
    const string Baseline = LawOfPlace.Europe, Elsewhere = "XX";

    readonly FrozenDictionary<string, LawPack> byId = packs.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);

    readonly FrozenDictionary<string, LawPack> latest = packs.GroupBy(p => p.Code, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderBy(p => p.Version).Last(), StringComparer.Ordinal);

    public static readonly LawBook Empty = new([]);

    /// <summary>Every version, by code.</summary>
    public ImmutableArray<LawPack> All => [.. packs.OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Version)];

    public LawPack? Find(string id) => byId.GetValueOrDefault(id);

    public Right? Find(RightRef right) => Find(right.Pack)?.Right(right.Right);

    public LawPack? Latest(string code) => latest.GetValueOrDefault(code);

    /// <summary>What holds at a place: the country's own pack, the baseline beneath it, and the generic one where neither stands at a gate, or nobody represents the employees.</summary>
    public IEnumerable<LawPack> At(string country, bool hasBody)
    {
        var own = country is Baseline or Elsewhere ? null : Latest(country);
        var beneath = Latest(Baseline) is { } baseline && baseline.Countries.Contains(country) ? baseline : null;
        if (own is not null) yield return own;
        if (beneath is not null) yield return beneath;
        if ((own is not { Status: PackStatus.WorkedThrough } && beneath is null || !hasBody) && Latest(Elsewhere) is { } generic) yield return generic;
    }

    /// <summary>What is forbidden everywhere, whatever holds at the place (rules.md 6).</summary>
    public IEnumerable<Prohibition> Prohibitions => latest.Values.OrderBy(p => p.Code, StringComparer.Ordinal).SelectMany(p => p.Prohibitions);
}
