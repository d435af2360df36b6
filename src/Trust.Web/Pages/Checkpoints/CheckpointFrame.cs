using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What every page of one checkpoint shows: the right, its law, where it stands, and what was said as the reader may read it.</summary>
public sealed record CheckpointFrame(ProjectFrame Frame, Checkpoint Is, CheckpointPast Said)
{
    public Trust.App.Texts Texts => Frame.Texts;
    public Project Project => Frame.Project;
    public ProjectView View => Frame.View;

    // a checkpoint keeps a law that this build knows: the rules read it at every step
    public LawPack Pack => Project.Rules.Law.Find(Is.Right.Pack)!;
    public Right Right => Pack.Right(Is.Right.Right)!;

    public string Title => Texts.AtStart(Frame.Words.Right(Is.Id));
    public string Party => Frame.Words.Party(Is.Party);
    public string Sites => Texts.List(Is.Sites.Select(Frame.Words.Site));
    public string Place => PlaceOf(Texts, Is.At);
    public string Path(string part = "") => Frame.Path(part == "" ? $"checkpoints/{Is.Id}" : $"checkpoints/{Is.Id}/{part}");

    public CheckpointState State => CheckpointStanding.Of(Project, Is);
    public Domain.Blocker? Open => Is.Competence is { Holds: false } ? null : CheckpointRule.Open(Project, Is);

    /// <summary>Decides for the party.</summary>
    public bool Speaks => Project.SpeaksFor(Is.Party, View.Reader, View.Now);
    public bool Runs => Project.IsRunBy(View.Reader);
    public bool IsSide => CheckpointAudience.IsSide(Project, Is.Party, View.Reader, View.Now);
    public bool MayRead(Audience audience) => CheckpointAudience.MayRead(Project, Is.Party, audience, View.Reader, View.Now);

    public static string PlaceOf(Trust.App.Texts texts, BoundTo at) => at.Stage is { } stage ? texts.JournalBoundGate(texts.Word(stage)) : texts.JournalBoundLock(texts.Word(at.Lock!.Value)); // one of the two

    /// <summary>A piece of a packet by the name of its evidence, or by the law's question.</summary>
    public string Piece(string key) => PacketList.Of(Project, Is).FirstOrDefault(i => i.Key == key) is { Asks: { } asks } ? asks.In(Texts.Language)
        : key.Split('/') is [var stage, var item] && Kebab.TryParse<Stage>(stage, out var s) ? Frame.Words.Item(new(s, item))
        : Texts.PacketFurther;
}

/// <summary>Opens a checkpoint for the reader, and takes its forms to the rules.</summary>
public sealed class CheckpointDesk(Desk desk, CheckpointHistory history)
{
    public Desk Desk => desk;

    /// <returns>Null where there is no such checkpoint, or the reader may not know of the project.</returns>
    public async Task<CheckpointFrame?> Open(PageModel page, Guid project, Guid checkpoint, CancellationToken ct) =>
        await ProjectFrame.Open(desk, page, project, ct) is { } frame && frame.Project.Checkpoints.GetValueOrDefault(new(checkpoint)) is { } found
            ? new(frame, found, await history.Read(frame.View, ct))
            : null;

    /// <summary>Done leads back to the checkpoint; a refusal is shown where it was asked, its field by the form's word.</summary>
    public async Task<IActionResult> Do(CheckpointFrame frame, ProjectCommand command, Typed typed, Func<Refusal, IActionResult> refused, CancellationToken ct) =>
        await desk.Do(frame.Project.Id.Value, command, typed, ct) switch
        {
            Outcome.Done => new RedirectResult(frame.Path()),
            Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } => refused(refusal),
            _ => new NotFoundResult(),
        };
}
