using System.Collections.Immutable;
using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Changes;
using Trust.Domain.Course;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.App.Stories;

// The acts of a story that lead the project: its start, people, pauses, changes and end.

/// <summary>Enters the project as the file describes it.</summary>
public sealed record CreateAct(StoryProject Plan) : Act
{
    public override ProjectCommand Command(Moment now) => new CreateProject(
        now.Rules, now.Say(Plan.Title), now.Say(Plan.Purpose), now.Typed.Add(JsonSerializer.Serialize(Plan.AiSystem, DomainJson.Options)), Plan.AiSystem.Decides, Plan.Today,
        [.. Plan.Sites.Select(s => new Site(now.Cast.Site(s.Key), now.Typed.Add(s.Value.Employer), now.Typed.Add(s.Value.Name), s.Value.Country, s.Value.Region, s.Value.Headcount, s.Value.Languages))],
        [.. Plan.Bodies.Select(b => new Body(now.Cast.Body(b.Key), b.Value.Kind, now.Typed.Add(b.Value.LocalName), b.Value.Level, [.. b.Value.Sites.Select(now.Cast.Site)], now.Text(b.Value.BindingAgreement)))],
        now.Day(Plan.StartsOn), Plan.TimeZone, now.Telling.Story.Language, Plan.AffectedEmployees, now.By, now.At);
}

public sealed record StartAct : Act
{
    public override ProjectCommand Command(Moment now) => new StartProject(now.By, now.At);
}

public sealed record DescribeAct(string? Title, string? Purpose, int? AffectedEmployees) : Act
{
    public override ProjectCommand Command(Moment now) => new DescribeProject(now.Text(Title), now.Text(Purpose), null, null, AffectedEmployees, now.By, now.At);
}

public sealed record GiveRoleAct(string Person, ProjectRole Role) : Act
{
    public override ProjectCommand Command(Moment now) => new GiveRole(now.Cast.Person(Person), Role, null, now.By, now.At);
}

public sealed record EndRoleAct(string Person, ProjectRole Role) : Act
{
    public override ProjectCommand Command(Moment now) => new EndRole(now.Cast.Person(Person), Role, now.By, now.At);
}

public sealed record OfferOwnershipAct(string Person) : Act
{
    public override ProjectCommand Command(Moment now) => new OfferOwnership(now.Cast.Person(Person), now.By, now.At);
}

public sealed record TakeOwnershipAct : Act
{
    public override ProjectCommand Command(Moment now) => new TakeOwnership(now.By, now.At);
}

public sealed record DescribeGroupAct(Group Group, StoryProfile Profile) : Act
{
    public override ProjectCommand Command(Moment now) => new DescribeGroup(Group,
        new(Profile.Affectedness, now.Text(Profile.Wants), now.Text(Profile.Fears), Profile.Position, Profile.PositionSource, Profile.PulseAnswers,
            Profile.SpeaksFor is { } speaks ? new(speaks.By, now.Cast.BodyOr(speaks.Body), now.Cast.PersonOr(speaks.Person), now.Text(speaks.Because)) : null),
        now.By, now.At);
}

public sealed record PlaceStakeholderAct(string Person, string Party, string? Office, Channel? Channel, DateOnly? NextContactOn) : Act
{
    public override ProjectCommand Command(Moment now) =>
        new PlaceStakeholder(new(now.Cast.Person(Person), now.Cast.Party(Party), now.Text(Office), Channel, now.Day(NextContactOn)), now.By, now.At);
}

public sealed record RemoveStakeholderAct(string Person) : Act
{
    public override ProjectCommand Command(Moment now) => new RemoveStakeholder(now.Cast.Person(Person), now.By, now.At);
}

public sealed record SetSeatAct(string Party, ImmutableArray<string> Holders, SeatRule Rule, int? Quorum, Strength? Strength, string? Basis, ImmutableArray<StoryDeputy>? Deputies) : Act
{
    public override ProjectCommand Command(Moment now) => new SetSeat(
        new(now.Cast.Party(Party), Strength, Rule, Quorum, [.. Holders.Select(now.Cast.Person)],
            [.. (Deputies ?? []).Select(d => new Deputy(now.Cast.Person(d.Person), now.Day(d.From), now.Day(d.To)))]),
        now.Text(Basis), now.By, now.At);
}

public sealed record ReportChangeAct(string Key, ChangeKind Kind, string? Text, ImmutableSortedDictionary<string, bool> Answers) : Act
{
    public override ProjectCommand Command(Moment now) => new ReportChange(now.Cast.Change(Key), Kind, now.Text(Text), Answers, now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record RaiseChangeClassAct(string Change, ChangeClass Class, ImmutableArray<Stage>? Stages, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new RaiseChangeClass(now.Cast.Change(Change), Class, Stages ?? [], now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record PauseAct(string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new PauseProject(now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record ResumeAct(string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new ResumeProject(now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record CancelAct(string? Reason, string? Piloted, string? Data, string? Promises) : Act
{
    public override ProjectCommand Command(Moment now) => new CancelProject(now.Text(Reason), now.Text(Piloted), now.Text(Data), now.Text(Promises), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason, Piloted, Data, Promises];
}

public sealed record RetireAct(string? Reason, string? Data, DateOnly? PeopleToldOn) : Act
{
    public override ProjectCommand Command(Moment now) => new RetireProject(now.Text(Reason), now.Text(Data), now.Day(PeopleToldOn), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason, Data];
}
