using System.Collections.Immutable;
using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>More projects and people than one installation is likely to have, as their rows stand in the read tables.</summary>
public static class TwoThousand
{
    public const int Many = 2_000;

    const string Id = "('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    static readonly string Rows = $"""
        insert into contents (organisation_id, id, stream_id, language, salt, body, digest, created_at)
        select @organisation, {Id}, @organisation, 'en', '\x00', 'Roll-out number ' || n, sha256(n::text::bytea), now() from generate_series(1, {Many}) n;

        insert into projects (organisation_id, id, number, state, stage, stage_state, at_risk, title_id, owner_id, starts_on, since, track, turn_code, turn_role, turn_since)
        select @organisation, {Id}, 1, case n % 5 when 0 then 'in-use' else 'active' end, case n % 2 when 0 then 'relevance' else 'transparency' end, 'active', false, {Id}, @person, '2026-01-05', now(),
            'active pending pending pending pending / shut shut', 'gate.can-open', 'owner', now()
        from generate_series(1, {Many}) n;

        insert into project_people (organisation_id, project_id, person_id, part, what)
        select @organisation, {Id}, @person, case n % 2 when 0 then 'role' else 'seat' end, case n % 2 when 0 then 'owner' else 'hr' end from generate_series(1, {Many}) n;

        insert into turns (organisation_id, project_id, position, code, facts, party, place)
        select @organisation, {Id}, p, 'gate.condition-open', '{"{\"stage\": \"relevance\"}"}'::jsonb, 'it', '' from generate_series(1, {Many}) n, generate_series(1, 5) p;

        insert into people (organisation_id, id, name, email, language, time_zone, created_at, left_on)
        select @organisation, {Id}, 'Person ' || lpad(n::text, 4, '0'), 'p' || n || '@firm.example', 'nb', 'Europe/Oslo', now(), case when n % 10 = 0 then date '2026-01-05' end from generate_series(1, {Many}) n;

        insert into project_people (organisation_id, project_id, person_id, part, what)
        select @organisation, {Id}, {Id}, case n % 4 when 0 then 'seat' else 'stakeholder' end, 'employees' from generate_series(1, {Many} - 100) n;
        """;

    static readonly string ObjectionRows = $"""
        insert into contents (organisation_id, id, stream_id, language, salt, body, digest, created_at)
        select @organisation, {Id}, @project, 'en', '\x00', 'Objection number ' || n, sha256(n::text::bytea), now() from generate_series(1, {Many}) n;

        insert into objections (organisation_id, id, project_id, raiser_id, category, state, blocking, text_id, raised_at, since)
        select @organisation, {Id}, @project, @person, case n % 3 when 0 then 'jobs' else 'privacy' end, case n % 4 when 0 then 'withdrawn' else 'raised' end, false, {Id}, now(), now() from generate_series(1, {Many}) n;

        update project_states set state = @state where project_id = @project;
        """;

    /// <summary>The person has raised them all in one project; every fourth was withdrawn, every third is about jobs.</summary>
    public static async Task Object(Database database, ProjectStore store, OrganisationId organisation, ProjectId project, PersonId person)
    {
        await using var session = await database.Begin(organisation, default);
        var (now, at) = ((await store.LoadForUpdate(session, project, default)).Project, DateTimeOffset.UnixEpoch.AddYears(56));
        var objections = Enumerable.Range(1, Many).Select(n => new Objection(new(Guid.Parse($"00000000-0000-4000-8000-{n:x12}")), person, null, n % 3 == 0 ? ObjectionCategory.Jobs : ObjectionCategory.Privacy,
            false, false, null, n % 4 == 0 ? ObjectionState.Withdrawn : ObjectionState.Raised, at, at, null, null));
        var state = ProjectStore.Write(now with { Objections = objections.ToImmutableSortedDictionary(o => o.Id, o => o) });
        await session.Execute(ObjectionRows, new { organisation, project, person, state }, default);
        await session.Commit(default);
    }

    /// <summary>The person runs every second project and decides in the others; of the people all but the last hundred have a place in one of them.</summary>
    public static async Task Furnish(Database database, OrganisationId organisation, PersonId person)
    {
        await using var session = await database.Begin(organisation, default);
        await session.Execute(Rows, new { organisation, person }, default);
        await session.Commit(default);
    }
}
