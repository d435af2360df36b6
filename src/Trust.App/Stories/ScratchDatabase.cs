namespace Trust.App.Stories;

/// <summary>A database for one telling, on a private PostgreSQL of its own that leaves nothing behind.</summary>
public sealed class ScratchDatabase : IAsyncDisposable
{
    readonly PrivatePostgres server;

    ScratchDatabase(string folder, PrivatePostgres server, Logins logins) => (Folder, this.server, Logins) = (folder, server, logins);

    public Logins Logins { get; }

    /// <summary>Where everything of it lies.</summary>
    public string Folder { get; }

    /// <param name="dataFolder">Where PostgreSQL itself is kept, should the machine have none.</param>
    public static async Task<ScratchDatabase> Start(string dataFolder, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.Find(ServerFolder.In(dataFolder).Packages, null, ct);
        var folder = Path.Combine(Path.GetTempPath(), "trust-demo-" + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            var server = await PrivatePostgres.Start(folder, new(Fast: true, Binaries: binaries.Folder), ct); // gone in a minute: a crash may lose it
            try
            {
                var logins = await Roles.Ensure(server.Superuser, Passwords.New(), "trust_story", ct);
                await Migrator.Migrate(logins.Owner, ct);
                return new(folder, server, logins);
            }
            catch
            {
                await server.Stop();
                throw;
            }
        }
        catch
        {
            Remove(folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.Stop();
        Remove(Folder);
    }

    static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
