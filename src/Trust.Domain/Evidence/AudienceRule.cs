namespace Trust.Domain.Evidence;

/// <summary>Who may read what is given to an audience (rules.md 3); lists, search, exports, mails and the journal all ask here.
/// A one-time link opens the act that it was made for, and no evidence.</summary>
public static class AudienceRule
{
    public static bool MayRead(Project project, Audience audience, Actor by, DateTimeOffset at) =>
        by is not Actor.Claim && (by is Actor.System || project.IsRunBy(by) || audience.Kind switch
        {
            AudienceKind.Everyone or AudienceKind.Project => project.IsKnownTo(by, at),
            AudienceKind.Parties => audience.Parties.Any(p => BelongsTo(project, p, by, at)),
            AudienceKind.OwnerAndDataProtection => BelongsTo(project, PartyId.Of(Group.DataProtection), by, at),
            AudienceKind.Confidential => audience.Until < project.Day(at) ? project.IsKnownTo(by, at) : audience.Parties.Any(p => BelongsTo(project, p, by, at)),
            _ => throw new System.Diagnostics.UnreachableException($"audience {audience.Kind}"),
        });

    /// <summary>What an audience still lacks: confidential means with a reason and an end, and either kind that names parties names known ones.</summary>
    public static Refusal? Lacks(Project project, Audience audience, DateTimeOffset at) => audience switch
    {
        { Kind: AudienceKind.Confidential, Reason: null } => Refusal.Incomplete("audience.reason-missing", "audience"),
        { Kind: AudienceKind.Confidential } when audience.Until is null || audience.Until <= project.Day(at) => Refusal.Incomplete("audience.end-missing", "audience"),
        { Kind: AudienceKind.Confidential or AudienceKind.Parties, Parties.IsEmpty: true } => Refusal.Incomplete("audience.party-missing", "audience"),
        _ when audience.Parties.Any(p => !project.Knows(p)) => Refusal.Incomplete("audience.party-unknown", "audience"),
        _ => null,
    };

    /// <summary>Speaks for the party, or stands on the map in it.</summary>
    public static bool BelongsTo(Project project, PartyId party, Actor by, DateTimeOffset at) =>
        project.SpeaksFor(party, by, at) || (by.PersonId is { } person && project.Stakeholders.GetValueOrDefault(person)?.Party == party);

    /// <summary>A raiser's name is for the owner, for whoever answers, and for the raiser (rules.md 3).</summary>
    public static bool MayKnowRaiser(Project project, Objection objection, Actor by, DateTimeOffset at) =>
        by is Actor.System || by.PersonId == objection.Raiser || project.IsRunBy(by)
        || objection.AnsweredBy is { } answerer && answerer == by.PersonId;
}
