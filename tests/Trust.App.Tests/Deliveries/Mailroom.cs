using Microsoft.Extensions.Logging.Abstractions;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>An office with addresses for its people, a calendar that walks and a mailer.</summary>
sealed class Mailroom : IAsyncDisposable
{
    const string InsertPerson = """
        insert into people (organisation_id, id, name, email, language, time_zone, created_at)
        values (@organisation, @id, @name, @email, @language, @zone, now())
        """;

    public static readonly PersonId[] Everyone = [Olga, Dag, Sonja, Mona, Henrik, Ida, Walter, Wilma, Willi, Sofie, Emil, Petra, Nora];

    readonly string folder = Directory.CreateTempSubdirectory("trust-mails-").FullName;

    Mailroom(TestDatabase db, Office office, IMailer? mailer)
    {
        Office = office;
        Clock = new(new Stopped(office.At));
        Plan = new(db.Database, office.Store, office.Alarm, Clock);
        var post = new PostOffice(new("https://trust.example.org/"), Mailbox.Of("trust@example.org"), mailer ?? new FolderMailer(folder), (_, _) => "/mail/x");
        Watch = new(office.At);
        Pump = NewPump();
        Another = NewPump();
        MailPump NewPump() => new(db.Database, new(Clock), new(db.Database, office.Store), FindPost, Clock, Watch, NullLogger<MailPump>.Instance);
        Task<PostOffice?> FindPost(OrganisationId organisation, CancellationToken ct)
        {
            if (organisation == office.Organisation) PostAsked++;
            return Task.FromResult(PostIsShut ? null : post);
        }
        var sweep = new Sweep(db.Database, db.App, office.Runner(Clock), Clock, TimeProvider.System);
        Walk = new(db.Database, db.App, Clock, office.Pump, sweep, Pump);
    }

    public Office Office { get; }
    public ProductClock Clock { get; }
    public PlanDeliveries Plan { get; }
    public MailPump Pump { get; }
    public CalendarWalk Walk { get; }

    /// <summary>The pump of another process.</summary>
    public MailPump Another { get; }

    /// <summary>The time by which leases and rests are counted.</summary>
    public Watch Watch { get; }

    /// <summary>True while the organisation has no post office.</summary>
    public bool PostIsShut { get; set; }

    /// <summary>How often somebody with a mail to send looked for the post office.</summary>
    public int PostAsked { get; private set; }

    /// <summary>The mails that were handed over for a row of the ledger.</summary>
    public int MailsOf(Guid row) => Directory.Exists(folder) ? Directory.GetFiles(folder, $"*{row:N}.eml").Length : 0;

    /// <summary>The mail that was handed over for a row of the ledger, as a file.</summary>
    public byte[] Mail(Guid row) => File.ReadAllBytes(Directory.GetFiles(folder, $"*{row:N}.eml").Single());

    /// <summary>All mails that were handed over.</summary>
    public int Mails => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Length : 0;

    public static async Task<Mailroom> Open(TestDatabase db, Func<Project, bool> reached, IMailer? mailer = null, params PersonId[] people)
    {
        var office = await Office.Open(db);
        await using (var session = await db.Database.Begin(office.Organisation, default))
        {
            foreach (var person in people is [] ? Everyone : people)
                await session.Execute(InsertPerson, new { organisation = office.Organisation, id = person, name = $"Person {person.Value.ToString()[^2..]}", email = $"{person.Value:N}@example.org", language = "en", zone = "Europe/Berlin" }, default);
            await session.Commit(default);
        }
        await office.Until(reached);
        return new(db, office, mailer);
    }

    /// <summary>The ledger's rows, as they are told apart.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Occasion, int OffsetDays, PersonId PersonId, string Kind, string State, string? Reason, DateTimeOffset DueAt, int Unknowns)>> Rows()
    {
        await using var session = await Office.Database.Begin(Office.Organisation, default);
        return await session.Query<(Guid, string, int, PersonId, string, string, string?, DateTimeOffset, int)>(
            "select id, occasion, offset_days, person_id, kind, state, reason, due_at, unknowns from deliveries where project_id = @project order by due_at, occasion, person_id, offset_days", new { project = Office.Project }, default);
    }

    public Task Change(string sql) => Office.Tamper(sql);

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
