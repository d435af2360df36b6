using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust token EMAIL</c>: prints a fresh personal access token, and nothing else, so that a script can take it.</summary>
public sealed class Token(TextWriter output)
{
    const int Days = 30;

    /// <param name="app">Connection string of the role <c>trust_app</c>.</param>
    public async Task<int> Run(string app, string email, CancellationToken ct)
    {
        await using var source = Database.Source(app);
        var database = new Database(source);
        var account = await new AccountStore(database, TimeProvider.System).WithEmail(email, ct) switch
        {
            [] => throw new ServerTrouble($"Nobody signs in as {email}."),
            [var one] => one,
            var several => throw new ServerTrouble($"{email} signs in to {several.Count} organisations. Make the token on the page of the right one."),
        };
        var answer = await new Tokens(database, TimeProvider.System).Make(account.OrganisationId, account.PersonId, "trust token", Days, ct);
        var fresh = answer.Value ?? throw new InvalidOperationException($"a token of ours was refused: {answer.Refusal?.Code}");
        await output.WriteLineAsync(fresh.Secret.Text);
        return 0;
    }
}
