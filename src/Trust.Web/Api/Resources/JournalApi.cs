using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class JournalApi
{
    public static void MapJournal(this RouteGroupBuilder api)
    {
        var journal = api.MapGroup("/projects/{project:guid}/journal").WithTags("Journal");
        journal.MapGet("", List).WithName("listJournal").WithSummary("What happened, by office, the newest first. Append-only and chained by hashes.");
        journal.MapGet("/verify", Verify).WithName("verifyJournal").WithSummary("Proves the journal against itself and, with number and hash, against an anchor kept outside.");
        journal.MapGet("/export", Export).Produces(StatusCodes.Status200OK, null, "application/json").WithName("exportJournal").WithSummary("The journal as a file that verifies without Trust.");
    }

    static Task<Results<Ok<Page<JournalEntry>>, Refused>> List(Guid project, Cursor? cursor, Limit? limit, Door door, Trail trail, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var most = Limit.Or50(limit);
            var entries = await trail.Read(view, door.Texts, cursor?.Number, most + 1, ct);
            return new Page<JournalEntry>([.. entries.Take(most).Select(e => new JournalEntry(e.Number, e.Type, e.At, e.On, e.Who, e.Sentence, new(e.Hash)))],
                entries.Count > most ? Cursor.Of(entries[most - 1].Number) : null)!; // a page is something
        }, ct);

    static async Task<Results<Ok<JournalProof>, Refused>> Verify(Guid project, Whole? number, Hash? hash, Door door, JournalCheck check, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (number.HasValue != hash.HasValue) return door.Refuse([new(hash is null ? "hash" : "number", "request.member-missing")]);
        var proof = await check.Run(view.Project.Organisation, view.Project.Id, number is { } n && hash is { } h ? (n.Value, h.Value) : null, ct);
        return TypedResults.Ok(JournalProof.Of(proof));
    }

    static async Task<Results<PushStreamHttpResult, Refused>> Export(Guid project, Door door, JournalDownload download, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        return TypedResults.Stream(to => download.Write(view, to, ct), "application/json", $"journal-{project}.json");
    }
}

/// <summary>An entry's number.</summary>
readonly record struct Whole(long Value, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse(string? text, out Whole whole)
    {
        whole = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? new(n, null) : new(0, new("request.wrong-kind"));
        return true;
    }
}

/// <summary>64 hex digits.</summary>
readonly record struct Hash(string Value, Wrong? Wrong) : IQueryValue
{
    public static bool TryParse(string? text, out Hash hash)
    {
        hash = text is { Length: 64 } && text.All(char.IsAsciiHexDigit) ? new(text, null) : new("", new("request.wrong-kind"));
        return true;
    }
}

/// <param name="Type">The stored name of what happened.</param>
/// <param name="Who">The office; a raiser stays unnamed to those who may not know.</param>
public sealed record JournalEntry(long Number, string Type, DateTimeOffset At, DateOnly On, string Who, string Text, Digest Hash);

/// <summary>What a check found.</summary>
/// <param name="Head">The last entry's hash; kept outside with the number, it shows later whether the tail was cut or rewritten.</param>
public sealed record JournalProof(bool Holds, long Entries, Digest Head, long Contents, long Erased, IReadOnlyList<FlawAnswer> Flaws)
{
    internal static JournalProof Of(CheckedJournal proof) => new(proof.Holds, proof.Entries, new(proof.Head), proof.Contents, proof.Erased,
        [.. proof.Flaws.Select(f => new FlawAnswer(f.Kind, f.Number, f.Content))]);
}

public sealed record FlawAnswer(FlawKind Kind, long Number, Guid? ContentId);
