using System.Net.Security;
using System.Text;

namespace Trust.App.Tests.Mail;

/// <summary>The server's side of one connection.</summary>
sealed class SmtpServerTalk(SmtpServer server, Stream stream, CancellationToken ct)
{
    sealed class Over : IOException;

    bool isPrivate;
    string from = "", to = "";
    string? user;

    public async Task Run()
    {
        if (server.TlsAtOnce) await Encrypt();
        await Answer("greeting", "220 localhost ESMTP ready\r\n");
        while (await Line() is { } line)
        {
            server.Heard.Enqueue(line);
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (word)
            {
                case "EHLO": await Answer(word, string.Concat(Hello().Select((l, i) => $"250{(i == Hello().Length - 1 ? ' ' : '-')}{l}\r\n"))); break;
                case "STARTTLS":
                    if (await Answer(word, "220 go ahead\r\n")) await Encrypt();
                    break;
                case "AUTH": await SignIn(line.Split(' ')); break;
                case "MAIL": from = line; await Answer(word, "250 2.1.0 sender fine\r\n"); break;
                case "RCPT": to = line; await Answer(word, "250 2.1.5 recipient fine\r\n"); break;
                case "DATA": if (await Answer(word, "354 go on\r\n")) await Take(); break;
                case "QUIT": await Answer(word, "221 2.0.0 bye\r\n"); return;
                case "HELO" or "RSET" or "NOOP": await Answer(word, "250 2.0.0 fine\r\n"); break;
                default: await Say("500 5.5.1 what?\r\n"); break;
            }
        }
    }

    string[] Hello() => ["localhost greets you", .. server.Offers.Where(o => o != "STARTTLS" || !isPrivate)];

    /// <summary>False when mischief took the place of the answer.</summary>
    async Task<bool> Answer(string word, string usual)
    {
        switch (server.Script(word))
        {
            case null: await Say(usual); return true;
            case Mischief.Waits waits:
                await Task.Delay(waits.For, ct);
                await Say(usual);
                return true;
            case Mischief.WaitsFor waits:
                await waits.What;
                await Say(usual);
                return true;
            case Mischief.Says says: await Say(says.Raw); return says.Raw.StartsWith("220", StringComparison.Ordinal) && word == "STARTTLS";
            case Mischief.KeepsSilent: while (await Line() is not null) { } throw new Over();
            default: throw new Over();
        }
    }

    async Task Take()
    {
        var lines = new StringBuilder();
        while (await Line() is { } line)
        {
            if (line == ".")
            {
                var mischief = server.Script("body");
                if (mischief is Mischief.Waits waits)
                {
                    await Task.Delay(waits.For, ct);
                    mischief = null;
                }
                if (mischief is null or Mischief.TakesAndHangsUp)
                    server.Mails.Enqueue(new(from, to, Encoding.UTF8.GetBytes(lines.ToString()), isPrivate, user));
                if (mischief is Mischief.Says says) await Say(says.Raw);
                else if (mischief is null) await Say("250 2.0.0 queued as 4711\r\n");
                else if (mischief is Mischief.KeepsSilent) { while (await Line() is not null) { } throw new Over(); }
                else throw new Over();
                return;
            }
            lines.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }

    async Task SignIn(string[] words)
    {
        string secret;
        if (words[1] == "PLAIN") secret = Plain(words[2]);
        else
        {
            await Say("334 VXNlcm5hbWU6\r\n");
            var name = Plain(await Line() ?? "");
            await Say("334 UGFzc3dvcmQ6\r\n");
            secret = $"\0{name}\0{Plain(await Line() ?? "")}";
        }
        var parts = secret.Split('\0');
        user = parts[2] == server.Password ? parts[1] : null;
        await Answer("AUTH", user is null ? "535 5.7.8 wrong password\r\n" : "235 2.7.0 welcome\r\n");
    }

    static string Plain(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    async Task Encrypt()
    {
        var secret = new SslStream(stream);
        await secret.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Shown }, ct);
        (stream, isPrivate) = (secret, true);
    }

    async Task Say(string raw)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(raw), ct);
        await stream.FlushAsync(ct);
    }

    readonly byte[] buffer = new byte[8192];
    int start, end;

    async Task<string?> Line()
    {
        var line = new List<byte>();
        while (true)
        {
            while (start < end)
            {
                line.Add(buffer[start++]);
                if (line is [.., (byte)'\r', (byte)'\n']) return Encoding.UTF8.GetString(line.ToArray(), 0, line.Count - 2);
            }
            (start, end) = (0, await stream.ReadAsync(buffer, ct));
            if (end == 0) return null;
        }
    }
}
