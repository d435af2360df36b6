using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <summary>Whose mails of which kind a link switches off.</summary>
public readonly record struct Unsubscription(OrganisationId Organisation, PersonId Person, MailSwitch Switch);

/// <summary>The links that stand in mails: good for one switch of one person, for as long as the keys are kept, and for nothing else.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider keys)
{
    readonly IDataProtector seal = keys.CreateProtector("Trust.Unsubscribe.1");

    /// <summary>The path below the house, without a slash before it, so that it holds where the house has a path of its own.</summary>
    public string For(OrganisationId organisation, PersonId person, MailSwitch what) =>
        "mail/" + WebEncoders.Base64UrlEncode(seal.Protect([.. organisation.Value.ToByteArray(), .. person.Value.ToByteArray(), (byte)what]));

    /// <summary>Null for a token that we did not write.</summary>
    public Unsubscription? Read(string token)
    {
        try
        {
            return seal.Unprotect(WebEncoders.Base64UrlDecode(token)) is [.. { Length: 32 } ids, var what] && Enum.IsDefined((MailSwitch)what)
                ? new(new(new Guid(ids.AsSpan(..16))), new(new Guid(ids.AsSpan(16..))), (MailSwitch)what)
                : null;
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
