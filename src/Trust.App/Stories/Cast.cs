using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>The keys of a story's file and the ids that they stand for.</summary>
public sealed class Cast(StoryFile story)
{
    readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);

    /// <summary>Takes the id that a person was given.</summary>
    public void Is(string key, PersonId person) => ids.Add($"person {key}", person.Value);

    public PersonId Person(string key) => new(Id("person", key));
    public SiteId Site(string key) => new(Id("site", key));
    public BodyId Body(string key) => new(Id("body", key));
    public ObjectionId Objection(string key) => new(Id("objection", key));
    public ConditionId Condition(string key) => new(Id("condition", key));
    public ActId Act(string key) => new(Id("act", key));
    public MilestoneId Milestone(string key) => new(Id("milestone", key));
    public ChangeId Change(string key) => new(Id("change", key));
    public AgreementId Agreement(string key) => new(Id("agreement", key));
    public CommitmentId Commitment(string key) => new(Id("commitment", key));

    public PartyId Party(string key) => story.Project.Bodies.ContainsKey(key) ? PartyId.Of(Body(key)) : new(key);

    public PersonId? PersonOr(string? key) => key is null ? null : Person(key);
    public BodyId? BodyOr(string? key) => key is null ? null : Body(key);
    public ImmutableArray<PartyId> Parties(IEnumerable<string>? keys) => [.. (keys ?? []).Select(Party)];

    /// <summary>The file's key for an id as a fact carries it; the fact itself where the file has none.</summary>
    public string KeyOf(string value) => Guid.TryParseExact(value, "D", out var id) && ids.FirstOrDefault(i => i.Value == id).Key is { } key ? key.Split(' ')[1] : value;

    Guid Id(string kind, string key)
    {
        if (!ids.TryGetValue($"{kind} {key}", out var id)) ids.Add($"{kind} {key}", id = Guid.CreateVersion7());
        return id;
    }
}
