using Trust.Domain;

namespace Trust.App;

/// <summary>The project last read, kept while it stands unchanged and not for long: many mails of one project leave in a row, and reading it is most of
/// the work. One for each round; a name, a day off or an erased text is not part of the number, hence the short time.</summary>
public sealed class LastProject(ProjectReader reader, TimeProvider time)
{
    static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    internal const string Number = """
        select number
        from project_states
        where organisation_id = @organisation and project_id = @project
        """;

    WholeProject? last;
    DateTimeOffset readAt;

    /// <param name="number">The project's number of now, by <see cref="Number"/>.</param>
    internal async Task<WholeProject> Of(Session session, ProjectId id, long? number, CancellationToken ct)
    {
        if (last is { } kept && kept.Project.Id == id && kept.Project.Number == number && time.GetUtcNow() - readAt < KeptFor) return kept;
        readAt = time.GetUtcNow();
        return last = await reader.ReadWhole(session, id, ct);
    }
}
