namespace Trust.Domain.Assessments;

/// <summary>What was written of an impact assessment so far. Nothing rests on it: no gate, no lock, no packet.</summary>
public sealed record AssessmentDraft(ContentRef Answers, DateTimeOffset At);

/// <summary>Keeps what was written so far; it becomes evidence when it is given.</summary>
/// <param name="Answers">All answers, those of earlier drafts among them.</param>
public sealed record DraftAssessment(EvidenceRef Item, ContentRef? Answers, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    protected override Ruling Judge(Project project) => project.Rules.Item(Item.Stage, Item.Item) switch
    {
        null => Refusal.Missing("evidence.unknown"),
        var rule when !MayWrite(project, rule, By, At) => Refusal.NotAllowed("evidence.not-yours", Fact.Of("group", rule.From)),
        _ when Answers is null => Refusal.Incomplete("assessment.nothing-written", "answers"),
        _ when project.Drafts.GetValueOrDefault(Item)?.Answers == Answers => Ruling.Nothing,
        _ when project.Of(Item.Stage).State is StageState.Passed => Refusal.Rule("evidence.gate-passed", Fact.Of("stage", Item.Stage)),
        _ => new AssessmentDrafted(Item, Answers.Value),
    };

    /// <summary>Whoever runs the project or speaks for the group that owes it.</summary>
    public static bool MayWrite(Project project, EvidenceRule rule, Actor by, DateTimeOffset at) => project.IsRunBy(by) || project.SpeaksFor(PartyId.Of(rule.From), by, at);

    /// <summary>Those who write it, and data protection, who advises on it.</summary>
    public static bool MayRead(Project project, EvidenceRef item, Actor by, DateTimeOffset at) => project.Rules.Item(item.Stage, item.Item) is { } rule
        && (MayWrite(project, rule, by, at) || project.SpeaksFor(PartyId.Of(Group.DataProtection), by, at));
}

public sealed record AssessmentDrafted(EvidenceRef Item, ContentRef Answers) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp) => project with { Drafts = project.Drafts.SetItem(Item, new(Answers, stamp.At)) };
}
