using Trust.Domain;

namespace Trust.App;

/// <summary>What stands before an administrator: what stands still, what mail needs, what the next daily run takes. Nothing of any project.</summary>
/// <param name="IsAlone">Nobody but this administrator was added yet.</param>
/// <param name="MailIsChecked">A mail server was entered, and a mail went through.</param>
public sealed record HouseCare(bool IsAlone, int Parked, int LateMails, int FailedAddresses, bool MailIsChecked, long DueForErasure);

/// <summary>The few figures by which an administrator sees at once whether the house is in order.</summary>
public sealed class Housekeeping(ParkedWork parked, LateMails late, FailedAddresses failed, PostOffices offices, Retention retention, Colleagues colleagues)
{
    /// <summary>Null for whoever does not administer the organisation.</summary>
    public async Task<HouseCare?> Read(OrganisationId organisation, PersonId by, CancellationToken ct) =>
        (await parked.Read(organisation, by, ct)).Value is not { } standing ? null
        : new(!await colleagues.HasOthers(organisation, by, ct), standing.Count, await late.Of(organisation, null, ct), (await failed.Of(organisation, by, ct)).Value?.Items.Count ?? 0,
            await offices.Read(organisation, ct) is { CheckedAt: not null }, (await retention.Preview(organisation, by, ct)).Value?.Sum(r => r.Due) ?? 0);
}
