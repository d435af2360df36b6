using System.Text;
using Trust.Domain;
using Trust.Domain.Evidence;
using Trust.Domain.Gates;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>One entry of the journal as the takeaway tells it, with the texts that were typed with it and the files that it cites.</summary>
sealed record TakenEntry(long Number, DateOnly On, string Sentence, IReadOnlyList<WrittenText> Said, IReadOnlyList<FoundRef> Files);

/// <summary>What a body takes along of a project: one file that shows what it was given, what it said and what came of it, and that proves the journal beneath
/// by itself, offline. It is made from the journal alone, so nothing of the body's own room can be in it.</summary>
public sealed class Takeaway(Database database, ProjectStore store, JournalDownload journal)
{
    /// <summary>The file for whoever reads the project as a member of the body: what this reader may not read stands by its digest.</summary>
    public async Task<byte[]> Make(ProjectView view, BodyId body, Texts texts, CancellationToken ct)
    {
        var (words, own) = (new Wording(view, texts), new HashSet<Guid>());
        var (given, said, agreed, all) = (new List<TakenEntry>(), new List<TakenEntry>(), new List<TakenEntry>(), new List<TrailEntry>());
        await using (var session = await database.BeginSnapshot(view.Project.Organisation, ct))
        {
            // read whole first: a connection answers one question at a time
            foreach (var entry in await store.ReadEvents(session, view.Project.Id, 0, ct).ToListAsync(ct))
            {
                var happened = (ProjectEvent)EventBytes.Read(entry);
                var told = Trail.Entry(view.Project, new(words), entry);
                all.Add(told);
                if (ListOf(happened) is not { } list) continue;
                var refs = ContentRefs.In(entry.Payload);
                var typed = await Entries.Texts(session, refs.Where(r => !r.IsFile).Select(r => new ContentRef(new(r.Id), new(r.Digest))), ct);
                own.UnionWith(typed.Keys.Select(k => k.Value));
                list.Add(new(told.Number, told.On, told.Sentence, [.. typed.Values], [.. refs.Where(r => r.IsFile)]));
            }
        }
        using var proof = new MemoryStream();
        await journal.Write(view, proof, ct, own.Contains);
        return new TakeawayPage(texts).Write(texts.AtStart(words.Party(PartyId.Of(body))), view.Text(view.Project.Title) ?? texts.FormNone, view.Today,
            [(texts.TakeawayGiven, given), (texts.TakeawaySaid, said), (texts.TakeawayAgreed, agreed)], all, Encoding.UTF8.GetString(proof.ToArray()));

        List<TakenEntry>? ListOf(ProjectEvent happened)
        {
            var party = PartyId.Of(body);
            return happened switch
            {
                EvidenceGiven e when view.MayRead(e.Audience) && view.Project.Item(e.Item) is { } now && view.MayRead(now.Audience) => given,
                GateDecided e when e.For == party => said,
                ConditionSet e when e.From == party => said,
                EvidenceWaived e when e.For == party => said,
                ActConfirmed e when view.Project.Acts[e.Act].For == party => said,
                ActDisputed e when view.Project.Acts[e.Act].For == party => said,
                ObjectionRaised e when e.ForBody == body => said,
                OutcomeRecorded e when e.For == party => agreed,
                MeetingOffered e when e.For == party => agreed,
                _ => null,
            };
        }
    }
}
