using Trust.App.Tests.Ground;
using Trust.App.Tests.Mail;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Deliveries;

/// <summary>What the pump does with each way in which handing over can end: again after a rest, for good, or counted because nobody knows.</summary>
public sealed class MailPumpTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const string ThirtyMoreOfEach = """
        insert into deliveries (organisation_id, id, project_id, occasion, offset_days, person_id, kind, party, due_at, state)
        select organisation_id, gen_random_uuid(), project_id, occasion, n, person_id, kind, party, due_at, 'planned'
        from deliveries, generate_series(101, 130) n
        where organisation_id = @organisation and occasion like 'event/%'
        """;

    static readonly Mischief Later = new Mischief.Says("450 4.2.1 come back later\r\n");

    async Task<Mailroom> Room(IMailer mailer, params PersonId[] people) => await Mailroom.Open(db, p => p.State is ProjectState.Active, mailer, people);

    static Func<string, Mischief?> Always(string word, Mischief says) => said => said == word ? says : null;

    /// <summary>Hears what happened and hands the mails over once.</summary>
    static async Task HandOver(Mailroom room)
    {
        await room.Office.Pump.Once(default);
        await room.Pump.Once(room.Office.Organisation, default);
    }

    async Task<IReadOnlyList<(Guid Id, string State, string? Reason, int Attempts, int Unknowns, DateTimeOffset? NextTry)>> Rows(Mailroom room)
    {
        await using var session = await db.Database.Begin(room.Office.Organisation, default);
        return await session.Query<(Guid, string, string?, int, int, DateTimeOffset?)>("select id, state, reason, attempts, unknowns, next_try from deliveries where project_id = @project and person_id in (select id from people where email is not null) order by id", new { project = room.Office.Project }, default);
    }

    /// <summary>More than are taken at once.</summary>
    async Task OweMany(Mailroom room)
    {
        await room.Office.Pump.Once(default);
        await using var session = await db.Database.Begin(room.Office.Organisation, default);
        await session.Execute(ThirtyMoreOfEach, new { organisation = room.Office.Organisation }, default);
        await session.Commit(default);
    }

    [Fact]
    public async Task No_more_are_taken_at_once_than_was_asked_for()
    {
        await using var room = await Room(new SmtpMailer(new("localhost", 1, SmtpSecurity.Open, "trust.example.org")));
        await OweMany(room);
        await using var session = await db.Database.Begin(room.Office.Organisation, default);
        Assert.Equal(25, (await Ledger.Take(session, room.Clock.GetUtcNow(), room.Watch.Now, TimeSpan.FromMinutes(8), 25, default)).Count);
    }

    [Fact]
    public async Task A_server_that_puts_off_is_asked_again_after_longer_and_longer_rests_not_all_at_once_and_at_last_it_has_failed()
    {
        await using var server = new SmtpServer { Script = Always("RCPT", Later) };
        await using var room = await Room(new SmtpMailer(server.Address()), Henrik, Ida, Mona, Walter, Emil, Petra, Sofie);
        await HandOver(room);
        for (var attempt = 1; ; attempt++)
        {
            var rows = await Rows(room);
            Assert.All(rows, r => Assert.Equal(attempt, r.Attempts));
            if (rows[0].State == "failed") break;
            var rests = rows.Select(r => (r.NextTry!.Value - room.Watch.Now).TotalSeconds).ToList(); // put off, so there is a time
            var rest = Math.Min(30 * Math.Pow(2, attempt - 1), 8 * 3600);
            Assert.All(rests, r => Assert.InRange(r, rest * 0.75, rest * 1.25));
            Assert.True(rests.Distinct().Count() > 1);
            var heard = server.Heard.Count;
            await HandOver(room);
            Assert.Equal(heard, server.Heard.Count); // nobody asks before its time
            room.Watch.Now = rows.Max(r => r.NextTry!.Value);
            await HandOver(room);
        }
        Assert.All((await Rows(room)), r => Assert.Equal(("failed", "unreached", 14, 0), (r.State, r.Reason, r.Attempts, r.Unknowns)));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_refusal_for_good_ends_the_mail_at_once_with_the_server_s_answer()
    {
        await using var server = new SmtpServer { Script = Always("RCPT", new Mischief.Says("550 5.1.1 nobody here\r\n")) };
        await using var room = await Room(new SmtpMailer(server.Address()), Henrik);
        await HandOver(room);
        Assert.Equal(("failed", "550 5.1.1", 1), (await Rows(room)).Select(r => (r.State, r.Reason, r.Attempts)).Single());
    }

    [Fact]
    public async Task A_mail_of_which_nobody_knows_whether_it_arrived_is_counted_and_sent_again_as_the_same_mail()
    {
        await using var server = new SmtpServer();
        server.At("body", new Mischief.TakesAndHangsUp());
        await using var room = await Room(new SmtpMailer(server.Address()), Henrik);
        await HandOver(room);
        var row = (await Rows(room)).Single();
        Assert.Equal(("planned", 1), (row.State, row.Unknowns));
        room.Watch.Now = row.NextTry!.Value; // put off, so there is a time
        await HandOver(room);
        Assert.Equal(("sent", 1), (await Rows(room)).Select(r => (r.State, r.Unknowns)).Single());
        var arrived = await Task.WhenAll(server.Mails.Select(m => Reader.Mail(m.Bytes)));
        Assert.Equal(2, arrived.Length);
        Assert.Equal($"<{row.Id:N}@trust.example.org>", arrived.Select(m => m.MessageId).Distinct().Single());
    }

    [Fact]
    public async Task A_server_that_is_down_loses_nothing_and_a_slow_one_is_waited_for()
    {
        var server = new SmtpServer();
        var address = server.Address();
        await server.DisposeAsync();
        var mailer = new Elsewhere(address);
        await using var room = await Room(mailer, Henrik);
        await HandOver(room);
        var row = (await Rows(room)).Single();
        Assert.Equal(("planned", 1, 0), (row.State, row.Attempts, row.Unknowns));

        await using var slow = new SmtpServer { Script = Always("body", new Mischief.Waits(TimeSpan.FromMilliseconds(300))) };
        mailer.Address = slow.Address();
        room.Watch.Now = row.NextTry!.Value; // put off, so there is a time
        await HandOver(room);
        Assert.Equal("sent", (await Rows(room)).Single().State);
        Assert.Single(slow.Mails);
    }

    [Fact]
    public async Task Two_processes_at_once_hand_each_mail_over_once()
    {
        await using var server = new SmtpServer();
        await using var room = await Room(new SmtpMailer(server.Address()));
        await room.Office.Pump.Once(default);
        await Task.WhenAll(room.Pump.Once(room.Office.Organisation, default), room.Another.Once(room.Office.Organisation, default));
        var sent = (await Rows(room)).Where(r => r.State == "sent").ToList();
        Assert.NotEmpty(sent);
        Assert.Equal(sent.Count, server.Mails.Select(m => m.To + m.Text.Split("Message-ID: ")[1].Split('\r')[0]).Distinct().Count());
        Assert.Equal((await room.Rows()).Count(r => r.State == "sent"), server.Mails.Count);
    }

    [Fact]
    public async Task While_a_mail_server_thinks_over_one_letter_others_leave()
    {
        var (said, another) = (0, new TaskCompletionSource());
        await using var server = new SmtpServer();
        server.Script = word =>
        {
            if (word != "DATA") return null;
            if (Interlocked.Increment(ref said) == 1) return new Mischief.WaitsFor(another.Task.WaitAsync(TimeSpan.FromSeconds(9)));
            another.TrySetResult();
            return null;
        };
        await using var room = await Room(new SmtpMailer(server.Address()));
        await OweMany(room);
        await room.Pump.Once(room.Office.Organisation, default);
        Assert.Equal((await room.Rows()).Count(r => r.State == "sent"), server.Mails.Count);
    }

    [Fact]
    public async Task A_process_that_died_over_a_mail_leaves_it_to_the_next_after_its_lease_and_can_no_longer_end_it()
    {
        await using var server = new SmtpServer();
        await using var room = await Room(new SmtpMailer(server.Address()), Henrik);
        await room.Office.Pump.Once(default);
        Delivery taken;
        await using (var session = await db.Database.Begin(room.Office.Organisation, default))
        {
            taken = (await Ledger.Take(session, room.Clock.GetUtcNow(), room.Watch.Now, TimeSpan.FromMinutes(8), 25, default)).Single(r => r.PersonId == Henrik);
            Assert.True(await Ledger.Begin(session, taken, room.Watch.Now, TimeSpan.FromMinutes(8), default));
            await session.Commit(default);
        }
        await room.Pump.Once(room.Office.Organisation, default);
        Assert.Empty(server.Mails); // it may still be on its way
        room.Watch.Now += TimeSpan.FromMinutes(9);
        await room.Pump.Once(room.Office.Organisation, default);
        Assert.Equal(("sent", 1), (await Rows(room)).Select(r => (r.State, r.Unknowns)).Single());
        await using (var session = await db.Database.Begin(room.Office.Organisation, default))
        {
            await Ledger.Failed(session, taken, "too late", false, room.Clock.GetUtcNow(), default);
            await session.Commit(default);
        }
        Assert.Equal("sent", (await Rows(room)).Single().State);
    }

    /// <summary>The mailer whose server moves.</summary>
    sealed class Elsewhere(SmtpServerAddress address) : IMailer
    {
        public SmtpServerAddress Address { get; set; } = address;

        public IMailRound Round() => new SmtpMailer(Address).Round();
    }
}
