using Trust.Domain;

namespace Trust.App;

/// <summary>From where an organisation's mails leave.</summary>
/// <param name="House">Trust's public address, to which the mails' links lead.</param>
/// <param name="SwitchOff">The path at which a person switches a kind of mail off.</param>
public sealed record PostOffice(Uri House, Mailbox From, IMailer Mailer, Func<PersonId, Domain.Deliveries.MailSwitch, string> SwitchOff);

/// <summary>An organisation's post office; null while there is none, so that nothing leaves before it is set up and checked (rules.md 7).</summary>
public delegate Task<PostOffice?> FindPostOffice(OrganisationId organisation, CancellationToken ct);
