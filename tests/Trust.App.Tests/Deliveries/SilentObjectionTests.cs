using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>An answered objection lapses after fourteen days of silence and two reminders that really left (rules.md 5).</summary>
public sealed class SilentObjectionTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly PersonId[] Two = [Olga, Walter];

    [Fact]
    public async Task With_both_reminders_sent_it_lapses_on_its_fourteenth_day()
    {
        await using var room = await Answered();
        var answered = room.Office.At;
        await room.Walk.To(answered.AddDays(14).AddSeconds(-1), default);
        Assert.Equal((ObjectionState.Answered, 2), await Now(room));
        await room.Walk.To(answered.AddDays(14), default);
        Assert.Equal((ObjectionState.Unconfirmed, 2), await Now(room));
    }

    [Fact]
    public async Task While_no_mail_leaves_it_stays_answered_and_lapses_with_the_second_reminder_that_did()
    {
        await using var room = await Answered();
        var answered = room.Office.At;
        room.PostIsShut = true;
        await room.Walk.To(answered.AddDays(60), default);
        Assert.Equal((ObjectionState.Answered, 0), await Now(room));

        room.PostIsShut = false;
        await room.Walk.To(answered.AddDays(60).AddMinutes(1), default);
        Assert.Equal((ObjectionState.Answered, 1), await Now(room)); // those that had piled up are one
        await room.Walk.To(answered.AddDays(66), default);
        Assert.Equal((ObjectionState.Unconfirmed, 2), await Now(room));

        var second = (await Reminders(room)).Last(r => r.State == "sent").DueAt;
        Assert.Equal(second, (await room.Office.Now()).Objections[Id.Objection(1)].Since);
        Assert.DoesNotContain(await Reminders(room), r => r.State is "planned" or "sending");
    }

    [Fact]
    public async Task The_reminders_of_an_earlier_answer_do_not_count()
    {
        await using var room = await Answered();
        await room.Walk.To(room.Office.At.AddDays(12), default);
        room.Office.At = room.Clock.GetUtcNow();
        await room.Office.And(Contests(1, Walter), AnswersObjection(1, Olga));
        room.PostIsShut = true;
        await room.Walk.To(room.Office.At.AddDays(20), default);
        Assert.Equal((ObjectionState.Answered, 2), await Now(room));
    }

    async Task<Mailroom> Answered()
    {
        var room = await Mailroom.Open(db, p => p.State is ProjectState.Active, people: Two);
        await room.Office.And(Objects(1, Walter, true, LindtalCouncil), AnswersObjection(1, Olga));
        return room;
    }

    /// <summary>How the objection stands, and how many reminders were sent.</summary>
    static async Task<(ObjectionState, int)> Now(Mailroom room) =>
        ((await room.Office.Now()).Objections[Id.Objection(1)].State, (await Reminders(room)).Count(r => r.State == "sent"));

    static async Task<IReadOnlyList<(string State, DateTimeOffset DueAt)>> Reminders(Mailroom room) =>
        [.. (await room.Rows()).Where(r => r.Kind == "objection-to-confirm").Select(r => (r.State, r.DueAt))];
}
