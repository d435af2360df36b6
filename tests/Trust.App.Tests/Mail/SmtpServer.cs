using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Trust.App.Tests.Mail;

/// <summary>What the server does at a word of the client, instead of what it would do.</summary>
abstract record Mischief
{
    /// <summary>Sends these bytes as they are.</summary>
    public sealed record Says(string Raw) : Mischief;

    public sealed record HangsUp : Mischief;

    /// <summary>Never answers; ends when the client goes.</summary>
    public sealed record KeepsSilent : Mischief;

    /// <summary>Answers as usual, after a while.</summary>
    public sealed record Waits(TimeSpan For) : Mischief;

    /// <summary>Answers as usual, once that has come.</summary>
    public sealed record WaitsFor(Task What) : Mischief;

    /// <summary>Takes the letter and hangs up without a word: the window in which nobody knows.</summary>
    public sealed record TakesAndHangsUp : Mischief;
}

sealed record Taken(string From, string To, byte[] Bytes, bool Private, string? User)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>A real SMTP server on a port of its own, as kind or as wicked as its script wants it.</summary>
sealed class SmtpServer : IAsyncDisposable
{
    public static readonly X509Certificate2 Certificate = SelfMade("localhost");

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly ConcurrentBag<Task> talks = [];
    readonly Task accepting;
    int connections;

    public SmtpServer()
    {
        listener.Start();
        accepting = Accept();
    }

    public string[] Offers { get; set; } = ["STARTTLS", "AUTH PLAIN LOGIN", "8BITMIME", "SMTPUTF8", "SIZE 10000000"];

    /// <summary>Asked at "greeting", at each command's first word, at "body" and, for what follows AUTH, at "secret".</summary>
    public Func<string, Mischief?> Script { get; set; } = _ => null;

    public bool TlsAtOnce { get; set; }
    public X509Certificate2 Shown { get; set; } = Certificate;
    public string Password { get; set; } = "päss wörd";
    public ConcurrentQueue<Taken> Mails { get; } = [];
    public ConcurrentQueue<string> Heard { get; } = [];
    public int Connections => connections;

    public SmtpServerAddress Address(SmtpSecurity security = SmtpSecurity.Open) =>
        new("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, security, "trust.example.org") { Patience = TimeSpan.FromSeconds(10), PatienceForBody = TimeSpan.FromSeconds(10), Trusted = [Certificate] };

    /// <summary>Does the mischief at this word, the n-th time it is said.</summary>
    public void At(string word, Mischief mischief, int time = 1)
    {
        var said = 0;
        var before = Script;
        Script = at => at == word && Interlocked.Increment(ref said) == time ? mischief : before(at);
    }

    async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                talks.Add(Talk(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException || closing.IsCancellationRequested) // stopped between two of its calls
        {
        }
    }

    async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            await new SmtpServerTalk(this, client.GetStream(), closing.Token).Run();
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(talks);
        closing.Dispose();
    }

    public static X509Certificate2 SelfMade(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
