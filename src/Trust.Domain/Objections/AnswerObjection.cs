using System.Collections.Immutable;

namespace Trust.Domain.Objections;

/// <summary>Says to the raiser: seen, an answer follows.</summary>
public sealed record AcknowledgeObjection(ObjectionId Id, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !AnswerObjection.MayAnswer(project, By, At) => Refusal.NotAllowed("objection.not-yours-to-answer"),
        { State: not ObjectionState.Raised } => Ruling.Nothing,
        _ => new ObjectionAcknowledged(Id),
    };
}

public sealed record ObjectionAcknowledged(ObjectionId Id) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with { State = ObjectionState.Acknowledged, Since = stamp.At });
}

/// <summary>One's own view and an offer; every statement on data, fairness, savings or jobs cites a revision of the evidence (rules.md 6).</summary>
public sealed record AnswerObjection(ObjectionId Id, ContentRef? Text, ContentRef? Offer, ImmutableArray<Citation> Cites, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Objections.GetValueOrDefault(Id) switch
    {
        null => Refusal.Missing("objection.unknown"),
        _ when !MayAnswer(project, By, At) => Refusal.NotAllowed("objection.not-yours-to-answer"),
        { Raiser: var raiser } when raiser == By.PersonId => Refusal.NotAllowed("objection.own"),
        { IsOpen: false } closed => Refusal.Rule("objection.closed", Fact.Of("state", closed.State)),
        { State: ObjectionState.Answered } => Refusal.Rule("objection.answered-already"),
        { State: ObjectionState.Escalated } => Refusal.Rule("objection.is-escalated"),
        _ when Text is null => Refusal.Incomplete("objection.answer-missing", "text"),
        _ when Offer is null => Refusal.Incomplete("objection.offer-missing", "offer"),
        _ when Cites.Any(c => project.Item(c.Item) is not { } item || c.Revision < 1 || c.Revision > item.Revision) => Refusal.Incomplete("objection.citation-unknown", "cites"),
        _ => new ObjectionAnswered(Id, Text.Value, Offer.Value, Cites),
    };

    /// <summary>Owner, deputy, sponsor, or whoever decides for management, HR, IT or data protection.</summary>
    public static bool MayAnswer(Project project, Actor by, DateTimeOffset at) =>
        project.IsRunBy(by) || project.IsIn(by, ProjectRole.Sponsor)
        || new[] { Group.Management, Group.Hr, Group.It, Group.DataProtection }.Any(g => project.SpeaksFor(PartyId.Of(g), by, at));
}

/// <summary>A revision of a piece of evidence, as an answer cites it.</summary>
public readonly record struct Citation(EvidenceRef Item, int Revision);

public sealed record ObjectionAnswered(ObjectionId Id, ContentRef Text, ContentRef Offer, ImmutableArray<Citation> Cites) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project.With(project.Objections[Id] with
    {
        State = ObjectionState.Answered,
        Since = stamp.At,
        AnsweredBy = stamp.By.PersonId,
        AnsweredAt = stamp.At,
        Answerers = stamp.By.PersonId is { } person && !project.Objections[Id].Answerers.Contains(person) ? project.Objections[Id].Answerers.Add(person) : project.Objections[Id].Answerers,
    });
}
