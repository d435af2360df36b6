using Trust.Domain;

namespace Trust.App;

/// <summary>The project last read, kept while it stands unchanged and not for long: many mails of one project leave in a row, and reading it is most of
/// the work. One for each round; a name, a day off or an erased text is not part of the number, hence the short time.</summary>
public sealed class LastProject(ProjectReader reader, TimeProvider time)
{
    static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    const string Number = """
        select number
        from project_states
        where organisation_id = @organisation and project_id = @id
        """;

    WholeProject? last;
    DateTimeOffset readAt;

    internal async Task<WholeProject> Of(Session session, ProjectId id, CancellationToken ct)
    {
        if (last is { } kept && kept.Project.Id == id && time.GetUtcNow() - readAt < KeptFor
            && await session.QuerySingleOrDefault<long>(Number, new { organisation = session.Organisation, id }, ct) == kept.Project.Number) return kept;
        readAt = time.GetUtcNow();
        return last = await reader.ReadWhole(session, id, ct);
    }
}
