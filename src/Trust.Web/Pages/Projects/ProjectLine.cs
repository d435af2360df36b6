using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>One project in a list: its small track, whose turn it is, in words.</summary>
public sealed record ProjectLine(ProjectRow Row, Trust.App.Texts Texts)
{
    readonly TrackLine line = Row.Line;

    public string Href => $"/projects/{Row.Id}";
    public string Title => Row.Title ?? Texts.FormNone;

    public string State => Kebab.Parse<ProjectState>(Row.State) is ProjectState.Active
        ? $"{Texts.AtStart(Texts.Word(Kebab.Parse<Stage>(Row.Stage)))}, {(Row.AtRisk ? Texts.StageStateAtRisk : Texts.Word(Kebab.Parse<StageState>(Row.StageState)))}"
        : Texts.AtStart(Texts.Word(Kebab.Parse<ProjectState>(Row.State)));

    /// <summary>A body is not named in a list of many projects; its own page says it.</summary>
    public string Turn => (Row.TurnRole, Row.TurnParty) switch
    {
        ({ } role, _) => Texts.AtStart(Texts.Word(Kebab.Parse<ProjectRole>(role))),
        (_, { } party) => Texts.AtStart(Texts.Word(new PartyId(party).Group ?? Group.WorksCouncil)),
        _ => Row.TurnCode is null ? Texts.FormNone : Texts.AtStart(Texts.TurnRaiser),
    };

    public TrackView Track => new(
        [.. line.Stages.Select(s => new TrackStage("TRUST"[(int)s.Stage], s.AtRisk ? StageLook.Risk : s.State switch
        {
            StageState.Passed => StageLook.Passed,
            StageState.InReview => StageLook.Review,
            StageState.Active => StageLook.Active,
            _ => StageLook.Pending,
        }, Texts.AtStart(Texts.Word(s.Stage)), s.AtRisk ? Texts.StageStateAtRisk : Texts.Word(s.State)))],
        [.. line.Locks.Select(l => new TrackLock(l.Lock is Domain.Lock.Pilot ? 2 : 4, l.State != "shut", Texts.AtStart(Texts.Word(l.Lock)), l.State == "shut" ? Texts.LockStateShut : Texts.LockStateOpen))],
        Texts.TrackLabel, "");
}
