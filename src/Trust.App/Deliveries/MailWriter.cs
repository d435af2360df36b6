using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A letter to send, or why there is none; neither means that the row is not due any more and comes again.</summary>
public readonly record struct Written(Letter? Letter, SkipReason? Skip);

/// <summary>The last look before a mail leaves: fresh state, fresh person, fresh choices. What has nothing left to say is not sent.</summary>
public sealed class MailWriter(ProductClock clock)
{
    const string Event = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = @organisation and stream_id = @project and number = @number
        """;

    const string Look = $"{PeopleBook.One};\n{MailChoices.Several};\n{Ledger.HasLater};\n{LastProject.Number};\n{Event};\n{OwnTexts.NearestToPerson}";

    sealed record Looked(PersonRow? Person, IReadOnlyDictionary<(PersonId, MailSwitch), bool> Chosen, bool HasLater, long? Number, StoredEvent? Event, OwnWords? WhomToAsk);

    /// <param name="session">The transaction in which the row begins to leave.</param>
    public async Task<Written> Write(Session session, Delivery row, PostOffice office, LastProject projects, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (person, chosen, hasLater, number, stored, whomToAsk) = await LookAt(session, row, now, ct);
        if (hasLater) return new(null, SkipReason.Collapsed);
        if (person is not { IsHere: true }) return new(null, SkipReason.Left);
        if (person.Email is null || Mailbox.TryOf(person.Email, OneLine.From(person.Name ?? "")) is not { } to) return new(null, SkipReason.NoAddress);
        if ((await projects.Of(session, row.ProjectId, number, ct)).For(Actor.Of(row.PersonId), now) is not { } view) return new(null, SkipReason.NoPart);

        var kind = Kebab.Parse<MailKind>(row.Kind);
        var hangsOn = MailKinds.SwitchOf(kind);
        Reminder? reminder = null;
        if (stored is null)
        {
            reminder = Reminders.Of(view.Project, view.Today).FirstOrDefault(r => r.Occasion == row.Occasion && r.Offset == row.OffsetDays && r.To == row.PersonId);
            if (reminder is null) return new(null, view.Project.Runs ? SkipReason.NotNeeded : SkipReason.NoPart);
            if (!DeliveryPlan.IsWanted(reminder, chosen)) return new(null, SkipReason.SwitchedOff);
            if (reminder.DueAt(view.Project, person.TimeZone) > now) return default; // moved a moment ago: the plan gives the row its new time
        }
        else if (hangsOn is { } off && chosen.TryGetValue((row.PersonId, off), out var wanted) && !wanted) return new(null, SkipReason.SwitchedOff);

        var switchOff = hangsOn is { } what ? new Uri(office.House, office.SwitchOff(row.PersonId, what)) : null;
        var occasion = new MailOccasion(kind, view, Texts.In(person.Language), row.Party is { } party ? new PartyId(party) : null, reminder,
            stored is null ? null : EventBytes.Read(stored), stored is null ? null : new Stamp(Actor.Parse(stored.Actor), stored.At), office.House)
        {
            SwitchOff = switchOff,
            Zone = person.TimeZone,
            WhomToAsk = whomToAsk,
            Report = kind is MailKind.MonthlyReport && reminder is not null ? MonthlyReport.Of(view, await KpiBoard.Read(session, view, ct), MonthlyReport.About(reminder)) : null,
        };
        var text = Letters.Write(occasion);
        return new(new(MessageId.Of($"{row.Id:N}@{office.House.Host}"), now, office.From, to, OneLine.From(text.Subject), text.Text, text.Html)
        {
            Language = person.Language,
            List = new(OneLine.From(view.Text(view.Project.Title) ?? "Trust"), $"{view.Project.Id}.{office.House.Host}"),
            Unsubscribe = switchOff,
            Calendar = text.Dates is { } dates ? dates with { Organiser = office.From } : null,
        }, null);
    }

    static async Task<Looked> LookAt(Session session, Delivery row, DateTimeOffset business, CancellationToken ct)
    {
        await using var answers = await session.Several(Look, new
        {
            organisation = session.Organisation,
            id = row.PersonId,
            people = new[] { row.PersonId.Value },
            project = row.ProjectId,
            occasion = row.Occasion,
            person = row.PersonId,
            offset = row.OffsetDays,
            business,
            number = row.EventNumber,
            which = Kebab.Of(OwnText.WhomToAsk),
            languages = Texts.Languages.ToArray(),
        }, ct);
        return new(await answers.ReadSingleOrDefaultAsync<PersonRow>(), MailChoices.From(await answers.ReadAsync<MailChoices.Row>()).ToDictionary(c => (c.PersonId, c.Switch), c => c.Wanted),
            await answers.ReadSingleAsync<bool>(), await answers.ReadSingleOrDefaultAsync<long?>(), await answers.ReadSingleOrDefaultAsync<StoredEvent>(), await answers.ReadSingleOrDefaultAsync<OwnWords>());
    }
}
