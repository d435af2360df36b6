using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Trust.App.Tests;

/// <summary>A line to the database that is cut at a chosen message, as when the process dies there: the server has what was sent before and nothing after.
/// Counts the client's messages as PostgreSQL's protocol parts them.</summary>
sealed class CutLine : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly EndPoint server;
    long left = long.MaxValue;

    public CutLine(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        server = to.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{to.Host}/.s.PGSQL.{to.Port}") : new DnsEndPoint(to.Host, to.Port); // a login names its host
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        _ = Accept();
    }

    public string ConnectionString { get; }

    /// <summary>This many more messages go through, then every connection is cut.</summary>
    public void CutAfter(long messages) => Interlocked.Exchange(ref left, messages);

    public void Mend() => CutAfter(long.MaxValue);

    public bool IsCut => Interlocked.Read(ref left) < 0;

    async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try { _ = Carry(await listener.AcceptSocketAsync(stop.Token)); }
            catch (OperationCanceledException) { }
        }
    }

    async Task Carry(Socket client)
    {
        using var one = client;
        using var other = new Socket(server is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.IP);
        try
        {
            await other.ConnectAsync(server, stop.Token);
            await using var up = new NetworkStream(client);
            await using var down = new NetworkStream(other);
            await Task.WhenAny(Send(up, down), down.CopyToAsync(up, stop.Token));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // either side has hung up
        }
    }

    async Task Send(NetworkStream from, NetworkStream to)
    {
        for (var header = 4; ; header = 5) // the first message has no letter before its length
        {
            var message = new byte[header];
            await from.ReadExactlyAsync(message, stop.Token);
            var length = header - 4 + BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(header - 4));
            Array.Resize(ref message, length);
            await from.ReadExactlyAsync(message.AsMemory(header), stop.Token);
            if (Interlocked.Decrement(ref left) < 0) return;
            await to.WriteAsync(message, stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }
}
