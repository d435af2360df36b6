using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Trust.App;

/// <summary>Lines to a server and its answers back. A hostile server gets no more than a bounded answer and a bounded wait.</summary>
sealed class SmtpConnection : IAsyncDisposable
{
    const int LongestLine = 4096, MostLines = 128;

    readonly TcpClient client = new() { NoDelay = true };
    readonly SmtpServerAddress server;
    readonly byte[] buffer = new byte[LongestLine];
    Stream stream = Stream.Null;
    int start, end;

    SmtpConnection(SmtpServerAddress server) => this.server = server;

    public bool IsPrivate => stream is SslStream;

    public bool IsOwnMachine => client.Client.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address);

    public static async Task<SmtpConnection> Open(SmtpServerAddress server, CancellationToken ct)
    {
        var connection = new SmtpConnection(server);
        try
        {
            await Within(MailStep.Connect, server.Patience, async limit =>
            {
                await connection.client.ConnectAsync(server.Host, server.Port, limit);
                connection.stream = connection.client.GetStream();
                return 0;
            }, ct);
            if (server.Security is SmtpSecurity.Tls) await connection.Encrypt(MailStep.Connect, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task Encrypt(MailStep at, CancellationToken ct)
    {
        // What arrived in the open before must not be taken for something said in private (CVE-2011-0411).
        if (start != end) throw new SmtpBrokenException(at, "The server went on talking before the way was private.");
        var secret = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = secret;
        await Within(at, server.Patience, async limit =>
        {
            await secret.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host, RemoteCertificateValidationCallback = IsTrusted }, limit);
            return 0;
        }, ct);
    }

    public async Task<SmtpReply> Ask(string command, MailStep at, CancellationToken ct)
    {
        await Write(Encoding.UTF8.GetBytes(command + "\r\n"), at, server.Patience, ct);
        return await Hear(at, server.Patience, ct);
    }

    public Task Write(ReadOnlyMemory<byte> bytes, MailStep at, TimeSpan patience, CancellationToken ct) => Within(at, patience, async limit =>
    {
        await stream.WriteAsync(bytes, limit);
        await stream.FlushAsync(limit);
        return 0;
    }, ct);

    public Task<SmtpReply> Hear(MailStep at, TimeSpan patience, CancellationToken ct) => Within(at, patience, async limit =>
    {
        List<string> lines = [];
        while (lines.Count < MostLines)
        {
            var line = await Line(at, limit);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599 || line.Length > 3 && line[3] is not (' ' or '-'))
                throw new SmtpBrokenException(at, "The server's answer is not SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') return new SmtpReply(code, lines);
        }
        throw new SmtpBrokenException(at, "The server's answer has no end.");
    }, ct);

    async Task<string> Line(MailStep at, CancellationToken limit)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, length).TrimEnd('\r');
                start += length + 1;
                return string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));     // it goes to logs and pages
            }
            if (start > 0) (start, end) = (Move(), end - start);
            if (end == buffer.Length) throw new SmtpBrokenException(at, "The server's line is too long.");
            var read = await stream.ReadAsync(buffer.AsMemory(end), limit);
            if (read == 0) throw new SmtpBrokenException(at, "The server closed the connection.");
            end += read;
        }
    }

    int Move()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        return 0;
    }

    /// <summary>One word for all the ways in which a connection fails; only whoever asked to stop is told by an exception of theirs.</summary>
    static async Task<T> Within<T>(MailStep at, TimeSpan patience, Func<CancellationToken, Task<T>> act, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            return await act(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SmtpBrokenException(at, $"No answer within {patience.TotalSeconds:0.#} s.");
        }
        catch (Exception trouble) when (trouble is IOException or SocketException or AuthenticationException)
        {
            throw new SmtpBrokenException(at, (trouble.InnerException ?? trouble).Message);
        }
    }

    bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors is SslPolicyErrors.None) return true;
        // A house's own authority may vouch for the certificate; nothing may vouch for another host's name.
        if (errors is not SslPolicyErrors.RemoteCertificateChainErrors || server.Trusted.Count == 0 || certificate is not X509Certificate2 theirs) return false;
        using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.AddRange(server.Trusted);
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainPolicy.ExtraStore ?? []);
        return own.Build(theirs);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        client.Dispose();
    }
}
