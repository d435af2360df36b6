using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>The journal as one reader may take it along: texts by audience, raisers of objections unnamed to those who may not know them.</summary>
public sealed class JournalDownload(JournalExport export)
{
    /// <param name="also">Texts that this reader may have beside those of their view.</param>
    public Task Write(ProjectView view, Stream to, CancellationToken ct, Func<Guid, bool>? also = null)
    {
        var whole = view.Project.IsRunBy(view.Reader);
        return export.Write(view.Project.Organisation, view.Project.Id, to,
            withhold: entry => !whole && EventBytes.Read(entry) is ObjectionRaised or ObjectionAccepted or ObjectionContested or ObjectionWithdrawn or ObjectionEscalated or ObjectionWordsLent
                && Actor.Parse(entry.Actor) != view.Reader,
            mayRead: id => whole || view.Texts.ContainsKey(new(id)) || also?.Invoke(id) is true, ct);
    }
}
