using Trust.Domain.Evidence;

namespace Trust.Domain.Checkpoints;

/// <summary>Who may read what belongs to a checkpoint (rules.md 3).</summary>
public static class CheckpointAudience
{
    /// <summary>Positions, answers and promises: their audience, and always both sides.</summary>
    public static bool MayRead(Project project, PartyId party, Audience audience, Actor by, DateTimeOffset at) =>
        by is not Actor.Claim && (AudienceRule.MayRead(project, audience, by, at) || IsSide(project, party, by, at));

    /// <summary>Packets and drafts lie between both sides; evidence in them is read by others where it stands, under its own audience.</summary>
    public static bool IsSide(Project project, PartyId party, Actor by, DateTimeOffset at) =>
        by is not Actor.Claim && (Sides.IsEmployer(project, by) || AudienceRule.BelongsTo(project, party, by, at));
}
