using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>What stands on a stage page of acts outside Trust: each with when it happened and when it was recorded, and who may say that it was not so.</summary>
public sealed record Reported(ProjectFrame Frame, Stage Stage)
{
    public sealed record ActRow(ReportedAct Act, string Says, string Entered, bool MayDispute, bool MayConfirm, bool MayLink);

    public IEnumerable<ActRow> Acts() => Frame.Project.Acts.Values.Where(BelongsHere).OrderBy(a => a.OccurredOn).Select(a => new ActRow(a,
        Frame.Texts.ReportAct(Frame.Texts.AtStart(Frame.Words.Party(a.For)), Frame.Texts.Word(a.Channel), a.OccurredOn),
        Frame.Texts.ReportEntered(Frame.Project.Day(a.RecordedAt)),
        MayDispute(a),
        new ConfirmAct(a.Id, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project),
        !a.Disputed && !Frame.Project.HasEnded && Frame.Project.IsRunBy(Frame.View.Reader)));

    /// <summary>The parties for which the reader may record something here.</summary>
    public IReadOnlyList<Choice> Recordable() => !MayRecord ? []
        : [.. Asked.At(Frame.Project, Stage).Select(a => new Choice(a.Party.Value, Frame.Texts.AtStart(Frame.Words.Party(a.Party))))];

    bool MayRecord => !Frame.Project.HasEnded && (Frame.Project.IsRunBy(Frame.View.Reader) || Frame.Project.IsIn(Frame.View.Reader, ProjectRole.Sponsor)
        || Frame.Project.SpeaksFor(PartyId.Of(Group.Management), Frame.View.Reader, Frame.View.Now));

    bool MayDispute(ReportedAct act) => new DisputeAct(act.Id, null, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project);

    // an act counts at the gate where it is an answer or an outcome; another one is shown to whoever may still say that it was not so
    bool BelongsHere(ReportedAct act) => StagesOf(act.Id).ToList() is { Count: > 0 } stages ? stages.Contains(Stage) : MayDispute(act);

    IEnumerable<Stage> StagesOf(ActId act) =>
    [
        .. Frame.Project.Stages.Where(s => s.Round?.Voices.Any(v => v.Reported == act) is true).Select(s => s.Stage),
        .. Frame.Project.Outcomes.Where(o => o.Act == act).Select(o => o.Stage),
    ];
}
