using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.App;

/// <summary>Documents of reported acts, packets and agreements: kept ahead of what cites them, read by those whom that concerns.</summary>
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
        && (MayKeep(view) || ReportRule.IsAbout(view.Project, a, view.Reader, view.Now))) || IsHandedOver(view, file) || IsInForce(view, file);

    /// <summary>In the packet that one of both sides has, evidence included.</summary>
    static bool IsHandedOver(ProjectView view, FileId file) => view.Project.Checkpoints.Values.Any(c => c.Packet is { } packet
        && packet.Pieces.Any(p => p.Files.Any(f => f.Id == file)) && CheckpointAudience.IsSide(view.Project, c.Party, view.Reader, view.Now));

    /// <summary>A signed agreement is published to those whom it concerns.</summary>
    static bool IsInForce(ProjectView view, FileId file) => view.Project.Agreements.Values.Any(a => a.InForce is { } force && force.Document.Id == file
        && CheckpointAudience.MayRead(view.Project, a.With, force.Audience, view.Reader, view.Now));
}
