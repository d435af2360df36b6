using System.Collections.Immutable;
using Trust.Domain.Gates;

namespace Trust.Domain.Evidence;

/// <summary>Gives or renews a piece of evidence. Each is a new revision and none is lost; at an open gate it voids the answers of
/// those who rely on the item.</summary>
public sealed record GiveEvidence(EvidenceRef Item, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files,
    ImmutableSortedDictionary<string, decimal> Numbers, Audience Audience, Actor By, DateTimeOffset At) : ProjectCommand(By, At)
{
    /// <summary>The day on which it came about, where that was before it was entered: nothing is shown as done in time (rules.md 1).</summary>
    public DateOnly? HappenedOn { get; init; }

    /// <summary>What was answered in a form from which the text was written, such as an impact assessment; it stands for the document.</summary>
    public ContentRef? Answers { get; init; }

    protected override Ruling Judge(Project project) => project.Rules.Item(Item.Stage, Item.Item) switch
    {
        null => Refusal.Missing("evidence.unknown"),
        var rule when !MayGive(project, rule) => Refusal.NotAllowed("evidence.not-yours", Fact.Of("group", rule.From)),
        _ when Says(project.Item(Item)) => Ruling.Nothing,
        _ when project.Of(Item.Stage).State is StageState.Passed => Refusal.Rule("evidence.gate-passed", Fact.Of("stage", Item.Stage)),
        _ when Text is null && Link is null && Files.IsEmpty => Refusal.Incomplete("evidence.empty", "text"),
        { File: true } when Files.IsEmpty && !(project.Item(Item) is { State: EvidenceState.Given, Files.IsEmpty: false }) && Link is null && Answers is null => Refusal.Incomplete("evidence.file-missing", "files"),
        var rule when rule.Numbers.FirstOrDefault(n => !Numbers.ContainsKey(n)) is { } missing => Refusal.Incomplete("evidence.number-missing", $"numbers.{missing}", new Fact("number", missing)),
        var rule when Numbers.Keys.FirstOrDefault(n => !rule.Numbers.Contains(n)) is { } unknown => Refusal.Incomplete("evidence.number-unknown", $"numbers.{unknown}", new Fact("number", unknown)),
        _ when HappenedOn > project.Day(At) => Refusal.Incomplete("evidence.in-the-future", "happenedOn"),
        _ when AudienceRule.Lacks(project, Audience, At) is { } lacks => lacks,
        var rule => Given(project, rule).Then(project, this, after => GateRule.PassesNow(after, At)),
    };

    bool MayGive(Project project, EvidenceRule rule) =>
        project.IsRunBy(By) || project.IsIn(By, ProjectRole.Member) || project.SpeaksFor(rule.From, By, At);

    /// <summary>The item says just this already; a second revision of it would void answers for nothing.</summary>
    bool Says(EvidenceItem? now) => now is { State: EvidenceState.Given } && now.Text == Text && now.Link == Link && now.Answers == Answers && now.HappenedOn == HappenedOn && now.Files.SequenceEqual(Kept(now))
        && now.Numbers.Count == Numbers.Count && now.Numbers.All(n => Numbers.TryGetValue(n.Key, out var number) && number == n.Value)
        && now.Audience with { Parties = [] } == Audience with { Parties = [] } && now.Audience.Parties.SequenceEqual(Audience.Parties);

    /// <summary>The files of the new revision: those that come with it, else those that were there, since only the words were mended.</summary>
    ImmutableArray<FileRef> Kept(EvidenceItem? now) => Files.IsEmpty && now is { State: EvidenceState.Given } ? now.Files : Files;

    Ruling Given(Project project, EvidenceRule rule)
    {
        var before = project.Item(Item);
        var given = new EvidenceGiven(Item, (before?.Revision ?? 0) + 1, Text, Link, Kept(before), Numbers.WithComparers(StringComparer.Ordinal), Audience) { HappenedOn = HappenedOn, Answers = Answers };
        if (project.OpenRound(Item.Stage) is not { } round) return given;

        var waiting = round.Waiting(project.Of(Item.Stage));
        var relying = round.Voices.Select(v => v.For).Distinct()
            .Where(p => rule.ReliedOnBy.Contains(Stakeholders.SetSeat.GroupOf(p)) && project.SitesOf(p).Intersect(waiting).Any()).ToImmutableArray();
        return relying.IsEmpty ? given : Ruling.Of(given, new GateAnswersVoided(Item.Stage, round.Number, relying));
    }
}

public sealed record EvidenceGiven(EvidenceRef Item, int Revision, ContentRef? Text, ContentRef? Link, ImmutableArray<FileRef> Files,
    ImmutableSortedDictionary<string, decimal> Numbers, Audience Audience) : ProjectEvent
{
    public DateOnly? HappenedOn { get; init; }
    public ContentRef? Answers { get; init; }

    public override Project Apply(Project project, Stamp stamp) => project with
    {
        Evidence = project.Evidence.SetItem(Item, new(Revision, EvidenceState.Given, Text, Link, Files, Numbers, Audience, stamp.At, []) { HappenedOn = HappenedOn, Answers = Answers }),
        Drafts = Answers is null ? project.Drafts : project.Drafts.Remove(Item), // what was written is given
    };
}

/// <summary>Answers that no longer count, since what they rested on has changed.</summary>
public sealed record GateAnswersVoided(Stage Stage, int Round, ImmutableArray<PartyId> Parties) : ProjectEvent
{
    public override Project Apply(Project project, Stamp stamp)
    {
        var progress = project.Of(Stage);
        return progress.Round is not { } round || round.Number != Round
            ? project
            : project.With(progress with { Round = round with { Voices = [.. round.Voices.Where(v => !Parties.Contains(v.For))] } })
                .Withdrawing(c => c.With is { } with && with.Stage == Stage && with.Round == Round && Parties.Contains(c.From), stamp.At);
    }
}
