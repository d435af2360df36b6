using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.Web.Api;

static class GatesApi
{
    public static void MapGates(this RouteGroupBuilder api)
    {
        var gate = api.MapGroup("/projects/{project:guid}/stages/{stage}/gate").WithTags("Gates");
        gate.MapGet("", One).WithName("getGate").WithSummary("The round, the statement that a decision is about, the answers so far, and what would pass it.");
        gate.MapPost("", Open).WithName("openGate").WithSummary("Asks every party to decide; 409 with every blocker otherwise.");
        gate.MapPost("/decisions", Decide).WithName("decideGate").WithSummary("A seat answers, or the owner records an answer given outside Trust.");
    }

    static Task<Results<Ok<GateAnswers>, Refused>> One(Guid project, Word<Stage> stage, Door door, CancellationToken ct) =>
        door.Show(project, view => GateAnswers.Of(door.Words(view), stage.Value), ct);

    static Task<Results<Ok<Written>, Refused>> Open(Guid project, Word<Stage> stage, Body<NothingSaid> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new OpenGate(stage.Value, asking.By, asking.At), ct);

    static Task<Results<Ok<Written>, Refused>> Decide(Guid project, Word<Stage> stage, Body<Decision> body, Door door, CancellationToken ct)
    {
        var (decision, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new DecideGate(stage.Value, decision.Round, decision.Statement, decision.Party(), decision.Answer, asking.Text(decision.Comment),
            [.. decision.Conditions.Select(c => c.Of(asking))], decision.OnBehalf?.Of(asking, act), asking.By, asking.At), ct, made: decision.OnBehalf is null ? null : act);
    }
}

/// <summary>A condition that comes with an approval; it binds a later stage's gate or a lock.</summary>
public sealed record ConditionEdit
{
    [Said, Long(LongAttribute.Free)]
    public required TypedText Text { get; init; }
    public Stage? Stage { get; init; }
    public Lock? Lock { get; init; }
    [Day]
    public DateOnly? DueOn { get; init; }
    public PersonId? OwnerId { get; init; }

    internal NewCondition Of(Asking asking) => new(new(Guid.CreateVersion7()), asking.Typed.Add(Text.Text, Text.Language), new(Stage, Lock), DueOn, OwnerId);
}

/// <summary>An act outside Trust: when, by which channel, who spoke, and its document.</summary>
public sealed record ReportEdit
{
    public required Channel Channel { get; init; }
    [Day]
    public required DateOnly OccurredOn { get; init; }
    public TypedText? SaidBy { get; init; }
    /// <summary>From POST /projects/{project}/files.</summary>
    public FileId? DocumentId { get; init; }

    internal Report Of(Asking asking, Guid act) => new(new(act), Channel, OccurredOn, asking.Text(SaidBy), asking.Document(DocumentId));
}

public sealed record Decision : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    public required GateAnswer Answer { get; init; }
    /// <summary>The round that the decider saw.</summary>
    [Range(1, 1_000_000)]
    public required int Round { get; init; }
    /// <summary>The digest of the statement that the decider saw.</summary>
    public required Digest Statement { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Comment { get; init; }
    [Many(50)]
    public IReadOnlyList<ConditionEdit> Conditions { get; init; } = [];
    public ReportEdit? OnBehalf { get; init; }
}

/// <param name="By">The office that answered, or recorded it.</param>
/// <param name="ActId">The reported act, when it was said outside Trust.</param>
public sealed record VoiceAnswer(string By, GateAnswer Answer, Said? Comment, ActId? ActId, bool Disputed, DateTimeOffset At);

/// <param name="Answer">What the seat says by its rule; null while too few have spoken.</param>
/// <param name="Satisfied">Its right at this gate is met.</param>
public sealed record SeatVoices(PartyId Party, string Name, Strength Strength, GateAnswer? Answer, bool Satisfied, IReadOnlyList<VoiceAnswer> Voices);

/// <param name="Blockers">What the owner and the parties can do next: to open the gate, or to pass it once it is open.</param>
/// <param name="WhatWouldPass">Everything that stands between this gate and its passing, asked of the rule that passes it.</param>
public sealed record GateAnswers(Stage Stage, StageState State, int? Round, RoundState? RoundState, DateTimeOffset? OpenedAt, Digest Statement,
    IReadOnlyList<SiteId> Sites, IReadOnlyList<SiteId> PassedFor, IReadOnlyList<SiteId> ReturnedFor, IReadOnlyList<SeatVoices> Answers,
    IReadOnlyList<BlockerAnswer> Blockers, IReadOnlyList<BlockerAnswer> WhatWouldPass)
{
    internal static GateAnswers Of(Wording words, Stage stage)
    {
        var project = words.View.Project;
        var progress = project.Of(stage);
        var round = progress.Round is { State: not Domain.RoundState.Void } current ? current : null;
        return new(stage, progress.State, progress.Round?.Number, progress.Round?.State, progress.Round?.OpenedAt, Domain.Gates.Statement.Of(project, stage),
            round?.Sites ?? GateRule.SitesReady(project, stage), progress.PassedFor, round?.ReturnedFor ?? [],
            [.. Asked.At(project, stage).Select(a => new SeatVoices(a.Party, words.Party(a.Party), a.Strength, round is null ? null : Domain.Gates.SeatAnswer.Of(project, round, a.Party),
                Rights.Open(project, stage, a) is null, [.. round?.Voices.Where(v => v.For == a.Party).Select(v => Voice(words, v)) ?? []]))],
            [.. GateRule.Next(project, stage).Select(b => BlockerAnswer.Of(b, words))], [.. GateRule.ToPass(project, stage).Select(b => BlockerAnswer.Of(b, words))]);
    }

    static VoiceAnswer Voice(Wording words, Voice voice) => new(new Sentences(words).Office(voice.By.PersonId), voice.Answer, words.View.Say(voice.Comment), voice.Reported,
        voice.Reported is { } act && words.View.Project.Acts[act].Disputed, voice.At);
}
