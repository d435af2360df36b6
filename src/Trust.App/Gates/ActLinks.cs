using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.App;

/// <summary>What whoever holds a one-time link sees: one act as it was recorded; nothing unless the link is open.</summary>
public sealed record ActSeen(LinkState State, ActRecorded? Recorded);

/// <summary>One-time links by which a party, without an account, says whether an act recorded in its name is right (rules.md 2).</summary>
public sealed class ActLinks(Database database, Links links, ProjectReader reader, Projects projects, ProductClock clock)
{
    /// <summary>A new link, its secret seen this once, for whoever runs the project to hand over; an unused earlier one ends.</summary>
    public Task<Answer<FreshLink>> Make(ProjectView view, ActId act, CancellationToken ct) => database.Do(view.Project.Organisation, session => Make(session, view, act, ct), ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Answer<FreshLink>> Make(Session session, ProjectView view, ActId act, CancellationToken ct) => view.Project switch
    {
        var project when !project.Acts.ContainsKey(act) => Refusal.Missing("act.unknown"),
        var project when !project.IsRunBy(view.Reader) => Refusal.NotAllowed("act.only-owner-records"),
        { HasEnded: true } project => Refusal.Rule("project.ended", Fact.Of("state", project.State)),
        var project when project.Acts[act].Disputed => Refusal.Rule("act.disputed-already"),
        var project => await links.ForAct(session, project.Id, project.Acts[act].For, act, ct),
    };

    /// <summary>Changes nothing: a link may be opened as often as one likes before it is used.</summary>
    public async Task<ActSeen> Look(Secret secret, Func<ProjectView, Texts> language, CancellationToken ct)
    {
        var (state, found, by) = await Open(secret, ct);
        if ((state, found, by) is not (LinkState.Open, { ProjectId: { } project } link, { } claim)) return new(state, null);
        if (await reader.Read(link.OrganisationId, project, claim, clock.GetUtcNow(), ct) is not { } view) return new(LinkState.Unknown, null);
        await using var session = await database.Begin(link.OrganisationId, ct);
        return new(LinkState.Open, await ActRecorded.Read(session, new(view, language(view)), claim.Act, ct));
    }

    /// <summary>The one answer that the link is for: it is right, or it was not so, with what was wrong.</summary>
    public async Task<Outcome> Answer(Secret secret, bool right, string? wrong, string language, CancellationToken ct)
    {
        if (await Open(secret, ct) is not { State: LinkState.Open, Claim: { } claim, Link: { ProjectId: { } project } link }) return new Outcome.Refused(Over);
        var (typed, now) = (new Typed(language), clock.GetUtcNow());
        ProjectCommand command = right ? new ConfirmAct(claim.Act, claim, now) : new DisputeAct(claim.Act, typed.Optional(wrong), claim, now);
        return await projects.Execute(new(link.OrganisationId, project, command)
        {
            Typed = typed,
            Within = async (session, within) => await links.Use(session, link, within) ? null : Over,
        }, ct);
    }

    static readonly Refusal Over = Refusal.Rule("act.link-over");

    async Task<(LinkState State, LinkRow? Link, Actor.Claim? Claim)> Open(Secret secret, CancellationToken ct) => await links.Look(secret, ct) switch
    {
        (var state, { Party: { } party, ActId: { } act } link) => (state, link, new Actor.Claim(link.Id, new(party), act)),
        _ => (LinkState.Unknown, null, null),       // none, or one by which a person comes in
    };
}
