using System.Collections.Frozen;
using System.Text;

namespace Trust.App;

/// <summary>A talk with a server from its greeting to goodbye (RFC 5321, 3207, 4954, 6531).</summary>
sealed class SmtpTalk : IAsyncDisposable
{
    readonly SmtpConnection connection;
    readonly SmtpServerAddress server;
    FrozenDictionary<string, string> offers = FrozenDictionary<string, string>.Empty;

    SmtpTalk(SmtpConnection connection, SmtpServerAddress server) => (this.connection, this.server) = (connection, server);

    /// <summary>How many letters this talk has been asked to hand over.</summary>
    public int Letters { get; private set; }

    /// <summary>The talk, or what came of trying to have one.</summary>
    public static async Task<(SmtpTalk? Talk, MailOutcome? Trouble)> Begin(SmtpServerAddress server, CancellationToken ct)
    {
        var talk = new SmtpTalk(await SmtpConnection.Open(server, ct), server);
        try
        {
            if (await talk.Introduce(ct) is not { } trouble) return (talk, null);
            await talk.DisposeAsync();
            return (null, trouble);
        }
        catch
        {
            await talk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands one letter over, and says whether the connection is good for another one.</summary>
    public async Task<(MailOutcome Outcome, bool GoesOn)> Send(Letter letter, MimeText mail, CancellationToken ct)
    {
        Letters++;
        if (mail.NeedsUtf8 && !(offers.ContainsKey("SMTPUTF8") && offers.ContainsKey("8BITMIME")))
            return (new MailOutcome.Refused(553, "5.6.7", MailStep.Sender, "The server does not take addresses beyond ASCII (no SMTPUTF8)."), true);

        var sender = $"MAIL FROM:<{letter.From.Address}>{(mail.NeedsUtf8 ? " BODY=8BITMIME SMTPUTF8" : "")}{(offers.ContainsKey("SIZE") ? $" SIZE={mail.Bytes.Length}" : "")}";
        var reply = await connection.Ask(sender, MailStep.Sender, ct);
        if (!reply.Good) return await Refused(reply, MailStep.Sender, ct);
        reply = await connection.Ask($"RCPT TO:<{letter.To.Address}>", MailStep.Recipient, ct);
        if (!reply.Good) return await Refused(reply, MailStep.Recipient, ct);
        reply = await connection.Ask("DATA", MailStep.Data, ct);
        if (reply.Code != 354) return await Refused(reply, MailStep.Data, ct);

        // All but the last line can be taken back by hanging up; from the last line on, the letter may be the server's.
        await connection.Write(Stuffed(mail.Bytes), MailStep.Body, server.PatienceForBody, ct);
        ct.ThrowIfCancellationRequested();
        try
        {
            await connection.Write(".\r\n"u8.ToArray(), MailStep.Body, server.PatienceForBody, ct);
            reply = await connection.Hear(MailStep.Body, server.PatienceForBody, ct);
        }
        catch (Exception lost) when (lost is SmtpBrokenException or OperationCanceledException)
        {
            return (new MailOutcome.Unknown(lost is SmtpBrokenException ? lost.Message : "Stopped while the server had not answered yet."), false);
        }
        return reply.Good ? (new MailOutcome.Accepted(reply.Text), true) : (reply.Refusal(MailStep.Body), reply.Code != 421);
    }

    /// <summary>Says goodbye; what the server answers changes nothing any more.</summary>
    public async Task Quit(CancellationToken ct)
    {
        try
        {
            await connection.Ask("QUIT", MailStep.Body, ct);
        }
        catch (Exception gone) when (gone is SmtpBrokenException or OperationCanceledException)
        {
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    async Task<MailOutcome?> Introduce(CancellationToken ct)
    {
        var greeting = await connection.Hear(MailStep.Greeting, server.Patience, ct);
        if (greeting.Code != 220) return greeting.Refusal(MailStep.Greeting);
        if (await Hello(ct) is { } unwelcome) return unwelcome;
        if (server.Security is SmtpSecurity.StartTls)
        {
            if (!offers.ContainsKey("STARTTLS")) return new MailOutcome.Unreached(MailStep.StartTls, "The server offers no STARTTLS.");
            var start = await connection.Ask("STARTTLS", MailStep.StartTls, ct);
            if (start.Code != 220) return start.Refusal(MailStep.StartTls);
            await connection.Encrypt(MailStep.StartTls, ct);
            if (await Hello(ct) is { } unwelcomeNow) return unwelcomeNow;        // what was offered in the open does not count
        }
        return server.SignIn is { } signIn ? await SignIn(signIn, ct) : null;
    }

    async Task<MailOutcome?> Hello(CancellationToken ct)
    {
        var reply = await connection.Ask($"EHLO {server.HelloName}", MailStep.Hello, ct);
        if (reply.Code is 500 or 502)                        // a server from before EHLO
        {
            offers = FrozenDictionary<string, string>.Empty;
            reply = await connection.Ask($"HELO {server.HelloName}", MailStep.Hello, ct);
            return reply.Good ? null : reply.Refusal(MailStep.Hello);
        }
        if (!reply.Good) return reply.Refusal(MailStep.Hello);
        offers = reply.Lines.Skip(1).Select(l => l.Split(' ', 2)).GroupBy(l => l[0].ToUpperInvariant()).ToFrozenDictionary(g => g.Key, g => g.First().ElementAtOrDefault(1) ?? "");
        return null;
    }

    async Task<MailOutcome?> SignIn(SmtpSignIn who, CancellationToken ct)
    {
        if (!connection.IsPrivate && !connection.IsOwnMachine) return new MailOutcome.Unreached(MailStep.SignIn, "A password is not sent over an open way.");
        var ways = offers.GetValueOrDefault("AUTH", "").ToUpperInvariant().Split(' ');
        var reply = ways.Contains("PLAIN") ? await connection.Ask($"AUTH PLAIN {Base64($"\0{who.User}\0{who.Password}")}", MailStep.SignIn, ct)
            : ways.Contains("LOGIN") ? await Login(who, ct)
            : null;
        return reply switch
        {
            null => new MailOutcome.Unreached(MailStep.SignIn, "The server offers neither PLAIN nor LOGIN to sign in."),
            { Code: 235 } => null,
            _ => reply.Refusal(MailStep.SignIn),
        };
    }

    async Task<SmtpReply> Login(SmtpSignIn who, CancellationToken ct)
    {
        var reply = await connection.Ask("AUTH LOGIN", MailStep.SignIn, ct);
        if (reply.Code == 334) reply = await connection.Ask(Base64(who.User), MailStep.SignIn, ct);
        if (reply.Code == 334) reply = await connection.Ask(Base64(who.Password), MailStep.SignIn, ct);
        return reply;
    }

    /// <summary>A letter refused is forgotten by RSET, so that the next may follow.</summary>
    async Task<(MailOutcome, bool)> Refused(SmtpReply refusal, MailStep at, CancellationToken ct)
    {
        if (refusal.Code == 421) return (refusal.Refusal(at), false);            // the server hangs up
        try
        {
            return (refusal.Refusal(at), (await connection.Ask("RSET", at, ct)).Good);
        }
        catch (SmtpBrokenException)
        {
            return (refusal.Refusal(at), false);
        }
    }

    /// <summary>A line that begins with a dot gets a second one, since a dot alone ends the letter.</summary>
    static byte[] Stuffed(ReadOnlySpan<byte> mail)
    {
        var stuffed = new List<byte>(mail.Length + 64);
        for (var i = 0; i < mail.Length; i++)
        {
            if (mail[i] == '.' && (i == 0 || mail[i - 1] == '\n')) stuffed.Add((byte)'.');
            stuffed.Add(mail[i]);
        }
        return [.. stuffed];
    }

    static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
