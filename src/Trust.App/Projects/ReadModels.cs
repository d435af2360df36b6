using System.Text.Json;
using Npgsql;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Evidence;
using Trust.Domain.Objections;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Keeps the read tables in the transaction of the events they follow. They hold ids, codes and references, no text, and nothing that
/// depends on now; a wipe and replay gives the same rows.</summary>
public static class ReadModels
{
    /// <summary>Raised with any change to what the tables hold; rows of another version are replayed before anybody is served.</summary>
    public const int Version = 2;

    /// <summary>Every read table, and no other: what <see cref="Rebuild"/> empties and fills.</summary>
    public static readonly IReadOnlyList<string> Tables = ["organisation_members", "organisation_days", "organisation_texts", "projects", "project_people", "turns", "evidence_revisions", "objections", "kpi_points"];

    const string UpsertProject = """
        insert into projects (organisation_id, id, number, state, stage, stage_state, at_risk, title_id, owner_id, starts_on, since, track,
            turn_code, turn_party, turn_role, turn_since)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (organisation_id, id) do update
        set number = excluded.number, state = excluded.state, stage = excluded.stage, stage_state = excluded.stage_state, at_risk = excluded.at_risk,
            title_id = excluded.title_id, owner_id = excluded.owner_id, starts_on = excluded.starts_on, since = excluded.since, track = excluded.track,
            turn_code = excluded.turn_code, turn_party = excluded.turn_party, turn_role = excluded.turn_role, turn_since = excluded.turn_since
        """;

    const string DeletePeople = "delete from project_people where organisation_id = $1 and project_id = $2";

    const string InsertPeople = """
        insert into project_people (organisation_id, project_id, person_id, part, what, from_on, to_on)
        select $1, $2, r.person, r.part, r.what, r.from_on, r.to_on
        from jsonb_to_recordset($3::jsonb) as r(person uuid, part text, what text, from_on date, to_on date)
        """;

    const string DeleteTurns = "delete from turns where organisation_id = $1 and project_id = $2";

    const string InsertTurns = """
        insert into turns (organisation_id, project_id, position, code, facts, party, role, person_id, place, since, due_on)
        select $1, $2, r.position, r.code, r.facts, r.party, r.role, r.person, r.place, r.since, r.due_on
        from jsonb_to_recordset($3::jsonb) as r(position integer, code text, facts jsonb, party text, role text, person uuid, place text, since timestamptz, due_on date)
        """;

    const string InsertRevision = """
        insert into evidence_revisions (organisation_id, project_id, stage, item, revision, number, text_id, link_id, audience, given_by, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    const string InsertObjection = """
        insert into objections (organisation_id, id, project_id, raiser_id, stage, category, state, blocking, for_body, text_id, raised_at, since, answered_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    const string UpdateObjection = """
        update objections
        set state = $3, blocking = $4, since = $5, answered_at = $6
        where organisation_id = $1 and id = $2
        """;

    const string InsertKpiPoint = """
        insert into kpi_points (organisation_id, project_id, kpi, number, on_day, value, counted, baseline, source_id, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>Adds the rows that change between two states to the batch.</summary>
    public static void Follow(NpgsqlBatch batch, Project before, Project after, IReadOnlyList<Recorded> events)
    {
        var (organisation, project) = (after.Organisation.Value, after.Id.Value);
        var turns = Turns.Of(after);
        Row(batch, after, turns);

        if (People(after) is var people && (!before.Exists || !People(before).SequenceEqual(people)))
        {
            batch.Add(DeletePeople, organisation, project);
            batch.Add(InsertPeople, organisation, project, Json(people));
        }
        if (!before.Exists || !Same(Turns.Of(before), turns))
        {
            batch.Add(DeleteTurns, organisation, project);
            if (turns.Count > 0) batch.Add(InsertTurns, organisation, project, Json(turns.Select(Turn)));
        }
        foreach (var (happened, stored) in events)
        {
            if (happened is EvidenceGiven given)
                batch.Add(InsertRevision, organisation, project, Kebab.Of(given.Item.Stage), given.Item.Item, given.Revision, stored.Number,
                    given.Text?.Id.Value, given.Link?.Id.Value, Kebab.Of(given.Audience.Kind), stored.Actor, stored.At);
            if (happened is KpiPointRecorded { Point: var point } measured)
                batch.Add(InsertKpiPoint, organisation, project, measured.Kpi, stored.Number, point.On, point.Value, point.People, point.Baseline, measured.Source.Id.Value, stored.At);
            if (happened is ObjectionRaised raised && after.Objections[raised.Id] is var o)
                batch.Add(InsertObjection, organisation, o.Id.Value, project, o.Raiser.Value, o.Stage is { } stage ? Kebab.Of(stage) : null, Kebab.Of(o.Category),
                    Kebab.Of(o.State), o.Blocking, o.ForBody?.Value, raised.Text.Id.Value, o.RaisedAt, o.Since, o.AnsweredAt);
        }
        foreach (var (id, now) in after.Objections)
            if (before.Objections.GetValueOrDefault(id) is { } then && then != now)
                batch.Add(UpdateObjection, organisation, id.Value, Kebab.Of(now.State), now.Blocking, now.Since, now.AnsweredAt);
    }

    static void Row(NpgsqlBatch batch, Project project, IReadOnlyList<Blocker> turns)
    {
        var stage = TrackLine.Current(project);
        var turn = turns.Count > 0 ? turns[0] : null;
        batch.Add(UpsertProject, project.Organisation.Value, project.Id.Value, project.Number, Kebab.Of(project.State), Kebab.Of(stage), Kebab.Of(project.Of(stage).State),
            project.Stages.Any(s => Risk.Standing(project, s.Stage)), project.Title.Id.Value, project.Owner?.Value, project.StartsOn, project.Since, TrackLine.Write(project),
            turn?.Code, turn?.Who?.Value, turn?.Role is { } role ? Kebab.Of(role) : null, turn?.Since);
    }

    sealed record PersonRow(Guid Person, string Part, string What, DateOnly? FromOn, DateOnly? ToOn);

    static List<PersonRow> People(Project project) =>
    [
        .. project.Roles.Where(r => r.Until is null).Select(r => new PersonRow(r.Person.Value, "role", Kebab.Of(r.Role), null, null)),
        .. project.Seats.Values.SelectMany(s => s.Holders.Select(h => new PersonRow(h.Value, "seat", s.Party.Value, s.TermOf(h)?.From, s.TermOf(h)?.To))),
        .. project.Seats.Values.SelectMany(s => s.Deputies.Select(d => new PersonRow(d.Person.Value, "deputy", s.Party.Value, d.From, d.To))),
        .. project.Stakeholders.Values.Select(s => new PersonRow(s.Person.Value, "stakeholder", s.Party.Value, null, null)),
    ];

    static bool Same(IReadOnlyList<Blocker> a, IReadOnlyList<Blocker> b) =>
        a.Count == b.Count && a.Zip(b).All(p => p.First with { Facts = [] } == p.Second with { Facts = [] } && p.First.Facts.SequenceEqual(p.Second.Facts));

    static object Turn(Blocker blocker, int position) => new
    {
        position,
        code = blocker.Code,
        facts = blocker.Facts.ToDictionary(f => f.Name, f => f.Value),
        party = blocker.Who?.Value,
        role = blocker.Role is { } role ? Kebab.Of(role) : null,
        person = blocker.Person?.Value,
        place = blocker.Where,
        since = blocker.Since,
        due_on = blocker.DueOn,
    };

    static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    static string Json<T>(T rows) => JsonSerializer.Serialize(rows, SnakeCase);

    /// <summary>Empties every read table of the organisation and fills it from the events.</summary>
    /// <returns>How many events were replayed.</returns>
    public static async Task<long> Rebuild(Session session, ProjectStore store, CancellationToken ct)
    {
        foreach (var table in Tables)
            await session.Execute($"delete from {table} where organisation_id = @organisation", new { organisation = session.Organisation.Value }, ct);
        var streams = await session.Query<Guid>("select distinct stream_id from events where type = 'project-created' order by 1", null, ct);
        var replayed = await OrganisationStore.Rebuild(session, ct);
        foreach (var id in streams)
        {
            var none = Project.None(session.Organisation, new(id));
            var after = none;
            var events = new List<Recorded>();
            await foreach (var stored in store.ReadEvents(session, new(id), 0, ct))
            {
                var happened = EventBytes.Read(stored);
                after = store.After(after, happened, new(Actor.Parse(stored.Actor), stored.At));
                events.Add(new(happened, stored));
            }
            await using var batch = session.Batch();
            Follow(batch, none, after, events);
            await batch.ExecuteNonQueryAsync(ct);
            replayed += events.Count;
        }
        return replayed;
    }
}
