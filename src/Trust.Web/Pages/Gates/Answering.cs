using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Gates;

/// <summary>What the forms of a gate offer, whether a party answers itself or its answer is recorded.</summary>
static class Answering
{
    /// <summary>The answers that a right knows; none is chosen beforehand.</summary>
    public static IReadOnlyList<Choice> Answers(Trust.App.Texts texts, Strength strength)
    {
        var yes = strength is Strength.Inform ? new Choice("acknowledge", texts.AtStart(texts.GateAnswerAcknowledge), texts.GateSaysAcknowledge)
            : new Choice("approve", texts.AtStart(texts.GateAnswerApprove), texts.GateSaysApprove);
        return strength is Strength.Inform
            ? [yes, new("object", texts.AtStart(texts.GateAnswerObject), texts.GateSaysObjectInformed)]
            :
            [
                yes,
                new("approve-with-conditions", texts.AtStart(texts.GateAnswerApproveWithConditions), texts.GateSaysConditions),
                new("request-changes", texts.AtStart(texts.GateAnswerRequestChanges), texts.GateSaysChanges),
                new("object", texts.AtStart(texts.GateAnswerObject), texts.GateSaysObject),
            ];
    }

    /// <summary>Where a condition may bind: the stages still to come and the locks not yet open.</summary>
    public static IReadOnlyList<Choice> Places(ProjectFrame frame, Stage stage) =>
    [
        .. frame.Project.Locks.Where(l => l.OpenFor.Length < frame.Project.Sites.Count).Select(l => new Choice(Kebab.Of(l.Lock), frame.Texts.AtStart(frame.Texts.Word(l.Lock)))),
        .. frame.Project.Stages.Where(s => s.Stage > stage && s.State is not StageState.Passed).Select(s => new Choice(Kebab.Of(s.Stage), frame.Texts.AtStart(frame.Texts.Word(s.Stage)))),
    ];

    public static BoundTo BoundTo(string? binds) =>
        Kebab.TryParse<Lock>(binds, out var @lock) ? new(null, @lock) : Kebab.TryParse<Stage>(binds, out var stage) ? new(stage, null) : default;
}
