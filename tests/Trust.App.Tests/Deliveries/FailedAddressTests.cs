using Trust.App.Tests.Ground;
using Trust.App.Tests.Mail;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Deliveries;

/// <summary>An address at which nothing arrives stands as failed until it is put right; then it is forgotten and what waits goes to the new one.</summary>
public sealed class FailedAddressTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly Mischief Unknown = new Mischief.Says("550 5.1.1 no such mailbox\r\n"), Busy = new Mischief.Says("450 4.2.1 come back later\r\n");

    static Mischief? AtRecipient(string word, Mischief says) => word == "RCPT" ? says : null;

    async Task<(Mailroom Room, FailedAddresses Failed, SmtpServer Server)> Refused(Mischief says)
    {
        var server = new SmtpServer { Script = word => AtRecipient(word, says) };
        var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, new SmtpMailer(server.Address()), Henrik);
        await room.Walk.To(room.Office.At.AddHours(1), default);
        return (room, new(db.Database, room.Clock), server);
    }

    static async Task<Answer<PersonRow>> NewAddress(TestDatabase db, Mailroom room, string address) =>
        await new App.People(db.Database, room.Clock, TimeProvider.System).Change(room.Office.Organisation, room.Office.Administrator, Henrik, new(null, address, null, null), default);

    [Fact]
    public async Task It_stands_for_owner_and_administrator_until_it_is_corrected_and_what_failed_goes_to_the_new_one()
    {
        var (room, failed, server) = await Refused(Unknown);
        await using var _ = room;
        await using var __ = server;
        var planned = (await room.Rows()).Single(r => r.PersonId == Henrik && r.Kind == "milestones-planned");
        Assert.Equal(("failed", "550 5.1.1"), (planned.State, planned.Reason));
        Assert.Equal((Henrik, "550 5.1.1"), (await failed.Of(room.Office.Organisation, room.Office.Project, default)).Select(f => (f.PersonId, f.Reason)).Single());
        Assert.Equal(Henrik, (await failed.Of(room.Office.Organisation, room.Office.Administrator, default)).Value!.Items.Single().PersonId); // an administrator is answered
        Assert.Equal("organisation.only-administrator", (await failed.Of(room.Office.Organisation, Olga, default)).Refusal!.Code);

        server.Script = _ => null;
        Assert.NotNull((await NewAddress(db, room, "henrik.new@example.org")).Value);
        Assert.Empty(await failed.Of(room.Office.Organisation, room.Office.Project, default));
        Assert.Empty((await failed.Of(room.Office.Organisation, room.Office.Administrator, default)).Value!.Items);
        await room.Walk.To(room.Clock.GetUtcNow().AddMinutes(1), default);
        Assert.Equal("sent", (await room.Rows()).Single(r => r.Id == planned.Id).State);
        Assert.All(server.Mails, mail => Assert.Equal("RCPT TO:<henrik.new@example.org>", mail.To));
        Assert.NotEmpty(server.Mails);
    }

    [Fact]
    public async Task What_waits_for_another_try_goes_to_the_new_address_at_once()
    {
        var (room, failed, server) = await Refused(Busy);
        await using var _ = room;
        await using var __ = server;
        Assert.Empty(await failed.Of(room.Office.Organisation, room.Office.Project, default)); // put off is not failed
        server.Script = _ => null;
        await room.Walk.To(room.Clock.GetUtcNow().AddSeconds(1), default);
        Assert.Empty(server.Mails);
        Assert.NotNull((await NewAddress(db, room, "henrik.new@example.org")).Value);
        await room.Walk.To(room.Clock.GetUtcNow().AddSeconds(1), default);
        Assert.Equal("RCPT TO:<henrik.new@example.org>", server.Mails.Select(m => m.To).Distinct().Single());
    }

    [Fact]
    public async Task An_administrator_says_that_it_is_to_be_tried_again_and_it_stands_again_when_that_fails()
    {
        var (room, failed, server) = await Refused(Unknown);
        await using var _ = room;
        await using var __ = server;
        Assert.Equal("organisation.only-administrator", (await failed.TryAgain(room.Office.Organisation, Henrik, Henrik, default))!.Code);
        Assert.Equal("person.unknown", (await failed.TryAgain(room.Office.Organisation, room.Office.Administrator, Nora, default))!.Code);
        Assert.Null(await failed.TryAgain(room.Office.Organisation, room.Office.Administrator, Henrik, default));
        Assert.Empty(await failed.Of(room.Office.Organisation, room.Office.Project, default));
        await room.Walk.To(room.Clock.GetUtcNow().AddMinutes(1), default);
        Assert.Single(await failed.Of(room.Office.Organisation, room.Office.Project, default));

        server.Script = _ => null;
        Assert.Null(await failed.TryAgain(room.Office.Organisation, room.Office.Administrator, Henrik, default));
        await room.Walk.To(room.Clock.GetUtcNow().AddMinutes(1), default);
        Assert.NotEmpty(server.Mails);
        Assert.Equal((await room.Rows()).Count(r => r.State == "sent"), server.Mails.Count); // each once
        Assert.DoesNotContain(await room.Rows(), r => r.State == "failed");
    }

    [Fact]
    public async Task What_failed_long_ago_is_not_sent_any_more_and_a_mail_of_unknown_end_never_twice()
    {
        var (room, failed, server) = await Refused(Unknown);
        await using var _ = room;
        await using var __ = server;
        var rows = (await room.Rows()).Where(r => r.State == "failed").ToList();
        await room.Change($"update deliveries set reason = 'unknown' where organisation_id = @organisation and id = '{rows[0].Id}'");
        await room.Change($"update deliveries set ended_at = ended_at - interval '8 days' where organisation_id = @organisation and id <> '{rows[0].Id}'");
        server.Script = _ => null;
        Assert.Null(await failed.TryAgain(room.Office.Organisation, room.Office.Administrator, Henrik, default));
        await room.Walk.To(room.Clock.GetUtcNow().AddMinutes(1), default);
        Assert.Empty(server.Mails);
        Assert.Empty(await failed.Of(room.Office.Organisation, room.Office.Project, default));
    }

    [Fact]
    public async Task A_mail_that_arrives_later_shows_that_the_address_is_right()
    {
        var (room, failed, server) = await Refused(Unknown);
        await using var _ = room;
        await using var __ = server;
        server.Script = _ => null;
        Assert.Single(await failed.Of(room.Office.Organisation, room.Office.Project, default));
        await room.Walk.To(new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero), default);
        Assert.NotEmpty(server.Mails);
        Assert.Empty(await failed.Of(room.Office.Organisation, room.Office.Project, default));
    }
}
