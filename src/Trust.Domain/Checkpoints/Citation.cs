namespace Trust.Domain.Checkpoints;

/// <summary>How sure a line of a law pack is (law.md): read in the source, or from memory and how well, or no law at all but a proposal of Trust.</summary>
public enum CertaintyMark { Seen, MemoryHigh, MemoryMed, MemoryLow, ProductDefault }

/// <summary>Where a line of a law pack comes from; every page that shows the line shows this and "have your counsel confirm".</summary>
/// <param name="Statute">As lawyers of the country cite it.</param>
/// <param name="Source">Keys into the pack's list of sources; empty where nothing was looked up.</param>
public sealed record Citation(string Statute, string Source, CertaintyMark Mark)
{
    /// <summary>What Trust proposes or the customer set: no law.</summary>
    public static readonly Citation None = new("", "", CertaintyMark.ProductDefault);

    /// <summary>Whose law it is, EU for Europe's; null where the file in which it stands is one country's.</summary>
    public string? Country { get; init; }

    public bool IsLaw => Mark is not CertaintyMark.ProductDefault;
}
