namespace Trust.Domain.Stakeholders;

/// <summary>Whoever was named to speak for a group or body also decides for it, where nobody is named yet who does: each seat by the rules of a single one, all in one go.</summary>
public sealed record SeatSpeakers(Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) =>
        project.IsRunBy(By) ? Ruling.Of(Seated(project, By, At)) : Refusal.NotAllowed("project.only-owner");

    /// <summary>What follows for those whom the rules let sit; whom they keep from it is left for somebody else to be named.</summary>
    public static IEnumerable<ProjectEvent> Seated(Project project, Actor by, DateTimeOffset at) => Rulings(project, by, at).SelectMany(r => r.Ruling.Events);

    /// <summary>Why somebody who is named to speak may never decide there, by the first group of which it holds.</summary>
    internal static (Group Group, Refusal Refusal)? Kept(Project project, Actor by, DateTimeOffset at) =>
        Rulings(project, by, at).Where(r => r.Ruling.Refusal is not null).Select(r => ((Group, Refusal)?)(r.Group, r.Ruling.Refusal!)).FirstOrDefault(); // just asked

    // one after the other, since a seat with the employer keeps its holder from one opposite
    static IEnumerable<(Group Group, Ruling Ruling)> Rulings(Project project, Actor by, DateTimeOffset at)
    {
        foreach (var (group, profile) in project.Groups)
        {
            if (profile.SpeaksFor is not { Person: { } person } speaks || PartyOf(project, group, speaks) is not { } party || project.Seat(party) is { Holders.IsEmpty: false }) continue;
            var ruling = new SetSeat(new(party, project.Seat(party)?.Strength, SeatRule.Any, null, [person], project.Seat(party)?.Deputies ?? []), null, by, at).Decide(project);
            yield return (group, ruling);
            project = project.After(ruling.Events, new(by, at));
        }
    }

    /// <summary>Where there are bodies, each decides for itself: of several, one must be said.</summary>
    static PartyId? PartyOf(Project project, Group group, SpeaksFor speaks) => speaks.Body is { } body ? PartyId.Of(body)
        : group is not Group.WorksCouncil || project.Bodies.IsEmpty ? PartyId.Of(group)
        : project.Bodies.Count == 1 ? PartyId.Of(project.Bodies.Keys.First()) : null;
}
