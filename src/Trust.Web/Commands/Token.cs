using Trust.App;

namespace Trust.Web.Commands;

/// <summary><c>./trust token EMAIL</c>: a fresh personal access token on the standard output, and nothing else there.</summary>
public sealed class Token(AccountStore accounts, Tokens tokens)
{
    const int Days = 30;

    public async Task<int> Run(string email, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var found = await accounts.WithEmail(email, ct);
        if (found is not [var account])
        {
            await errors.WriteLineAsync(found.Count == 0
                ? $"Nobody signs in as {email}."
                : $"{email} signs in to {found.Count} organisations. Make the token on the page of the right one.");
            return 1;
        }
        var answer = await tokens.Make(account.OrganisationId, account.PersonId, "trust token", Days, ct);
        var fresh = answer.Value ?? throw new InvalidOperationException($"a token of ours was refused: {answer.Refusal?.Code}");
        await output.WriteLineAsync(fresh.Secret.Text);
        await errors.WriteLineAsync($"Valid until {fresh.Token.ExpiresAt:yyyy-MM-dd}. Trust keeps its digest only: it is not shown again.");
        return 0;
    }
}
