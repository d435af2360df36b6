using Npgsql;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>What is no project's command and carries a key is done once too: work and key stand in one transaction.</summary>
public sealed class RepeatsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly IdempotencyKey Key = new("key", new byte[32]);

    [Fact]
    public async Task Cut_at_any_message_a_request_that_is_sent_again_has_made_one_thing()
    {
        var firm = await Firm.Found(db);
        await using var line = new CutLine(db.Logins.App);
        await using var source = Database.Source(line.ConnectionString);
        var far = new Repeats(new(source), TimeProvider.System);

        for (var (message, isDone) = (0, false); !isDone; message++)
        {
            Assert.True(message < 200, "never got through");
            var (label, key) = ($"label {message}", Key with { Key = $"key {message}" });
            line.CutAfter(message);
            try { isDone = (await Make(far, firm, key, label)).Refusal is null; }
            catch (NpgsqlException) { }
            line.Mend();

            Firm.Happy(await Make(far, firm, key, label));
            Assert.Equal(1, (await firm.Ask<long>("select count(*) from tokens where label = @label", new { label })).Single());
            Assert.Equal(1, (await firm.Ask<long>("select count(*) from idempotency where key = @key", new { key = key.Key })).Single());
        }
    }

    [Fact]
    public async Task Twins_at_the_same_moment_make_one_thing()
    {
        var firm = await Firm.Found(db);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Make(new(db.Database, TimeProvider.System), firm, Key, "twins")));
        Assert.Single(made.Select(Firm.Happy).Distinct());
        Assert.Equal(1, (await firm.Ask<long>("select count(*) from tokens where label = 'twins'")).Single());
    }

    [Fact]
    public async Task What_was_refused_leaves_neither_key_nor_work()
    {
        var firm = await Firm.Found(db);
        var repeats = new Repeats(db.Database, TimeProvider.System);
        var half = await repeats.Once(firm.Id, Actor.Of(firm.Administrator), Key, async session =>
        {
            Firm.Happy(await firm.Tokens.Make(session, firm.Administrator, "half", 1, default));
            return Refusal.Missing("person.unknown");
        }, default);
        Assert.Equal("person.unknown", half.Refusal?.Code);
        Assert.Equal((0, 0), ((await firm.Ask<long>("select count(*) from tokens")).Single(), (await firm.Ask<long>("select count(*) from idempotency")).Single()));
    }

    static Task<Answer<Guid>> Make(Repeats repeats, Firm firm, IdempotencyKey key, string label) => repeats.Once(firm.Id, Actor.Of(firm.Administrator), key,
        async session => Firm.Happy(await firm.Tokens.Make(session, firm.Administrator, label, 1, default)).Token.Id, default);
}
