using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;

namespace Trust.Domain.Tests.Checkpoints;

/// <summary>rules.md 4, line by line: what satisfies which strength at a checkpoint, and what does not.</summary>
public sealed class StrengthTests
{
    static readonly Dictionary<string, Func<string, Act[]>> Ways = new()
    {
        ["notice, and silence since"] = _ => [],
        ["consent"] = right => [Says(right, PositionKind.Consent)],
        ["opinion"] = right => [Says(right, PositionKind.Opinion)],
        ["opinion, answered"] = right => [Says(right, PositionKind.Opinion), RepliesTo(right)],
        ["objection, answered"] = right => [Says(right, PositionKind.Objection), RepliesTo(right)],
        ["a request, answered"] = right => [Says(right, PositionKind.Negotiate), RepliesTo(right)],
        ["agreement"] = right => [Drafts(right), Signs(Side.Employer), Signs(Side.Body)],
        ["a draft that one side signed"] = right => [Drafts(right), Signs(Side.Body)],
    };

    public static TheoryData<string, string, bool> Table()
    {
        var table = new TheoryData<string, string, bool>();
        void Row(string right, params string[] enough)
        {
            foreach (var way in Ways.Keys) table.Add(right, way, enough.Contains(way));
        }
        Row("told", [.. Ways.Keys]);
        Row("heard", "consent", "opinion, answered", "objection, answered", "agreement");
        Row("negotiated", "consent", "agreement");
        Row("consented", "consent", "agreement");
        Row("vetoed", "consent", "agreement");
        Row("conditional");
        return table;
    }

    static readonly Dictionary<string, PlainQuestion> Called = new()
    {
        ["told"] = PlainQuestion.ChangesTasks,
        ["heard"] = PlainQuestion.AsksQuestionnaires,
        ["negotiated"] = PlainQuestion.ChangesPay,
        ["consented"] = PlainQuestion.Monitors,
        ["vetoed"] = PlainQuestion.SetsConduct,
        ["conditional"] = PlainQuestion.Appraises,
    };

    [Theory, MemberData(nameof(Table))]
    public void A_right_is_met_by_just_what_the_rules_say(string right, string way, bool enough)
    {
        var story = HavingRight(right, Called[right]).And(HandsOver(right), Receives(right)).Later(400);
        var after = story.And(Ways[way](right)).Now;
        Assert.Equal(enough, CheckpointRule.IsMet(after, Of(after, right)));
    }
}
