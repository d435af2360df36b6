using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What became of a mail; the word in the ledger's rows.</summary>
public enum DeliveryState { Planned, Sending, Sent, Skipped, Failed }

/// <summary>A mail as the person reads of it to whom it goes.</summary>
/// <param name="Occasion">What the ledger knows it by, e.g. <c>milestone/…</c> with an id.</param>
public sealed record MailRow(Guid Id, string Occasion, string Kind, string? Party, DateTimeOffset DueAt, string State, string? Reason, DateTimeOffset? EndedAt);

/// <summary>So many mails of one kind ended so, or wait.</summary>
public sealed record MailSum(string Kind, string State, string? Reason, long Count);

/// <summary>Questions to the delivery ledger: a person's own rows, and for whoever runs the project the sums (rules.md 3).</summary>
public sealed class MailLedger(Database database)
{
    const string Mine = """
        select id, occasion, kind, party, due_at, state, reason, ended_at
        from deliveries
        where organisation_id = @organisation and project_id = @project and person_id = @person
          and (@state is null or state = @state)
          and (@after is null or (due_at, id) < (select a.due_at, a.id from deliveries a where a.organisation_id = @organisation and a.person_id = @person and a.id = @after))
        order by due_at desc, id desc
        limit @limit
        """;

    const string One = """
        select id, occasion, kind, party, due_at, state, reason, ended_at
        from deliveries
        where organisation_id = @organisation and project_id = @project and person_id = @person and id = @id
        """;

    const string Summed = """
        select kind, state, case when state = 'skipped' then reason end as reason, count(*) as count
        from deliveries
        where organisation_id = @organisation and project_id = @project
        group by 1, 2, 3
        order by 1, 2, 3
        """;

    public async Task<IReadOnlyList<MailRow>> Of(OrganisationId organisation, ProjectId project, PersonId person, DeliveryState? state, Guid? after, int limit, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<MailRow>(Mine, new { organisation, project, person, state = state is { } s ? Kebab.Of(s) : null, after, limit }, ct);
    }

    /// <summary>One of the person's own mails; null when it is not theirs.</summary>
    public async Task<MailRow?> Find(OrganisationId organisation, ProjectId project, PersonId person, Guid id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<MailRow>(One, new { organisation, project, person, id }, ct);
    }

    public async Task<IReadOnlyList<MailSum>> Sums(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<MailSum>(Summed, new { organisation, project }, ct);
    }
}
