using System.Text;
using Trust.Domain;

namespace Trust.App;

/// <summary>One entry of the journal as the takeaway tells it, with the texts that were typed with it and the files that it cites.</summary>
sealed record TakenEntry(long Number, DateOnly On, string Sentence, IReadOnlyList<WrittenText> Said, IReadOnlyList<(string? What, string Digest)> Listed);

/// <summary>What a body takes along of a project: one file that shows what it was given, what it said and what came of it, and that proves the journal beneath
/// by itself, offline. It is made from the journal alone, so nothing of the body's own room can be in it.</summary>
public sealed class Takeaway(Database database, ProjectStore store, JournalDownload journal)
{
    /// <summary>The file for whoever reads the project as a member of the body: what this reader may not read stands by its digest.</summary>
    public async Task<byte[]> Make(ProjectView view, BodyId body, Texts texts, CancellationToken ct)
    {
        var (words, own) = (new Wording(view, texts), new HashSet<Guid>());
        var (taken, parts, all) = (new TakenBy(view, body), Enum.GetValues<Taken>().ToDictionary(t => t, _ => new List<TakenEntry>()), new List<TrailEntry>());
        await using (var session = await database.BeginSnapshot(view.Project.Organisation, ct))
        {
            // read whole first: a connection answers one question at a time
            foreach (var entry in await store.ReadEvents(session, view.Project.Id, 0, ct).ToListAsync(ct))
            {
                var happened = (ProjectEvent)EventBytes.Read(entry);
                var told = Trail.Entry(view.Project, new(words), entry);
                all.Add(told);
                if (taken.Of(happened) is not { } part) continue;
                var cited = ContentRefs.In(entry.Payload);
                var typed = await Entries.Texts(session, TakenBy.Texts(happened, cited), ct);
                own.UnionWith(typed.Keys.Select(k => k.Value));
                parts[part].Add(new(told.Number, told.On, told.Sentence, [.. typed.Values], [.. taken.Listed(happened, cited, words)]));
            }
        }
        using var proof = new MemoryStream();
        await journal.Write(view, proof, ct, own.Contains);
        return new TakeawayPage(texts).Write(texts.AtStart(words.Party(PartyId.Of(body))), view.Text(view.Project.Title) ?? texts.FormNone, view.Today,
            [(texts.TakeawayGiven, parts[Taken.Given]), (texts.TakeawaySaid, parts[Taken.Said]), (texts.TakeawayAgreed, parts[Taken.Agreed])], all, Encoding.UTF8.GetString(proof.ToArray()));
    }
}
