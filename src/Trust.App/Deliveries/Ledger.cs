using Npgsql;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A row of the ledger that is about to be sent.</summary>
public sealed record Delivery(Guid Id, ProjectId ProjectId, string Occasion, int OffsetDays, PersonId PersonId, string Kind, string? Party, DateTimeOffset DueAt, int Attempts, int Unknowns, long Fence)
{
    /// <summary>The answered objection whose raiser is asked for a word.</summary>
    public ObjectionId? RemindsOf => Kind == Kebab.Of(MailKind.ObjectionToConfirm) ? new(Guid.Parse(Occasion.Split('/')[1])) : null;

    /// <summary>The entry of the journal that is told, when that is the occasion.</summary>
    public long? EventNumber => Occasion.Split('/') is ["event", var number] ? long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <summary>Why a mail was not sent; its own text key, <c>delivery.…</c>.</summary>
public enum SkipReason
{
    /// <summary>What it would have said is done, answered, moved or dropped.</summary>
    NotNeeded,
    /// <summary>A later one of the same occasion went out on the same day.</summary>
    Collapsed,
    NoAddress,
    Left,
    SwitchedOff,
    /// <summary>The project is paused or has ended, or the person has no part in it any more.</summary>
    NoPart,
}

/// <summary>The only SQL that writes the delivery ledger: told by events, planned by the calendar, taken by the mail pump (architecture.md 14).</summary>
public static class Ledger
{
    /// <summary>The wake-up by which a project's mails are planned anew.</summary>
    public const string PlanJob = Reactions.PlanDeliveries;

    const string Insert = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state)
        select $1, r.id, $2, $3, 0, r.person, $4, r.party, $5, 'planned'
        from unnest($6::uuid[], $7::uuid[], $8::text[]) as r(id, person, party)
        on conflict (organisation_id, project_id, occasion, person_id, offset_days) do nothing
        """;

    /// <summary>What is wanted and not there is added; what is there and open follows its new moment; what was skipped as not needed and is again comes back.</summary>
    const string Plan = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state, reason, ended_at)
        select $1, w.id, $2, w.occasion, w.offset_days, w.person, w.kind, w.party, w.due_at, w.state, w.reason, case when w.reason is not null then $3 end
        from unnest($4::uuid[], $5::text[], $6::int[], $7::uuid[], $8::text[], $9::text[], $10::timestamptz[], $11::text[], $12::text[])
            as w(id, occasion, offset_days, person, kind, party, due_at, state, reason)
        on conflict (organisation_id, project_id, occasion, person_id, offset_days) do update
        set due_at = excluded.due_at, kind = excluded.kind, party = excluded.party, state = excluded.state, reason = excluded.reason, ended_at = excluded.ended_at
        where (deliveries.state = 'planned' or deliveries.state = 'skipped' and deliveries.reason in ('not-needed', 'collapsed', 'no-part') and excluded.due_at > $3)
          and (deliveries.due_at, deliveries.state, deliveries.kind, deliveries.party) is distinct from (excluded.due_at, excluded.state, excluded.kind, excluded.party)
        """;

    const string SkipUnwanted = """
        update deliveries d
        set state = 'skipped', reason = 'not-needed', ended_at = $3
        where organisation_id = $1 and project_id = $2 and state = 'planned' and occasion not like 'event/%'
          and not exists (
              select from unnest($4::text[], $5::int[], $6::uuid[]) as w(occasion, offset_days, person)
              where (w.occasion, w.offset_days, w.person) = (d.occasion, d.offset_days, d.person_id))
        """;

    /// <summary>Asks that one organisation's projects be planned anew: a holiday, a zone or an absence changed.</summary>
    public const string ReplanAll = $"""
        insert into wakeups (organisation_id, project_id, key, job, due)
        select organisation_id, id, '{PlanJob}', '{PlanJob}', '-infinity'
        from projects
        where organisation_id = $1 and state in ('active', 'in-use')
        on conflict (organisation_id, project_id, key) do update
        set due = excluded.due
        """;

    /// <summary>The same for the projects in which a person has a part.</summary>
    public const string ReplanOf = $"""
        insert into wakeups (organisation_id, project_id, key, job, due)
        select distinct organisation_id, project_id, '{PlanJob}', '{PlanJob}', '-infinity'::timestamptz
        from project_people
        where organisation_id = @organisation and person_id = @person
        on conflict (organisation_id, project_id, key) do update
        set due = excluded.due
        """;

    // by the moment alone, as the index has it: a morning's mails are all due at the same one, and sorting them by anything else would be done anew for each few.
    // chosen once and before the join: a subquery that is run again for another row would lock further ones
    const string Claim = """
        with due as materialized (
            select id
            from deliveries
            where organisation_id = @organisation and state in ('planned', 'sending') and due_at <= @business
              and (next_try is null or next_try <= @now) and (lease_until is null or lease_until <= @now)
            order by due_at
            limit @atMost
            for update skip locked)
        update deliveries d
        set state = 'sending', unknowns = unknowns + handing::int, handing = false, fence = fence + 1, lease_until = @now + @lease
        from due
        where d.organisation_id = @organisation and d.id = due.id
        returning d.id, d.project_id, d.occasion, d.offset_days, d.person_id, d.kind, d.party, d.due_at, d.attempts, d.unknowns, d.fence
        """;

    const string BeginHandOver = """
        update deliveries
        set handing = true, attempts = attempts + 1, lease_until = @now + @lease
        where organisation_id = @organisation and id = @id and fence = @fence and state = 'sending'
        """;

    const string End = """
        update deliveries
        set state = @state, reason = @reason, ended_at = @business, handing = false, lease_until = null, next_try = null, unknowns = unknowns + @unknowns
        where organisation_id = @organisation and id = @id and fence = @fence and state = 'sending'
        """;

    const string TryAgain = """
        update deliveries
        set state = 'planned', handing = false, lease_until = null, next_try = @at, unknowns = unknowns + @unknowns
        where organisation_id = @organisation and id = @id and fence = @fence and state = 'sending'
        """;

    /// <summary>Whether the same person is owed, or has had, a later mail of the same occasion: only the last is sent. What tells of an event has none.</summary>
    internal const string HasLater = """
        select exists (
            select from deliveries
            where organisation_id = @organisation and project_id = @project and occasion = @occasion and person_id = @person
              and offset_days > @offset and due_at <= @business and state in ('planned', 'sending', 'sent') and @occasion not like 'event/%')
        """;

    const string SentToRaiser = """
        select count(*)
        from deliveries
        where organisation_id = @organisation and project_id = @project and state = 'sent' and occasion = @occasion
        """;

    // one that lies ahead stays; one that is due may be asking just now, before this mail counts, and asks again
    const string AskForSilence = """
        insert into wakeups (organisation_id, project_id, key, job, due)
        values (@organisation, @project, @key, @job, @business)
        on conflict (organisation_id, project_id, key) do update
        set due = greatest(wakeups.due, excluded.due)
        """;

    /// <summary>How often the raiser was reminded, since that day's answer, to say whether it does.</summary>
    public static async Task<int> RemindersSent(Session session, ProjectId project, ObjectionId objection, DateOnly answeredOn, CancellationToken ct) =>
        (int)await session.QuerySingleOrDefault<long>(SentToRaiser,
            new { organisation = session.Organisation, project, occasion = Reminders.OccasionOf(objection, MailKind.ObjectionToConfirm, answeredOn) }, ct);

    /// <summary>What an event tells, written with its hearing; due at once.</summary>
    public static void Tell(NpgsqlBatch batch, Project project, StoredEvent stored, Notice notice) =>
        batch.Add(Insert, project.Organisation.Value, project.Id.Value, $"event/{stored.Number}", Kebab.Of(notice.Kind), stored.At,
            notice.To.Select(_ => Guid.NewGuid()).ToArray(), notice.To.Select(r => r.Person.Value).ToArray(), notice.To.Select(r => r.As?.Value).ToArray());

    /// <summary>Makes the open rows of a project what the calendar owes now.</summary>
    public static void Replan(NpgsqlBatch batch, Project project, DateTimeOffset now, IReadOnlyList<PlannedMail> wanted)
    {
        var (organisation, id) = (project.Organisation.Value, project.Id.Value);
        var (occasions, offsets, people) = (wanted.Select(w => w.Reminder.Occasion).ToArray(), wanted.Select(w => w.Reminder.Offset).ToArray(), wanted.Select(w => w.Reminder.To.Value).ToArray());
        batch.Add(SkipUnwanted, organisation, id, now, occasions, offsets, people);
        List<PlannedMail> kept = [.. wanted.Where(w => w.IsToWrite)];
        if (kept.Count == 0) return;
        batch.Add(Plan, organisation, id, now, kept.Select(_ => Guid.NewGuid()).ToArray(), kept.Select(w => w.Reminder.Occasion).ToArray(), kept.Select(w => w.Reminder.Offset).ToArray(),
            kept.Select(w => w.Reminder.To.Value).ToArray(), kept.Select(w => Kebab.Of(w.Reminder.Kind)).ToArray(), kept.Select(w => w.Reminder.As?.Value).ToArray(),
            kept.Select(w => w.DueAt).ToArray(), kept.Select(w => w.Collapsed ? "skipped" : "planned").ToArray(), kept.Select(w => w.Collapsed ? Kebab.Of(SkipReason.Collapsed) : null).ToArray());
    }

    /// <summary>Takes due rows for sending, each under a fence: whoever lost the lease can no longer end them.</summary>
    public static Task<IReadOnlyList<Delivery>> Take(Session session, DateTimeOffset business, DateTimeOffset now, TimeSpan lease, int atMost, CancellationToken ct) =>
        session.Query<Delivery>(Claim, new { organisation = session.Organisation, business, now, lease, atMost }, ct);

    /// <summary>Notes that the row's mail is about to be handed over: should nobody ever say how that ended, it may have arrived.</summary>
    /// <returns>False when the lease was lost and the row is another's.</returns>
    public static async Task<bool> Begin(Session session, Delivery row, DateTimeOffset now, TimeSpan lease, CancellationToken ct) =>
        await session.Execute(BeginHandOver, new { organisation = session.Organisation, id = row.Id, fence = row.Fence, now, lease }, ct) == 1;

    public static async Task Sent(Session session, Delivery row, DateTimeOffset business, CancellationToken ct)
    {
        await Ended(session, row, "sent", null, 0, business, ct);
        if (row.RemindsOf is { } objection)
            await session.Execute(AskForSilence, new { organisation = session.Organisation, project = row.ProjectId, key = Reactions.SilenceOf(objection), job = Reactions.ObjectionSilent, business }, ct);
    }

    public static Task Skipped(Session session, Delivery row, SkipReason reason, DateTimeOffset business, CancellationToken ct) =>
        Ended(session, row, "skipped", Kebab.Of(reason), 0, business, ct);

    /// <param name="reason">A code for the reader of the ledger: the server's answer number, or what went wrong.</param>
    public static Task Failed(Session session, Delivery row, string reason, bool unknown, DateTimeOffset business, CancellationToken ct) =>
        Ended(session, row, "failed", reason, unknown ? 1 : 0, business, ct);

    static Task Ended(Session session, Delivery row, string state, string? reason, int unknowns, DateTimeOffset business, CancellationToken ct) =>
        session.Execute(End, new { organisation = session.Organisation, id = row.Id, fence = row.Fence, state, reason, unknowns, business }, ct);

    public static Task Later(Session session, Delivery row, DateTimeOffset at, bool unknown, CancellationToken ct) =>
        session.Execute(TryAgain, new { organisation = session.Organisation, id = row.Id, fence = row.Fence, at, unknowns = unknown ? 1 : 0 }, ct);
}
