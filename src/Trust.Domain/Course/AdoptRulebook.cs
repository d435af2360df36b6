using System.Text.Json.Serialization;

namespace Trust.Domain.Course;

/// <summary>Takes another version of the same workflow; a running project never changes its rules by itself (architecture.md 17).</summary>
public sealed record AdoptRulebook(Rulebook Rulebook, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => this switch
    {
        _ when !project.IsRunBy(By) => Refusal.NotAllowed("project.only-owner"),
        _ when project.RulebookId == Rulebook.Id => Ruling.Nothing,
        _ when project.Rules.Key != Rulebook.Key => Refusal.Rule("rulebook.other-workflow"),
        _ when project.Stages.Any(s => s.State is StageState.InReview) => Refusal.Rule("rulebook.gate-in-review"),
        _ => new RulebookAdopted(Rulebook.Id) { Rulebook = Rulebook },
    };
}

public sealed record RulebookAdopted(string RulebookId) : ProjectEvent
{
    /// <summary>The rules themselves, when they are at hand; a load puts them in place by id.</summary>
    [JsonIgnore]
    public Rulebook? Rulebook { get; init; }

    public override Project Apply(Project project, Stamp stamp) => project with { RulebookId = RulebookId, Rules = Rulebook ?? project.Rules };
}
