using Npgsql;

namespace Trust.App.Tests.Ground;

public sealed class CheckupTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_migrated_database_seen_by_the_app_is_fine() =>
        Assert.All(await Checkup.Of(db.App, default), finding => Assert.Equal(Weight.Fine, finding.Weight));

    [Fact]
    public async Task An_owner_s_connection_is_told_as_wrong() =>
        Assert.Contains(await Checkup.Of(db.Owner, default), finding => finding.Weight == Weight.Wrong && finding.Text.Contains("owns the table"));

    [Fact]
    public async Task Read_tables_of_another_Trust_are_told_as_wrong_with_the_cure()
    {
        var old = new TestDatabase();
        await old.InitializeAsync();
        try
        {
            var office = await Office.Open(old);
            await office.Tamper($"update organisations set read_tables = {ReadModels.Version - 1} where id = @organisation");
            Assert.Contains(await Checkup.Of(old.App, default), finding => finding.Weight == Weight.Wrong && finding.Text.Contains("./trust run fills them anew"));
        }
        finally
        {
            await old.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_and_not_thrown()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=/nowhere;Username=trust_app;Timeout=1");
        Assert.Equal(Weight.Wrong, Assert.Single(await Checkup.Of(nowhere, default)).Weight);
    }
}
