using Npgsql;
using Trust.App;

namespace Trust.Web.Commands;

/// <summary>The database that a command works on: the one given by connection strings, or Trust's own in the data folder, migrated either way.</summary>
/// <param name="App">Connection string of the role that serves.</param>
/// <param name="Owner">Connection string of the role that migrates; null when only the app's was given.</param>
/// <param name="Council">Connection string of the role that opens the bodies' own rooms; null when it was not given, and then there are none.</param>
/// <param name="EveryRow">Connection string of a role that sees every row, for backups.</param>
public sealed record Ground(string App, string? Council, string? Owner, string? EveryRow, PrivatePostgres? Server) : IAsyncDisposable
{
    /// <summary>The two never share a database (rules.md 7).</summary>
    public static string DatabaseName(bool production) => production ? "trust" : "trust_demo";

    /// <exception cref="ServerTrouble">The server cannot be used; the message says why and what to do.</exception>
    public static async Task<Ground> Prepare(Options options, IConfiguration configuration, CancellationToken ct)
    {
        var (app, owner, council) = (configuration.GetConnectionString("Trust"), configuration.GetConnectionString("TrustOwner"), configuration.GetConnectionString(TrustWeb.Council));
        if (app is null && owner is null)
        {
            var server = await PrivatePostgres.Start(options.DataFolder, new PostgresOptions(), ct);
            // whoever tends an installation means the production that lives there, said or not: its nightly backup must not be the demo's
            var tends = options is { Demo: false, Verb: "token" or "doctor" or "backup" or "engine" };
            var database = DatabaseName(options.Production || tends && await server.Holds(DatabaseName(production: true), ct));
            var logins = await Roles.Ensure(server.Superuser, Passwords.In(options.DataFolder), database, ct);
            await Migrator.Migrate(logins.Owner, ct);
            await Adapters.PrepareScheduler(logins.Owner, configuration["Jobs"], ct);
            return new(logins.App, logins.Council, logins.Owner, new NpgsqlConnectionStringBuilder(server.Superuser) { Database = database }.ConnectionString, server);
        }
        if (owner is null) return new(app!, council, null, null, null); // one of the two was given
        if (app is null)
        {
            var logins = await Roles.EnsureBelow(owner, Passwords.In(options.DataFolder), ct);
            (app, council) = (logins.App, council ?? logins.Council);
        }
        await Migrator.Migrate(owner, ct);
        await Adapters.PrepareScheduler(owner, configuration["Jobs"], ct);
        return new(app, council, owner, owner, null);
    }

    public ValueTask DisposeAsync() => Server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
