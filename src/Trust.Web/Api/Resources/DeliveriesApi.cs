using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.Web.Api;

static class DeliveriesApi
{
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        var deliveries = api.MapGroup("/projects/{project:guid}/deliveries").WithTags("Deliveries");
        deliveries.MapGet("", Mine).WithName("listDeliveries").WithSummary("The caller's own mails from this project; for owners also the ledger's sums and the addresses that failed.");
        deliveries.MapGet("/preview", Planned).WithName("previewDeliveries").WithSummary("Every mail that the plan will cause, of a draft once it starts: day, kind, to whom, how many.");
    }

    static Task<Results<Ok<DeliveriesAnswer>, Refused>> Mine(Guid project, Word<DeliveryState>? state, Cursor? cursor, Limit? limit, Door door, MailLedger ledger, FailedAddresses addresses, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var (organisation, most) = (door.Caller.Organisation, Limit.Or50(limit));
            var rows = await ledger.Of(organisation, view.Project.Id, door.Caller.Person, state?.Value, cursor?.Id, most + 1, ct);
            var runs = view.Project.IsRunBy(view.Reader);
            return new DeliveriesAnswer([.. rows.Take(most).Select(DeliveryAnswer.Of)], rows.Count > most ? Cursor.Of(rows[most - 1].Id) : null,
                runs ? [.. (await ledger.Sums(organisation, view.Project.Id, ct)).Select(DeliverySum.Of)] : null,
                runs ? [.. (await addresses.Of(organisation, view.Project.Id, ct)).Select(f => new FailedAnswer(view.Person(f.PersonId), f.Reason, f.Since))] : null)!; // a list is something
        }, ct);

    static Task<Results<Ok<Listed<PlannedAnswer>>, Refused>> Planned(Guid project, Door door, MailPreview preview, CancellationToken ct) =>
        door.Show(project, async view =>
        {
            var plan = await preview.Of(view, ct);
            return new Listed<PlannedAnswer>([.. plan.Mails.Select(m => PlannedAnswer.Of(plan, m))])!; // a list is something
        }, ct);
}

/// <param name="Sums">For owner and deputy owner; the counts add up to every mail that was ever planned.</param>
/// <param name="Failed">For owner and deputy owner: where mail did not arrive.</param>
public sealed record DeliveriesAnswer(IReadOnlyList<DeliveryAnswer> Items, string? Next, IReadOnlyList<DeliverySum>? Sums, IReadOnlyList<FailedAnswer>? Failed);

/// <param name="Party">The group or body as whose part the person is written to.</param>
/// <param name="Reason">Why it was not sent, or failed.</param>
public sealed record DeliveryAnswer(Guid Id, MailKind Kind, PartyId? Party, DateTimeOffset DueAt, DeliveryState State, string? Reason, DateTimeOffset? EndedAt)
{
    internal static DeliveryAnswer Of(MailRow row) =>
        new(row.Id, Kebab.Parse<MailKind>(row.Kind), row.Party is { } party ? new PartyId(party) : null, row.DueAt, Kebab.Parse<DeliveryState>(row.State), row.Reason, row.EndedAt);
}

public sealed record DeliverySum(MailKind Kind, DeliveryState State, string? Reason, int Count)
{
    internal static DeliverySum Of(MailSum sum) => new(Kebab.Parse<MailKind>(sum.Kind), Kebab.Parse<DeliveryState>(sum.State), sum.Reason, (int)sum.Count);
}

/// <param name="Since">When the first mail did not arrive.</param>
public sealed record FailedAnswer(PersonAnswer Person, string Reason, DateTimeOffset Since);

/// <param name="AtOnce">Told when it is saved; the others come by the calendar.</param>
/// <param name="Milestone">Whose reminder it is.</param>
/// <param name="Party">Null for people with a role.</param>
/// <param name="To">Who is written to, for owner and deputy owner.</param>
public sealed record PlannedAnswer(DateOnly On, bool AtOnce, MailKind Kind, MilestoneId? Milestone, PartyId? Party, int Count, IReadOnlyList<PersonAnswer>? To)
{
    internal static PlannedAnswer Of(Preview plan, PreviewedMail mail) => new(mail.On, mail.Happened is not null, mail.Kind,
        mail.Reminder?.Occasion.Split('/') is ["milestone", var id, ..] ? new MilestoneId(Guid.Parse(id)) : null, mail.As, mail.To.Count,
        plan.View.Project.IsRunBy(plan.View.Reader) ? [.. mail.To.Select(plan.View.Person)] : null);
}
