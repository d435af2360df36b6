using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What a command to the organisation came to; <see cref="Last"/> is the number of its newest event.</summary>
public sealed record OrganisationOutcome(Refusal? Refusal, bool Changed, long Last);

/// <summary>Load → decide → save for the organisation's own stream, within the transaction of whoever asks. Its state is small: it is folded each time.</summary>
public static class OrganisationStore
{
    const string Lock = """
        select id
        from organisations
        where id = @id
        for update
        """;

    const string InsertMember = """
        insert into organisation_members (organisation_id, person_id, role)
        values ($1, $2, $3)
        """;

    const string InsertDay = """
        insert into organisation_days (organisation_id, country, day, worked)
        values ($1, $2, $3, $4)
        """;

    const string DeleteDays = "delete from organisation_days where organisation_id = $1";

    const string InsertText = """
        insert into organisation_texts (organisation_id, which, language, content_id)
        values ($1, $2, $3, $4)
        """;

    const string DeleteTexts = "delete from organisation_texts where organisation_id = $1";

    const string DeleteMember = "delete from organisation_members where organisation_id = $1 and person_id = $2 and role = $3";

    /// <param name="typed">What the command cites, kept with its entry or not at all.</param>
    public static async Task<OrganisationOutcome> Execute(Session session, OrganisationCommand command, CancellationToken ct, Typed? typed = null)
    {
        await session.Execute(Lock, new { id = session.Organisation }, ct);
        var (organisation, head) = await Fold(session, ct);
        var at = EventHash.WholeMicroseconds(command.At);
        var ruling = command.Decide(organisation);
        if (ruling.Refusal is not null || ruling.Events.IsEmpty) return new(ruling.Refusal, false, organisation.Number);

        await using var batch = session.Batch();
        if (typed is not null) FileStore.Keep(batch, session.Organisation, session.Organisation.Value, typed, at);
        var after = organisation;
        foreach (var happened in ruling.Events)
        {
            after = after.After(happened);
            var (name, version) = EventNames.Of[happened.GetType()];
            var (payload, actor) = (EventBytes.Write(happened), command.By.ToString()!);    // an actor's text is never null
            head = EventHash.Of(session.Organisation, session.Organisation.Value, after.Number, name, version, at, actor, payload, head);
            ProjectStore.Append(batch, session.Organisation, new(session.Organisation.Value, after.Number, name, version, at, actor, payload, head));
        }
        Follow(batch, session.Organisation, organisation, after);
        if (organisation.OwnDays != after.OwnDays) batch.Add(Ledger.ReplanAll, session.Organisation.Value);
        await batch.ExecuteNonQueryAsync(ct);
        return new(null, true, after.Number);
    }

    static async Task<(Organisation State, byte[] Head)> Fold(Session session, CancellationToken ct)
    {
        var (state, head) = (Organisation.None(session.Organisation), EventHash.BeforeFirst);
        await foreach (var stored in ProjectStore.ReadStream(session, session.Organisation.Value, 0, ct))
            (state, head) = (state.After(EventBytes.Read<OrganisationEvent>(stored)), stored.Hash);
        return (state, head);
    }

    static void Follow(Npgsql.NpgsqlBatch batch, OrganisationId organisation, Organisation before, Organisation after)
    {
        foreach (var (person, role) in before.Members.Except(after.Members))
            batch.Add(DeleteMember, organisation.Value, person.Value, Kebab.Of(role));
        foreach (var (person, role) in after.Members.Except(before.Members))
            batch.Add(InsertMember, organisation.Value, person.Value, Kebab.Of(role));
        if (before.OwnTexts != after.OwnTexts)
        {
            batch.Add(DeleteTexts, organisation.Value);
            foreach (var ((which, language), text) in after.OwnTexts) batch.Add(InsertText, organisation.Value, Kebab.Of(which), language, text.Id.Value);
        }
        if (before.OwnDays == after.OwnDays) return;
        batch.Add(DeleteDays, organisation.Value);
        foreach (var (country, days) in after.OwnDays)
            foreach (var (day, worked) in days.Closed.Select(d => (d, false)).Concat(days.Worked.Select(d => (d, true))))
                batch.Add(InsertDay, organisation.Value, country, day, worked);
    }

    /// <summary>Fills the emptied read tables of the organisation itself from the events.</summary>
    /// <returns>How many events were replayed.</returns>
    internal static async Task<long> Rebuild(Session session, CancellationToken ct)
    {
        var (state, _) = await Fold(session, ct);
        await using var batch = session.Batch();
        Follow(batch, session.Organisation, Organisation.None(session.Organisation), state);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        return state.Number;
    }
}
