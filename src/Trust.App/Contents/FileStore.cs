using Npgsql;
using Trust.Domain;

namespace Trust.App;

/// <summary>A stored file's particulars; the bytes come in chunks.</summary>
public sealed record StoredFile(FileId Id, ContentId NameId, string? Name, string MediaType, long Size, byte[] Digest, byte[] NameDigest)
{
    public FileRef Ref => new(Id, Domain.Digest.From(Digest), new(NameId, Domain.Digest.From(NameDigest)));
}

/// <summary>Typed texts and files as rows; a file is chunks of at most 1 MiB, so that no row is ever large.</summary>
public sealed class FileStore(Database database)
{
    const int ChunkSize = 1024 * 1024;

    const string InsertContent = """
        insert into contents (organisation_id, id, stream_id, language, salt, body, digest, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    const string InsertFile = """
        insert into files (organisation_id, id, stream_id, name_id, media_type, size, salt, digest, created_at, uncited_since)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    const string InsertChunk = """
        insert into file_chunks (organisation_id, file_id, number, bytes)
        values ($1, $2, $3, $4)
        """;

    // waits for a sweep that has the row, and then finds it erased
    const string Cited = """
        update files
        set uncited_since = null
        where organisation_id = @organisation and stream_id = @project and id = any(@ids) and erased_by is null
        """;

    const string One = """
        select f.id, f.name_id, c.body as name, f.media_type, f.size, f.digest, c.digest as name_digest
        from files f
        join contents c on c.organisation_id = f.organisation_id and c.id = f.name_id
        where f.organisation_id = @organisation and f.stream_id = @project and f.id = @id and f.erased_by is null
        """;

    const string Chunks = """
        select bytes
        from file_chunks
        where organisation_id = $1 and file_id = $2
        order by number
        """;

    /// <summary>Adds the texts and files of a request to its transaction.</summary>
    /// <param name="stream">The project, or the organisation itself.</param>
    /// <param name="uncitedSince">For files that no entry of the same transaction cites.</param>
    public static void Keep(NpgsqlBatch batch, OrganisationId organisation, Guid stream, Typed typed, DateTimeOffset at, DateTimeOffset? uncitedSince = null)
    {
        foreach (var content in typed.Contents)
            batch.Add(InsertContent, organisation.Value, content.Id.Value, stream, content.Language, content.Salt, content.Body, content.Digest, at);
        foreach (var file in typed.Files)
        {
            batch.Add(InsertFile, organisation.Value, file.Id.Value, stream, file.Name.Id.Value, file.MediaType, (long)file.Bytes.Length, file.Salt, file.Digest, at, uncitedSince);
            for (var (offset, number) = (0, 0); offset < file.Bytes.Length; offset += ChunkSize, number++)
                batch.Add(InsertChunk, organisation.Value, file.Id.Value, number, file.Bytes.AsMemory(offset, Math.Min(ChunkSize, file.Bytes.Length - offset)));
        }
    }

    /// <summary>Keeps a document ahead of the command that will cite it.</summary>
    public static async Task KeepAhead(Session session, ProjectId project, Typed typed, DateTimeOffset at, CancellationToken ct)
    {
        await using var batch = session.Batch();
        Keep(batch, session.Organisation, project.Value, typed, at, uncitedSince: at);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Entries about to be written cite these files, which were kept ahead of them: from here on they stay for good.</summary>
    /// <returns>False when one of them is gone.</returns>
    public static async Task<bool> Cite(Session session, ProjectId project, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 || await session.Execute(Cited, new { organisation = session.Organisation, project, ids = ids.ToArray() }, ct) == ids.Count;

    public async Task<StoredFile?> Find(OrganisationId organisation, ProjectId project, FileId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<StoredFile>(One, new { organisation, project, id }, ct);
    }

    /// <summary>A file with its bytes, whole in memory, since none is larger than <see cref="FileRules.FileLimit"/>; null when the project has no such file.</summary>
    public async Task<(StoredFile File, byte[] Bytes)?> Read(OrganisationId organisation, ProjectId project, FileId id, CancellationToken ct)
    {
        if (await Find(organisation, project, id, ct) is not { } stored) return null;
        using var bytes = new MemoryStream((int)stored.Size);
        await Copy(organisation, stored.Id, bytes, ct);
        return (stored, bytes.ToArray());
    }

    /// <summary>Writes the file's bytes, chunk by chunk.</summary>
    public async Task Copy(OrganisationId organisation, FileId id, Stream to, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        await using var batch = session.Batch();
        batch.Add(Chunks, organisation.Value, id.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) await to.WriteAsync(reader.GetFieldValue<byte[]>(0), ct);
    }
}
