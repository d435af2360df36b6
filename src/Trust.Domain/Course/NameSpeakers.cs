using System.Collections.Immutable;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.Domain.Course;

/// <summary>Names the sponsor and who speaks for the groups in one go, by the rules of each: what a start asks for stands or falls together.</summary>
/// <param name="SponsorReason">Required when the sponsor administers the organisation.</param>
public sealed record NameSpeakers(PersonId? Sponsor, ContentRef? SponsorReason, ImmutableSortedDictionary<Group, SpeaksFor> Speakers, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project)
    {
        if (!project.IsRunBy(By)) return Refusal.NotAllowed("project.only-owner");
        if (project.State is not ProjectState.Draft) return Refusal.Rule("project.set-at-start");
        var (events, now) = (ImmutableArray<ProjectEvent>.Empty, project);
        foreach (var (field, command) in Steps(project))
        {
            var ruling = command.Decide(now);
            if (ruling.Refusal is { } refusal) return refusal with { Field = field };
            events = events.AddRange(ruling.Events);
            now = now.After(ruling.Events, Stamp);
        }
        // who may never decide for a group is not named to speak for it here: nobody would learn of it before the first gate
        return SeatSpeakers.Kept(now, By, At) is var (group, kept) ? kept with { Field = Kebab.Of(group) } : Ruling.Of(events);
    }

    IEnumerable<(string Field, ProjectCommand Command)> Steps(Project project)
    {
        if (Sponsor is { } sponsor)
        {
            yield return ("sponsor", new GiveRole(sponsor, ProjectRole.Sponsor, SponsorReason, By, At));
            foreach (var other in project.Roles.Where(r => r is { Role: ProjectRole.Sponsor, Until: null } && r.Person != sponsor))
                yield return ("sponsor", new EndRole(other.Person, ProjectRole.Sponsor, By, At));
        }
        foreach (var (group, speaks) in Speakers)
            yield return (Kebab.Of(group), new DescribeGroup(group, (project.Groups.GetValueOrDefault(group) ?? GroupProfile.Empty) with { SpeaksFor = speaks }, By, At));
    }
}
