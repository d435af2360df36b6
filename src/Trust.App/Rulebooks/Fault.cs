namespace Trust.App.Rulebooks;

/// <summary>What is wrong in a data file and where, in words for the person who edits it.</summary>
public sealed record Fault(string File, int Line, int Column, string Path, string Reason)
{
    public override string ToString() => $"{File}, line {Line}, column {Column}, at {Path}: {Reason}";
}

/// <summary>Stops the start: it lists every fault, since whoever edits a file wants to mend it in one go.</summary>
public sealed class FaultyFilesException(IReadOnlyList<Fault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<Fault> Faults => faults;
}
