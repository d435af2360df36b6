using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

public sealed record ProjectRow(ProjectId Id, long Number, string State, string Stage, string StageState, bool AtRisk, string? Title, PersonId? OwnerId, string? OwnerName,
    DateOnly StartsOn, DateTimeOffset Since, string Track, string? TurnCode, string? TurnParty, string? TurnRole, DateTimeOffset? TurnSince, string[] Overdue)
{
    /// <summary>The track as it is today: a condition past its date threatens its stage too.</summary>
    public TrackLine Line => TrackLine.Read(Track).Threatened([.. Overdue.Select(Kebab.Parse<Stage>)]);
}

/// <summary>What a reader is in a project, as the list tells projects apart; its own text key, <c>listed-part.…</c>.</summary>
public enum ListedPart { Runs, Decides, Concerned }

/// <summary>What the list is narrowed to; everything is optional.</summary>
public sealed record ProjectFilter(string? State = null, string? Stage = null, PersonId? Owner = null, string? Words = null, ProjectId? After = null, int Limit = 50, ListedPart? Part = null);

/// <summary>The projects that a person has a part in, or audits, the newest first.</summary>
public sealed class ProjectList(Database database)
{
    const string Known = $$"""
        select p.id, p.number, p.state, p.stage, p.stage_state, p.at_risk or cardinality(late.stages) > 0 as at_risk, t.body as title, p.owner_id, o.name as owner_name,
            p.starts_on, p.since, p.track, p.turn_code, p.turn_party, p.turn_role, p.turn_since, late.stages as overdue
        from projects p
        join contents t on t.organisation_id = p.organisation_id and t.id = p.title_id
        cross join lateral (
            select coalesce(array_agg(distinct w.facts ->> 'stage'), '{}') as stages
            from turns w
            where w.organisation_id = p.organisation_id and w.project_id = p.id and w.code = 'gate.condition-open' and w.due_on < @today) late
        left join people o on o.organisation_id = p.organisation_id and o.id = p.owner_id
        where {{Chosen}}
            and (@after::uuid is null or p.id < @after)
        order by p.id desc
        limit @limit
        """;

    const string HowMany = $"""
        select count(*)
        from projects p
        join contents t on t.organisation_id = p.organisation_id and t.id = p.title_id
        where {Chosen}
        """;

    const string Chosen = """
        p.organisation_id = @organisation
            and (exists (select 1 from project_people m where m.organisation_id = p.organisation_id and m.project_id = p.id and m.person_id = @person)
                or exists (select 1 from organisation_members a where a.organisation_id = p.organisation_id and a.person_id = @person and a.role = 'auditor'))
            and (@state::text is null or p.state = @state)
            and (@stage::text is null or p.stage = @stage)
            and (@owner::uuid is null or p.owner_id = @owner)
            and (@words::text is null or t.body ilike '%' || @words || '%')
            and (@part::text is null or exists (
                select 1
                from project_people m
                where m.organisation_id = p.organisation_id and m.project_id = p.id and m.person_id = @person
                    and case @part
                        when 'runs' then m.part = 'role' and m.what in ('owner', 'deputy-owner')
                        when 'decides' then m.part in ('seat', 'deputy')
                        else m.part = 'stakeholder' end))
        """;

    /// <param name="today">The reader's date; what is past it is late.</param>
    public async Task<IReadOnlyList<ProjectRow>> Read(OrganisationId organisation, PersonId person, DateOnly today, ProjectFilter filter, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<ProjectRow>(Known, Asked(organisation, person, today, filter), ct);
    }

    /// <summary>How many there are with this choice, whichever of them a page shows.</summary>
    public async Task<long> Count(OrganisationId organisation, PersonId person, ProjectFilter filter, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<long>(HowMany, Asked(organisation, person, DateOnly.MinValue, filter), ct);
    }

    static object Asked(OrganisationId organisation, PersonId person, DateOnly today, ProjectFilter filter) => new
    {
        organisation,
        person,
        today,
        state = filter.State,
        stage = filter.Stage,
        owner = filter.Owner?.Value,
        words = filter.Words is { Length: > 0 } words ? Typing.Pattern(words) : null,
        part = filter.Part is { } part ? Kebab.Of(part) : null,
        after = filter.After?.Value,
        limit = filter.Limit,
    };
}
