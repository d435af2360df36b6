using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Api;

static class EvidenceApi
{
    public static void MapEvidence(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{project:guid}").WithTags("Evidence");
        project.MapGet("/evidence", All).WithName("listEvidence").WithSummary("All evidence that the workflow asks for, in the order of the stages.");

        var item = project.MapGroup("/stages/{stage}/evidence/{item}");
        item.MapGet("", One).WithName("getEvidence").WithSummary("One piece of evidence as it now stands.");
        item.MapPut("", Give).WithName("giveEvidence").WithSummary("Gives or renews it: a new revision, none is lost. As JSON, or as a form with files.")
            .WithMetadata(new RequestSizeLimitAttribute(FileRules.RequestLimit));
        item.MapGet("/revisions", History).WithName("listRevisions").WithSummary("All revisions, the newest first.");
        item.MapGet("/revisions/{revision:int}", Revision).WithName("getRevision").WithSummary("One revision.");
        item.MapGet("/files/{file:guid}", File).Produces(StatusCodes.Status200OK, null, "application/octet-stream").WithName("getEvidenceFile").WithSummary("A file of the evidence, of this or an earlier revision, as an attachment.");
        item.MapPost("/waive", Waive).WithName("waiveEvidence").WithSummary("The group to which it is owed does without it, with a reason.");
    }

    static Task<Results<Ok<Listed<StageEvidence>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<StageEvidence>([.. view.Project.Rules.Stages.Select(s =>
            new StageEvidence(s.Stage, [.. s.Evidence.Select(rule => EvidenceAnswer.Of(door.Words(view), s.Stage, rule))]))]), ct);

    static Task<Results<Ok<EvidenceAnswer>, Refused>> One(Guid project, Word<Stage> stage, string item, Door door, CancellationToken ct) =>
        door.Show(project, view => view.Project.Rules.Item(stage.Value, item) is { } rule ? EvidenceAnswer.Of(door.Words(view), stage.Value, rule) : null, ct);

    static Task<Results<Ok<Written>, Refused>> Give(Guid project, Word<Stage> stage, string item, FormBody<EvidenceEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new GiveEvidence(new(stage.Value, item), asking.Text(body.Value.Text), asking.Text(body.Value.Link),
            [.. body.Files.Select(f => asking.Typed.AddFile(f.Name, f.Bytes))], (body.Value.Numbers ?? new Dictionary<string, decimal>()).ToImmutableSortedDictionary(StringComparer.Ordinal),
            body.Value.Audience?.Of(asking) ?? Audience.OfProject, asking.By, asking.At)
        { HappenedOn = body.Value.HappenedOn }, ct);

    static Task<Results<Ok<Listed<RevisionAnswer>>, Refused>> History(Guid project, Word<Stage> stage, string item, Door door, Revisions revisions, CancellationToken ct) =>
        door.Show(project, async view => view.Project.Rules.Item(stage.Value, item) is null ? null
            : new Listed<RevisionAnswer>([.. (await revisions.Read(view, new(stage.Value, item), ct)).Select(r => RevisionAnswer.Of(door.Words(view), new(stage.Value, item), r))]), ct);

    static Task<Results<Ok<RevisionAnswer>, Refused>> Revision(Guid project, Word<Stage> stage, string item, int revision, Door door, Revisions revisions, CancellationToken ct) =>
        door.Show(project, async view => (await revisions.Read(view, new(stage.Value, item), ct)).Where(r => r.Revision == revision)
            .Select(r => RevisionAnswer.Of(door.Words(view), new(stage.Value, item), r)).FirstOrDefault(), ct);

    static async Task<Results<PushStreamHttpResult, Refused>> File(Guid project, Word<Stage> stage, string item, Guid file, Door door, FileStore files, Revisions revisions, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        return await revisions.Holds(view, new(file), new(stage.Value, item), ct)
            ? await DocumentsApi.Attachment(view, new(file), door, files, ct)
            : door.Missing("file.unknown");
    }

    static Task<Results<Ok<Written>, Refused>> Waive(Guid project, Word<Stage> stage, string item, Body<Waiver> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new WaiveEvidence(new(stage.Value, item), body.Value.Group is null && body.Value.BodyId is null
            ? Mine(asking, stage.Value, item) : body.Value.Party(), asking.Text(body.Value.Reason), asking.By, asking.At), ct);

    /// <summary>The seat by which the caller may waive; without one the rule says no.</summary>
    static PartyId Mine(Asking asking, Stage stage, string item)
    {
        var project = asking.View.Project;
        var owedTo = project.Rules.Item(stage, item)?.To ?? Group.Management;
        return project.Seats.Keys.FirstOrDefault(p => SetSeat.GroupOf(p) == owedTo && project.SpeaksFor(p, asking.By, asking.At), PartyId.Of(owedTo));
    }
}

/// <summary>Who may read it.</summary>
public sealed record AudienceEdit
{
    public required AudienceKind Kind { get; init; }
    /// <summary>Groups' words or bodies' ids.</summary>
    public IReadOnlyList<PartyId> Parties { get; init; } = [];
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
    [Day]
    public DateOnly? Until { get; init; }

    internal Audience Of(Asking asking) => new(Kind, [.. Parties], asking.Text(Reason), Until);
}

public sealed record EvidenceEdit
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    [Long(2000)]
    public TypedText? Link { get; init; }
    /// <summary>Figures by the names that the workflow asks for.</summary>
    public IReadOnlyDictionary<string, decimal>? Numbers { get; init; }
    public AudienceEdit? Audience { get; init; }
    /// <summary>The day on which it came about, where that was earlier; it is shown beside the day of entry.</summary>
    [Day]
    public DateOnly? HappenedOn { get; init; }
}

/// <summary>Without group and bodyId it is waived for the seat that the caller holds.</summary>
public sealed record Waiver : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }

    bool IAddressed.IsOptional => true;
}

public sealed record FileAnswer(FileId Id, string? Name, Digest Digest, string Link)
{
    internal static FileAnswer Of(ProjectView view, EvidenceRef item, FileId id, string? name, Digest digest) =>
        new(id, name, digest, $"{TrustApi.Base}/projects/{view.Project.Id}/stages/{item.ToString().Replace("/", "/evidence/")}/files/{id}");
}

public sealed record AudienceAnswer(AudienceKind Kind, IReadOnlyList<PartyId> Parties, Said? Reason, DateOnly? Until);

public sealed record StageEvidence(Stage Stage, IReadOnlyList<EvidenceAnswer> Items);

/// <param name="Readable">False when its audience leaves the reader out: then text, link, numbers and files are withheld.</param>
public sealed record EvidenceAnswer(Stage Stage, string Item, string Name, string Asks, EvidenceState State, int Revision, bool Required, bool Waivable, Group From, Group To,
    IReadOnlyList<Group> ReliedOnBy, IReadOnlyList<string> NumbersAsked, bool FileAsked, bool Readable, Said? Text, Said? Link, IReadOnlyDictionary<string, decimal> Numbers,
    IReadOnlyList<FileAnswer> Files, AudienceAnswer? Audience, IReadOnlyList<PartyId> WaivedBy, DateTimeOffset? At, DateOnly? HappenedOn)
{
    internal static EvidenceAnswer Of(Wording words, Stage stage, EvidenceRule rule)
    {
        var (view, language, place) = (words.View, words.Texts.Language, new EvidenceRef(stage, rule.Key));
        var item = view.Project.Item(place);
        var readable = item is null || view.MayRead(item.Audience);
        return new(stage, rule.Key, rule.Name.In(language), rule.Asks.In(language), item?.State ?? EvidenceState.Missing, item?.Revision ?? 0, rule.Required, rule.Waivable, rule.From, rule.To,
            rule.ReliedOnBy, rule.Numbers, rule.File, readable,
            readable ? view.Say(item?.Text) : null, readable ? view.Say(item?.Link) : null,
            readable && item is not null ? item.Numbers : ImmutableSortedDictionary<string, decimal>.Empty,
            readable && item is not null ? [.. item.Files.Select(f => FileAnswer.Of(view, place, f.Id, view.Text(f.Name), f.Digest))] : [],
            item is { State: EvidenceState.Given } ? new(item.Audience.Kind, item.Audience.Parties, readable ? view.Say(item.Audience.Reason) : null, item.Audience.Until) : null,
            item?.WaivedBy ?? [], item?.At, item?.HappenedOn);
    }
}

/// <param name="GivenBy">The office that gave it.</param>
/// <param name="Language">In which the text was written.</param>
/// <param name="Readable">False when its audience leaves the reader out: then text, link and files are withheld.</param>
public sealed record RevisionAnswer(int Revision, DateOnly On, DateOnly? HappenedOn, string GivenBy, bool Readable, string? Text, string? Language, string? Link, IReadOnlyList<FileAnswer> Files)
{
    internal static RevisionAnswer Of(Wording words, EvidenceRef item, RevisionRow row) => new(row.Revision, row.On, row.HappenedOn, new Sentences(words).Office(row.GivenBy.PersonId),
        row.Readable, row.Text, row.Language, row.Link, [.. row.Files.Select(f => FileAnswer.Of(words.View, item, f.Id, f.Name, f.Digest))]);
}
