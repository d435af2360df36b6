using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>What stands on a stage page of acts outside Trust: each with when it happened and when it was recorded, and who may say that it was not so.</summary>
public sealed record Reported(ProjectFrame Frame, Stage Stage)
{
    public sealed record ActRow(ReportedAct Act, string Says, string Entered, bool MayDispute);

    public IEnumerable<ActRow> Acts() => Frame.Project.Acts.Values.Where(a => !BelongsElsewhere(a.Id)).OrderBy(a => a.OccurredOn).Select(a => new ActRow(a,
        Frame.Texts.ReportAct(Frame.Texts.AtStart(Frame.Words.Party(a.For)), Frame.Texts.Word(a.Channel), a.OccurredOn),
        Frame.Texts.JournalEnteredLater(Frame.Project.Day(a.RecordedAt)),
        new DisputeAct(a.Id, null, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project)));

    /// <summary>The parties for which the reader may record something here.</summary>
    public IReadOnlyList<Choice> Recordable() => !MayRecord ? []
        : [.. Asked.At(Frame.Project, Stage).Select(a => new Choice(a.Party.Value, Frame.Texts.AtStart(Frame.Words.Party(a.Party))))];

    bool MayRecord => !Frame.Project.HasEnded && (Frame.Project.IsRunBy(Frame.View.Reader) || Frame.Project.IsIn(Frame.View.Reader, ProjectRole.Sponsor)
        || Frame.Project.SpeaksFor(PartyId.Of(Group.Management), Frame.View.Reader, Frame.View.Now));

    // an act counts at the gate where it is an answer or an outcome; one about a condition is shown at each
    bool BelongsElsewhere(ActId act) => !StagesOf(act).DefaultIfEmpty(Stage).Contains(Stage);

    IEnumerable<Stage> StagesOf(ActId act) =>
    [
        .. Frame.Project.Stages.Where(s => s.Round?.Voices.Any(v => v.Reported == act) is true).Select(s => s.Stage),
        .. Frame.Project.Outcomes.Where(o => o.Act == act).Select(o => o.Stage),
    ];
}
