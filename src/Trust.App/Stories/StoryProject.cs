using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Gates;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Stories;

/// <summary>The project of a story: everything that is entered before it starts, by its owner on one day.</summary>
public sealed record StoryProject(
    string Title, string Purpose, StorySystem AiSystem, Today Today, string? Workflow, DateOnly CreatedOn, DateOnly StartsOn, string TimeZone, int AffectedEmployees,
    string Owner, Dictionary<string, StorySite> Sites, Dictionary<string, StoryBody> Bodies,
    ImmutableArray<GiveRoleAct> Roles, ImmutableArray<PlaceStakeholderAct> Stakeholders, Dictionary<Group, StoryProfile> Groups, ImmutableArray<SetSeatAct> Seats)
{
    /// <summary>The file's preparations as steps like any other.</summary>
    public IEnumerable<Step> Steps(int line)
    {
        IEnumerable<Act> acts = [new CreateAct(this), .. Stakeholders, .. Roles, .. Groups.Select(g => new DescribeGroupAct(g.Key, g.Value)), .. Seats];
        return acts.Select(act => new Step(line, CreatedOn, null, Owner, act, Expectation.SomethingHappens));
    }
}

public sealed record StorySystem(string Name, string Vendor, string? Version, string Function, ImmutableArray<string> DataCategories, Decides Decides);

public sealed record StorySite(string Employer, string Name, string Country, string? Region, int Headcount, ImmutableArray<string> Languages);

public sealed record StoryBody(BodyKind Kind, string LocalName, BodyLevel Level, ImmutableArray<string> Sites, string? BindingAgreement);

public sealed record StoryProfile(int? Affectedness, string? Wants, string? Fears, Position? Position, PositionSource? PositionSource, int? PulseAnswers, StorySpeaksFor? SpeaksFor);

public sealed record StorySpeaksFor(SpokenForBy By, string? Body, string? Person, string? Because);

public sealed record StoryReport(string Key, Channel Channel, DateOnly OccurredOn, string? SaidBy, StoryDocument? Document);

/// <summary>A small text file.</summary>
public sealed record StoryDocument(string Name, string Text);

public sealed record StoryCondition(string Key, string Text, Stage? Stage, Lock? Lock, DateOnly? DueOn, string? Owner)
{
    internal NewCondition Of(Moment now) => new(now.Cast.Condition(Key), now.Say(Text), new(Stage, Lock), now.Day(DueOn), now.Cast.PersonOr(Owner));
}

public sealed record StoryAudience(AudienceKind Kind, ImmutableArray<string>? Parties, string? Reason, DateOnly? Until);

public sealed record StoryDeputy(string Person, DateOnly From, DateOnly To);

public sealed record StoryCitation(string Item, int Revision);
