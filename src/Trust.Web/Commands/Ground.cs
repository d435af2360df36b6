using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary>The database that a command works on: the one given by connection strings, or Trust's own in the data folder, migrated either way.</summary>
/// <param name="App">Connection string of the role that serves.</param>
/// <param name="Owner">Connection string of the role that migrates; null when only the app's was given.</param>
/// <param name="EveryRow">Connection string of a role that sees every row, for backups.</param>
public sealed record Ground(string App, string? Owner, string? EveryRow, PrivatePostgres? Server) : IAsyncDisposable
{
    /// <summary>The two never share a database (rules.md 7).</summary>
    public static string DatabaseName(bool production) => production ? "trust" : "trust_demo";

    /// <exception cref="ServerTrouble">The server cannot be used; the message says why and what to do.</exception>
    public static async Task<Ground> Prepare(Options options, IConfiguration configuration, CancellationToken ct)
    {
        var (app, owner) = (configuration.GetConnectionString("Trust"), configuration.GetConnectionString("TrustOwner"));
        if (app is null && owner is null)
        {
            var server = await PrivatePostgres.Start(options.DataFolder, new PostgresOptions(), ct);
            // whoever tends an installation means the production that lives there, said or not: its nightly backup must not be the demo's
            var tends = options is { Demo: false, Verb: "token" or "doctor" or "backup" };
            var database = DatabaseName(options.Production || tends && await server.Holds(DatabaseName(production: true), ct));
            var logins = await Roles.Ensure(server.Superuser, Passwords.In(options.DataFolder), database, ct);
            await Migrator.Migrate(logins.Owner, ct);
            return new(logins.App, logins.Owner, new NpgsqlConnectionStringBuilder(server.Superuser) { Database = database }.ConnectionString, server);
        }
        if (owner is null) return new(app!, null, null, null); // one of the two was given
        if (app is null) app = (await Roles.EnsureBelow(owner, Passwords.In(options.DataFolder), ct)).App;
        await Migrator.Migrate(owner, ct);
        return new(app, owner, owner, null);
    }

    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
