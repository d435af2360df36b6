using Trust.Domain;
using Trust.Domain.Changes;

namespace Trust.App;

/// <summary>A reported change: how it is treated, in whose words, and why a body asked for more.</summary>
public sealed record ChangeRow(Change Change, DateOnly On, string? Text, IReadOnlyList<string> Reasons);

/// <summary>The changes of a project, the newest first.</summary>
public sealed class ChangeHistory(Database database)
{
    public async Task<IReadOnlyList<ChangeRow>> Read(ProjectView view, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var entries = (await Entries.Read(session, view.Project.Id, Entries.NamesBeside<ChangeReported>(), ct)).Select(e => e.Happened).ToList();
        var (reported, raised) = (entries.OfType<ChangeReported>().ToDictionary(r => r.Id), entries.OfType<ChangeClassRaised>().ToLookup(r => r.Id));
        var texts = await Entries.Texts(session, [.. reported.Values.Select(r => r.Text), .. entries.OfType<ChangeClassRaised>().Select(r => r.Reason)], ct);
        return
        [
            .. view.Project.Changes.Values.OrderByDescending(c => c.At).Select(c => new ChangeRow(c, view.Project.Day(c.At), texts.GetValueOrDefault(reported[c.Id].Text.Id)?.Body,
                [.. raised[c.Id].Select(r => texts.GetValueOrDefault(r.Reason.Id)?.Body).OfType<string>()])),
        ];
    }
}
