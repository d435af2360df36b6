using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>Agreements on the table: drafts in words, version by version.</summary>
static class AgreementsApi
{
    public static void MapAgreements(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/projects/{project:guid}/agreements").WithTags("Agreements");
        all.MapGet("", All).WithName("listAgreements").WithSummary("Those that the caller may read, the youngest first: drafts are for both sides, what is in force for its audience.");
        all.MapGet("/{agreement:guid}", One).WithName("getAgreement").WithSummary("One agreement in words, every version, its sign-offs and promises.");
        all.MapPost("", Draft).WithName("draftAgreement").WithSummary("Puts a draft on the table, from clauses and own words; either side may.");
        all.MapPut("/{agreement:guid}", Redraft).WithName("redraftAgreement").WithSummary("Puts a new version on the table, which takes both sign-offs away.");
        api.MapPost("/projects/{project:guid}/checkpoints/{checkpoint:guid}/agreement", On).WithTags("Agreements").WithName("draftAgreementOn").WithSummary("Puts a draft on one right on the table.");
        all.MapGet("/{agreement:guid}/difference", Difference).WithName("compareAgreement").WithSummary("What changed from one version to another, clause by clause; without versions, the last change.");
    }

    static Task<Results<Ok<Listed<AgreementLine>>, Refused>> All(Guid project, Door door, Agreements agreements, CancellationToken ct) =>
        door.Show(project, async view => new Listed<AgreementLine>([.. (await agreements.All(view, ct)).Select(AgreementLine.Of)])!, ct); // a list is something

    static Task<Results<Ok<AgreementAnswer>, Refused>> One(Guid project, Guid agreement, Door door, Agreements agreements, CancellationToken ct) =>
        door.Show(project, async view => await agreements.Read(view, new(agreement), ct) is { } read ? AgreementAnswer.Of(view, read) : null, ct);

    static Task<Results<Ok<AgreementChange>, Refused>> Difference(Guid project, Guid agreement, Whole? from, Whole? to, Door door, Agreements agreements, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            if (await agreements.Read(view, new(agreement), ct) is not { } read) return null;
            var later = Version(to) ?? read.Agreement.Version;
            return Agreements.Between(read, Version(from) ?? later - 1, later) is { } change ? AgreementChange.Of(change) : null;
        }, ct);

    static int? Version(Whole? named) => named is { } n ? (int)Math.Min(n.Value, int.MaxValue) : null;

    static Task<Results<Created<Made>, Refused>> Draft(Guid project, Body<NewDraft> body, Door door, AgreementDrafts drafts, CancellationToken ct) =>
        Make(project, body.Value.For, body.Value, door, drafts, ct);

    static Task<Results<Created<Made>, Refused>> On(Guid project, Guid checkpoint, Body<DraftEdit> body, Door door, AgreementDrafts drafts, CancellationToken ct) =>
        Make(project, [new(checkpoint)], body.Value, door, drafts, ct);

    static async Task<Results<Created<Made>, Refused>> Make(Guid project, IReadOnlyList<CheckpointId> @for, DraftEdit wanted, Door door, AgreementDrafts drafts, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        var (done, refused) = await door.Ask(view, id, asking => Drawn(drafts, asking, new(id), @for, 0, wanted, ct), ct);
        if (refused is not null) return refused;
        var made = Made.Of(done!, id); // not refused, so done
        return TypedResults.Created($"{TrustApi.Base}/projects/{project}/agreements/{made.Id}", made);
    }

    static async Task<Results<Ok<Written>, Refused>> Redraft(Guid project, Guid agreement, Body<NextDraft> body, Door door, AgreementDrafts drafts, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (view.Project.Agreements.GetValueOrDefault(new(agreement)) is not { } standing) return door.Missing("agreement.unknown");
        var (done, refused) = await door.Ask(view, null, asking => Drawn(drafts, asking, new(agreement), body.Value.For ?? standing.For, body.Value.Version, body.Value, ct), ct);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    static async Task<Answer<ProjectCommand>> Drawn(AgreementDrafts drafts, Asking asking, AgreementId id, IReadOnlyList<CheckpointId> @for, int seen, DraftEdit wanted, CancellationToken ct)
    {
        // whoever may not, and what is not there, is said before anything about the words
        var bare = new DraftAgreement(id, [.. @for], seen, "", null, [], new(null, null, null), wanted.Replaces, asking.By, asking.At);
        if (bare.Decide(asking.View.Project).Refusal is { Kind: not RefusalKind.Incomplete } first) return first;
        var drawn = await drafts.Draft(asking.View, new(id, [.. @for], seen, wanted.Chosen(asking.View.Project.Language), wanted.Term?.Of() ?? new(null, null, null), wanted.Replaces), asking.Typed, ct);
        return drawn.Refusal is { } refusal ? refusal : drawn.Value!; // not refused, so there
    }
}

/// <param name="Slot">Its name in the clause, or <c>variant</c>.</param>
public sealed record SlotEdit
{
    [Said]
    public required string Slot { get; init; }
    /// <summary>A text; a day as 2026-11-30; a number; of a list a point a line.</summary>
    [Long(LongAttribute.Free)]
    public required string Text { get; init; }
}

public sealed record ClauseEdit
{
    /// <summary>A clause of the library, or own-1, own-2 … for the parties' own.</summary>
    public required string Key { get; init; }
    [Many(50)]
    public IReadOnlyList<SlotEdit> Slots { get; init; } = [];
    /// <summary>Own words in place of the library's: the title in the first line, then a paragraph a line.</summary>
    [Long(LongAttribute.Free)]
    public string? Own { get; init; }
}

/// <summary>What the chosen clauses leave open.</summary>
public sealed record TermEdit
{
    [Day]
    public DateOnly? Until { get; init; }
    [System.ComponentModel.DataAnnotations.Range(0, 120)]
    public int? NoticeMonths { get; init; }
    [System.ComponentModel.DataAnnotations.Range(1, 120)]
    public int? ReviewMonths { get; init; }

    internal AgreementTerm Of() => new(Until, NoticeMonths, ReviewMonths);
}

public record DraftEdit
{
    [Said]
    public required string Title { get; init; }
    /// <summary>Between whom, each with who represents it.</summary>
    [Many(10)]
    public required IReadOnlyList<string> Parties { get; init; }
    [Many(100)]
    public required IReadOnlyList<ClauseEdit> Clauses { get; init; }
    /// <summary>The language that binds; without it the project's.</summary>
    [LanguageCode]
    public string? Language { get; init; }
    /// <summary>The clause library with its version; without it the newest.</summary>
    public string? Library { get; init; }
    public TermEdit? Term { get; init; }
    /// <summary>The agreement in force that ends when this one comes into force.</summary>
    public AgreementId? Replaces { get; init; }

    internal ChosenAgreement Chosen(string otherwise) => new(Library ?? ClauseFiles.Latest.Id, Language ?? otherwise, Title, [.. Parties],
        [.. Clauses.Select(c => new ChosenClause(c.Key, c.Slots.DistinctBy(s => s.Slot).ToImmutableSortedDictionary(s => s.Slot, s => s.Text, StringComparer.Ordinal), c.Own))]);
}

public sealed record NewDraft : DraftEdit
{
    /// <summary>The checkpoints that it settles, all of one body.</summary>
    public required IReadOnlyList<CheckpointId> For { get; init; }
}

public sealed record NextDraft : DraftEdit
{
    /// <summary>The version that it was written on.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 1_000_000)]
    public required int Version { get; init; }
    /// <summary>Without it, the same checkpoints as before.</summary>
    public IReadOnlyList<CheckpointId>? For { get; init; }
}
