using Dapper;

namespace Trust.App.Tests.Ground;

/// <summary>In databases of their own: what is granted here would show in other tests.</summary>
public sealed class JournalRightsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("update", "update")]
    [InlineData("update (number)", "update")]
    [InlineData("delete", "delete")]
    [InlineData("truncate", "truncate")]
    public async Task The_app_refuses_to_serve_when_it_could_rewrite_the_journal(string right, string told)
    {
        await using var owner = await db.Owner.OpenConnectionAsync();
        await owner.ExecuteAsync($"create table if not exists events (number bigint); revoke all on events from trust_app; grant {right} on events to trust_app");
        try
        {
            Assert.Equal([$"The role trust_app, as which Trust would serve, may {told} events."], await StartCheck.Problems(db.App, default));
        }
        finally
        {
            await owner.ExecuteAsync($"revoke {right} on events from trust_app");
        }
    }
}
