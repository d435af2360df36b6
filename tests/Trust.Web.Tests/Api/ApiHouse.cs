using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.Web.Tests.Api;

/// <summary>The real app on a free port with a database of its own, and two organisations that must never hear of each other.</summary>
public sealed class ApiHouse : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly ConcurrentDictionary<PersonId, Client> clients = new();
    WebApplication app = null!; // set before the first test

    public Uri Address { get; private set; } = null!;
    public Firm Lindtal { get; private set; } = null!;
    public Firm Fjordlys { get; private set; } = null!;
    public IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        app = TrustWeb.Build(["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "Warning", "--contentRoot", AppContext.BaseDirectory, "--Trust:RequestsAMinute=1000000", $"--ConnectionStrings:{TrustWeb.Council}={database.Logins.Council}"], database.Logins.App);
        await app.StartAsync();
        Address = new(app.Urls.Single());
        Lindtal = await Found("Lindtal");
        Fjordlys = await Found("Fjordlys");
    }

    async Task<Firm> Found(string name)
    {
        var organisations = Services.GetRequiredService<Organisations>();
        var founded = await organisations.Create(name, "en", new($"Administrator of {name}", $"administrator@{name}.example", "en", "Europe/Berlin"), default);
        var firm = new Firm(this, founded.Organisation, founded.Administrator);
        await organisations.GiveRole(founded.Organisation, founded.Administrator, await firm.Person("auditor"), OrganisationRole.Auditor, default);
        return firm;
    }

    /// <summary>The API as this person reaches it, by a token.</summary>
    public async Task<Client> As(OrganisationId organisation, PersonId person)
    {
        if (clients.TryGetValue(person, out var known)) return known;
        var fresh = await Services.GetRequiredService<Tokens>().Make(organisation, person, "test", 1, default);
        return clients.GetOrAdd(person, new Client(Address, fresh.Value!.Secret.Text)); // a label and a day are accepted
    }

    public Client Nobody => new(Address, null);

    public async Task<long> Count(string sql, params (string Name, object Value)[] with)
    {
        await using var ask = new NpgsqlConnection(new NpgsqlConnectionStringBuilder((await PostgresFixture.Shared).Superuser) { Database = new NpgsqlConnectionStringBuilder(database.Logins.App).Database }.ConnectionString);
        await ask.OpenAsync();
        await using var command = new NpgsqlCommand(sql, ask);
        foreach (var (name, value) in with) command.Parameters.AddWithValue(name, value);
        return (long)(await command.ExecuteScalarAsync())!; // a count is a number
    }

    /// <summary>All events of all organisations: what a refused request must leave as it was.</summary>
    public Task<long> Events() => Count("select count(*) from events");

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}

/// <summary>An organisation, and its people by the part that they play in a test.</summary>
public sealed class Firm(ApiHouse house, OrganisationId organisation, PersonId administrator)
{
    readonly ConcurrentDictionary<string, Lazy<Task<PersonId>>> people = new();

    public OrganisationId Organisation => organisation;
    public PersonId Administrator => administrator;

    public Task<PersonId> Person(string part) => part == "administrator" ? Task.FromResult(administrator) : people.GetOrAdd(part, p => new(() => Add(p))).Value;

    public async Task<Client> As(string part) => part == "anonymous" ? house.Nobody : await house.As(organisation, await Person(part));

    async Task<PersonId> Add(string part)
    {
        var added = await house.Services.GetRequiredService<People>().Add(organisation, administrator,
            new($"{part} of the firm", $"{part.Replace(' ', '-')}.{organisation}@firm.example", "en", "Europe/Berlin"), default);
        return added.Value!.Person.Id; // an administrator may add anybody
    }
}
