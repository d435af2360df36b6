using Trust.Domain;

namespace Trust.App;

/// <summary>What came of a command.</summary>
public abstract record Outcome
{
    /// <param name="Version">The project's version after it.</param>
    /// <param name="HeardTo">How far the engine had heard when the answer was given; less than the version means that it follows.</param>
    /// <param name="Events">What happened; none when it held already.</param>
    public sealed record Done(Project Project, long Version, long HeardTo, IReadOnlyList<ProjectEvent> Events) : Outcome
    {
        /// <summary>The id of what was made, by this request or by an earlier one with the same key.</summary>
        public Guid? Made { get; init; }
    }

    public sealed record Refused(Refusal Refusal) : Outcome;
}
