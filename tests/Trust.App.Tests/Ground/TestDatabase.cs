using Npgsql;

namespace Trust.App.Tests.Ground;

/// <summary>A database of one test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    public string Name { get; } = "test_" + Guid.NewGuid().ToString("N");

    /// <summary>The database of which it is a copy; null: the one that holds nothing yet.</summary>
    public string? Of { get; init; }

    public Logins Logins { get; private set; } = null!;     // set before the first test
    public NpgsqlDataSource Owner { get; private set; } = null!;
    public NpgsqlDataSource App { get; private set; } = null!;
    public NpgsqlDataSource Council { get; private set; } = null!;
    public Database Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Logins = await (await PostgresFixture.Shared).Clone(Name, Of);
        Owner = Database.Source(Logins.Owner);
        App = Database.Source(Logins.App);
        Council = Database.Source(Logins.Council);
        Database = new(App);
    }

    public async Task DisposeAsync()
    {
        foreach (var source in (NpgsqlDataSource[])[Owner, App, Council]) await source.DisposeAsync();
        await (await PostgresFixture.Shared).Drop(Name);
    }
}
