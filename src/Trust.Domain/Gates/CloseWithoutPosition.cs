namespace Trust.Domain.Gates;

/// <summary>Offers a body a meeting on a day; two of them are needed before a consultation may be closed without its position.</summary>
public sealed record OfferMeeting(Stage Stage, PartyId For, DateOnly On, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when Asked.At(project, Stage, For) is null => Asked.NotAt(project, Stage, For),
        _ when On < project.Day(At) => Refusal.Incomplete("outcome.meeting-in-the-past", "on"),
        _ when project.MeetingOffers.Contains(new(Stage, For, On)) => Ruling.Nothing,
        _ => new MeetingOffered(Stage, For, On),
    };
}

public sealed record MeetingOffered(Stage Stage, PartyId For, DateOnly On) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { MeetingOffers = project.MeetingOffers.Add(new(Stage, For, On)) };
}

/// <summary>Ends a consultation to which the body gave no answer: after complete information, two dated offers of a meeting and the agreed
/// target, by a named manager who is not the owner, with reasons. Only where the right is to be consulted (rules.md 4).</summary>
public sealed record CloseWithoutPosition(Stage Stage, PartyId For, DateOnly TargetWas, ContentRef? Reason, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => Asked.At(project, Stage, For) switch
    {
        null => Asked.NotAt(project, Stage, For),
        _ when By is not Actor.Person || project.IsIn(By, ProjectRole.Owner) || !(project.SpeaksFor(PartyId.Of(Group.Management), By, At) || project.IsIn(By, ProjectRole.Sponsor)) =>
            Refusal.NotAllowed("outcome.only-a-manager"),
        { Strength: not Strength.Consult and var strength } => Refusal.Rule("outcome.not-for-this-right", Fact.Of("strength", strength)),
        _ when Rights.Has(project, Stage, For, project.Of(Stage).Round, OutcomeKind.ClosedWithoutPosition) => Ruling.Nothing,
        _ when project.OpenRound(Stage) is not { } round => Refusal.Rule("gate.not-open", Fact.Of("stage", Stage)),
        _ when SeatAnswer.Of(project, project.OpenRound(Stage)!, For) is not null => Refusal.Rule("outcome.position-was-given"),
        _ when project.MeetingOffers.Where(o => o.Stage == Stage && o.For == For && o.On < project.Day(At)).Select(o => o.On).Distinct().Count() < 2 =>
            Refusal.Rule("outcome.two-offers-needed"),
        _ when TargetWas >= project.Day(At) => Refusal.Rule("outcome.target-not-passed", Fact.Of("on", TargetWas)),
        _ when Reason is null => Refusal.Incomplete("outcome.reason-missing", "reason"),
        _ => Ruling.Of(new OutcomeRecorded(Stage, For, OutcomeKind.ClosedWithoutPosition, Reason, null)).Then(project, this, after => GateRule.PassesNow(after, At)),
    };
}
