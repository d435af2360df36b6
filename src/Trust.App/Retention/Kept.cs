using Trust.Domain;

namespace Trust.App;

/// <summary>A kind of what is kept only for a while, and since when a row of it has been kept.</summary>
/// <param name="Since">The moment from which the time runs; null while it does not run yet.</param>
/// <param name="Where">Which rows of the table are of this kind.</param>
public sealed record Kept(RetentionKind Kind, TimeSpan For, string Table, string Since, string Where = "true")
{
    /// <summary>The one table of retention (rules.md 3). What is not in it, as decisions and positions are, stays for the system's life.</summary>
    public static readonly IReadOnlyList<Kept> Kinds =
    [
        new(RetentionKind.Contacts, TimeSpan.FromDays(90), "people", "left_on::timestamp at time zone 'UTC'", "erased_at is null"),
        new(RetentionKind.RequestKeys, TimeSpan.FromHours(48), "idempotency", "at"),
        new(RetentionKind.MailLedger, TimeSpan.FromDays(365), "deliveries", "ended_at"),
        new(RetentionKind.Links, TimeSpan.Zero, "links", "expires_at"),
        new(RetentionKind.PublicPages, TimeSpan.Zero, "public_pages", "expires_at"),
        new(RetentionKind.PeopleImports, PeopleImport.Lasts, "people_imports", "at"),
        new(RetentionKind.UnusedFiles, TimeSpan.FromDays(1), "files", "uncited_since", "erased_by is null"),
    ];
}
