using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What an administrator enters on the mail page.</summary>
/// <param name="House">Trust's public address, as people open it.</param>
/// <param name="Password">Null keeps the one that is there.</param>
public sealed record PostSettings(string? House, string? From, string? FromName, string? Host, int? Port, SmtpSecurity? Security, string? UserName, string? Password);

/// <param name="CheckedAt">When a mail last went through; null: no mail leaves yet.</param>
public sealed record PostOfficeRow(string House, string FromAddress, string FromName, string Host, int Port, string Security, string? UserName, string? PasswordProtected, DateTimeOffset? CheckedAt);

/// <summary>Where each organisation hands its mails over. Entered by an administrator, checked by a mail to themselves; until then nothing leaves (rules.md 7).</summary>
public sealed class PostOffices(Database database, IDataProtectionProvider keys, TimeProvider time)
{
    const string One = """
        select house, from_address, from_name, host, port, security, user_name, password_protected, checked_at
        from post_offices
        where organisation_id = @organisation
        """;

    const string Keep = """
        insert into post_offices (organisation_id, house, from_address, from_name, host, port, security, user_name, password_protected)
        values (@organisation, @house, @from, @fromName, @host, @port, @security, @user, @password)
        on conflict (organisation_id) do update
        set house = excluded.house, from_address = excluded.from_address, from_name = excluded.from_name, host = excluded.host, port = excluded.port,
            security = excluded.security, user_name = excluded.user_name, password_protected = coalesce(excluded.password_protected, post_offices.password_protected), checked_at = null
        """;

    const string Checked = """
        update post_offices
        set checked_at = @now
        where organisation_id = @organisation
        """;

    readonly IDataProtector secret = keys.CreateProtector("Trust.PostOffice.1");

    public async Task<PostOfficeRow?> Read(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<PostOfficeRow>(One, new { organisation }, ct);
    }

    /// <summary>Keeps the settings; they are to be checked before anything leaves.</summary>
    public async Task<Refusal?> Save(OrganisationId organisation, PostSettings settings, CancellationToken ct)
    {
        if (Wrong(settings) is { } wrong) return wrong;
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(Keep, new
        {
            organisation,
            house = settings.House!.Trim().TrimEnd('/'),  // all four checked by Wrong
            from = settings.From!.Trim(),
            fromName = settings.FromName!.Trim(),
            host = settings.Host!.Trim(),
            port = settings.Port,
            security = Kebab.Of(settings.Security.GetValueOrDefault()),
            user = string.IsNullOrWhiteSpace(settings.UserName) ? null : settings.UserName.Trim(),
            password = string.IsNullOrEmpty(settings.Password) ? null : secret.Protect(settings.Password),
        }, ct);
        await session.Commit(ct);
        return null;
    }

    static Refusal? Wrong(PostSettings settings) => settings switch
    {
        _ when !Uri.TryCreate(settings.House?.Trim(), UriKind.Absolute, out var house) || house.Scheme is not ("https" or "http") || house.Query.Length + house.Fragment.Length > 0 =>
            Refusal.Incomplete("post.house-wrong", "house"),
        _ when settings.From is null || Mailbox.TryOf(settings.From.Trim()) is null => Refusal.Incomplete("post.from-wrong", "from"),
        _ when !Typing.IsLine(settings.FromName, 100) => Refusal.Incomplete("post.from-name-wrong", "fromName"),
        _ when settings.Host is null || Uri.CheckHostName(settings.Host.Trim()) is UriHostNameType.Unknown => Refusal.Incomplete("post.host-wrong", "host"),
        _ when settings.Port is not (>= 1 and <= 65535) => Refusal.Incomplete("post.port-wrong", "port"),
        _ when settings.Security is null => Refusal.Incomplete("post.security-missing", "security"),
        _ when settings.Security is SmtpSecurity.Open && !string.IsNullOrEmpty(settings.Password) => Refusal.Incomplete("post.password-in-the-open", "security"),
        _ => null,
    };

    /// <summary>Sends one mail to the administrator who asks; when it is taken, mails may leave.</summary>
    /// <returns>What the server said; null when nothing is entered yet or the password cannot be read any more.</returns>
    public async Task<MailOutcome?> Check(OrganisationId organisation, Mailbox to, string subject, string text, CancellationToken ct)
    {
        if (await Read(organisation, ct) is not { } row || Open(row, (_, _) => "") is not { } office) return null;
        await using var round = office.Mailer.Round();
        var outcome = await round.Send(new(MessageId.Of($"{Guid.NewGuid():N}@{office.House.Host}"), time.GetUtcNow(), office.From, to, OneLine.From(subject), text,
            $"<p>{System.Net.WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"), ct);
        if (outcome is MailOutcome.Accepted)
        {
            await using var session = await database.Begin(organisation, ct);
            await session.Execute(Checked, new { organisation, now = time.GetUtcNow() }, ct);
            await session.Commit(ct);
        }
        return outcome;
    }

    /// <summary>The post office, once it was checked.</summary>
    public async Task<PostOffice?> Find(OrganisationId organisation, Func<PersonId, MailSwitch, string> switchOff, CancellationToken ct) =>
        await Read(organisation, ct) is { CheckedAt: not null } row ? Open(row, switchOff) : null;

    PostOffice? Open(PostOfficeRow row, Func<PersonId, MailSwitch, string> switchOff)
    {
        try
        {
            var address = new SmtpServerAddress(row.Host, row.Port, Kebab.Parse<SmtpSecurity>(row.Security), new Uri(row.House).Host)
            {
                SignIn = row.UserName is { } user ? new(user, row.PasswordProtected is { } kept ? secret.Unprotect(kept) : "") : null,
            };
            return new(new(row.House + "/"), Mailbox.Of(row.FromAddress, OneLine.From(row.FromName)), new SmtpMailer(address), switchOff);
        }
        catch (CryptographicException)
        {
            return null; // the keys are not those that hid the password: it is to be entered again
        }
    }
}
