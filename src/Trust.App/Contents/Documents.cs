using Trust.Domain;
using Trust.Domain.Gates;

namespace Trust.App;

/// <summary>Documents of reported acts: kept ahead of the act that cites them, read by those whom the act concerns.</summary>
public static class Documents
{
    public static async Task<Answer<Guid>> Keep(Session session, ProjectView view, string name, byte[] bytes, CancellationToken ct)
    {
        if (!MayKeep(view)) return Refusal.NotAllowed("act.only-owner-records");
        var typed = new Typed(view.Project.Language);
        var file = typed.AddFile(name, bytes);
        await FileStore.KeepAhead(session, view.Project.Id, typed, EventHash.WholeMicroseconds(view.Now), ct);
        return file.Id.Value;
    }

    /// <summary>Who records acts outside Trust: whoever runs the project, and the sponsor for outcomes.</summary>
    static bool MayKeep(ProjectView view) => view.Project.IsRunBy(view.Reader) || view.Project.IsIn(view.Reader, ProjectRole.Sponsor);

    public static bool MayRead(ProjectView view, FileId file) => view.Project.Acts.Values.Any(a => a.Document?.Id == file
        && (MayKeep(view) || ReportRule.IsAbout(view.Project, a, view.Reader, view.Now)));
}
