using Npgsql;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Tests;
using Xunit.Abstractions;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests;

/// <summary>The process may die between any two messages to the database. A decision is then there whole or not at all, the same holds for its hearing,
/// and whoever asks again gets what they asked for, once.</summary>
public sealed class CutTests(TestDatabase db, ITestOutputHelper output) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Cut_at_any_message_a_decision_and_its_hearing_are_there_whole_or_not_at_all()
    {
        var seen = new HashSet<string>();
        var office = await Office.Begun(db, new Acknowledger());
        await using var line = new CutLine(db.Logins.App);
        await using var source = Database.Source(line.ConnectionString);
        var far = office.With(source, new Acknowledger());

        for (var message = 0; !seen.Contains("decided and heard, and told so"); message++)
        {
            Assert.True(message < 500, string.Join(", ", seen));
            var id = Guid.NewGuid();
            var ask = office.Asks(new RaiseObjection(new(id), null, ObjectionCategory.Cost, Id.SomeText, false, null, Walter.Is(), office.At)) with { Key = new($"key {message}", new byte[32]), Made = id };
            ask.Typed!.AddFile("protocol.txt", new byte[100]); // Asks always brings texts

            line.CutAfter(message);
            var told = await Try(far, ask);
            line.Mend();
            seen.Add($"{await WholeOrNothing(office, ask)}, and {told}");

            // the same request again, then the pump: as if nothing had been
            var again = Assert.IsType<Outcome.Done>(await far.Projects.Execute(ask, default));
            Assert.Equal(id, again.Made);
            await far.Pump.Once(default);
            Assert.Equal("decided and heard", await Parts(office, ask));
        }

        output.WriteLine(string.Join('\n', seen));
        // every way it can end was met, so the cuts fell before, between and after the two commits
        Assert.Contains("nothing, and not told", seen);
        Assert.Contains("decided, and told of the decision", seen);
        Assert.True(seen.Contains("decided, and not told") || seen.Contains("decided and heard, and told of the decision"), "no cut fell after a commit and before its answer");
        Assert.True((await office.Check()).Holds);
    }

    static async Task<string> Try(Office far, Ask ask)
    {
        try
        {
            var done = Assert.IsType<Outcome.Done>(await far.Projects.Execute(ask, default));
            return done.HeardTo < done.Version ? "told of the decision" : "told so";
        }
        catch (NpgsqlException)
        {
            return "not told";
        }
    }

    /// <summary>Waits for the project's lock, since the server may still be busy with what it was sent; then every row must be what the entries give.</summary>
    static async Task<string> WholeOrNothing(Office office, Ask ask)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        await session.Execute("select from project_states for update", null, default);
        var stored = await office.Store.Load(session, office.Project, default);
        var parts = await Parts(session, ask);

        var folded = await office.Store.Fold(session, office.Project, default);
        Assert.Equal((stored.Project.Number, Convert.ToHexString(stored.Head)), (folded.Project.Number, Convert.ToHexString(folded.Head)));
        Assert.Equal(ProjectStore.Write(folded.Project), ProjectStore.Write(stored.Project));
        Assert.Equal(folded.Project.Number, await session.QuerySingleOrDefault<long>("select number from hearings", null, default));
        var before = await Rows.Of(session, ReadModels.Tables);
        await ReadModels.Rebuild(session, office.Store, default);
        Assert.Equal(before, await Rows.Of(session, ReadModels.Tables));
        return parts;
    }

    static async Task<string> Parts(Office office, Ask ask)
    {
        await using var session = await office.Database.Begin(office.Organisation, default);
        return await Parts(session, ask);
    }

    /// <summary>Which parts of the decision and of its hearing are there; never a part of a part.</summary>
    static async Task<string> Parts(Session session, Ask ask)
    {
        var (id, text, file) = (ask.Made, ask.Typed!.Contents[0].Id, ask.Typed.Files[0].Id);
        async Task<long> Count(string from) => await session.QuerySingleOrDefault<long>($"select count(*) from {from}", new { id, text, file, key = ask.Key!.Key, project = ask.Project }, default);

        long[] decision =
        [
            await Count("events where type = 'objection-raised' and convert_from(payload, 'UTF8') like '%' || @id::text || '%'"), await Count("contents where id = @text"),
            await Count("files where id = @file"), await Count("file_chunks where file_id = @file"), await Count("objections where id = @id"), await Count("idempotency where key = @key"),
        ];
        long[] hearing =
        [
            await Count("events where type = 'objection-acknowledged' and convert_from(payload, 'UTF8') like '%' || @id::text || '%'"), await Count("wakeups where key like '%' || @id::text"),
            await Count("objections where id = @id and state = 'acknowledged'"), decision[0] * await Count("hearings where project_id = @project and heard_to = number"),
        ];
        Assert.Single(decision.Distinct());
        Assert.Single(hearing.Distinct());
        return (decision[0], hearing[0]) switch { (0, 0) => "nothing", (1, 0) => "decided", (1, 1) => "decided and heard", _ => "heard what was not decided" };
    }
}
