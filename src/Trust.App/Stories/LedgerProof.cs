using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>The end of a story's mails: every row that was ever owed has ended, and says how.</summary>
public sealed class LedgerProof(Database database, ProductClock clock, Texts texts, TextWriter output)
{
    const string Sums = """
        select occasion like 'event/%' as told, case when state in ('planned', 'sending') then case when due_at > @now then 'later' else 'open' end else state end as state,
               case when state = 'skipped' then reason end as reason, count(*) as number
        from deliveries
        where project_id = @project
        group by 1, 2, 3
        order by 3
        """;

    sealed record Sum(bool Told, string State, string? Reason, long Number);

    /// <param name="arrived">How many letters lie where the mails went; null where nobody can count them.</param>
    /// <returns>False when a row is open after its time, or the letters are not those that were sent.</returns>
    public async Task<bool> Run(OrganisationId organisation, ProjectId project, long? arrived, CancellationToken ct)
    {
        IReadOnlyList<Sum> sums;
        await using (var session = await database.Begin(organisation, ct)) sums = await session.Query<Sum>(Sums, new { project, now = clock.GetUtcNow() }, ct);
        long Of(string state) => sums.Where(s => s.State == state).Sum(s => s.Number);

        await output.WriteLineAsync(texts.StoryLedger(sums.Where(s => s.Told).Sum(s => s.Number), sums.Where(s => !s.Told).Sum(s => s.Number)));
        await Line(texts.StoryLedgerSent(Of("sent")));
        foreach (var skipped in sums.Where(s => s.State == "skipped").GroupBy(s => s.Reason))
            await Line(texts.StoryLedgerSkipped(skipped.Sum(s => s.Number), texts.Of($"story.skipped-{skipped.Key}", [])));
        await Line(texts.StoryLedgerFailed(Of("failed")));
        if (Of("later") is > 0 and var later) await Line(texts.StoryLedgerLater(later));
        await Line(texts.StoryLedgerOpen(Of("open")));

        var holds = Of("open") == 0 && (arrived is not { } letters || letters == Of("sent"));
        await output.WriteLineAsync(holds ? texts.StoryLedgerHolds : texts.StoryLedgerBroken);
        return holds;
    }

    Task Line(string text) => output.WriteLineAsync($"  {text}");
}
