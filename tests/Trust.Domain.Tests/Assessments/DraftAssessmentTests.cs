using Trust.Domain.Assessments;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests.Assessments;

public sealed class DraftAssessmentTests
{
    static readonly EvidenceRef Purpose = new(Stage.Transparency, "purpose");

    static Act Writes(int? text, PersonId by, EvidenceRef? item = null) => (_, at) => new DraftAssessment(item ?? Purpose, text is { } t ? Id.Text(t) : null, by.Is(), at);

    [Fact]
    public void What_was_written_is_kept_and_is_no_evidence_until_it_is_given()
    {
        var begun = Started.When(Writes(800, Olga)).Then("assessment-drafted");
        Assert.Equal(Id.Text(800), begun.Now.Drafts[Purpose].Answers);
        Assert.Null(begun.Now.Item(Purpose));
        begun.When(Writes(800, Olga)).ThenNothing();
        Assert.Equal(Id.Text(801), begun.And(Writes(801, Olga)).Now.Drafts[Purpose].Answers);
        Assert.Empty(begun.And((now, at) => Piece(now, Stage.Transparency, "purpose", at) with { Answers = Id.Text(802) }).Now.Drafts);
    }

    [Fact]
    public void Only_who_owes_it_writes_it_and_an_empty_one_is_none()
    {
        Started.When(Writes(800, Olga, new(Stage.Transparency, "unknown"))).ThenRefused("evidence.unknown");
        Started.When(Writes(800, Walter)).ThenRefused("evidence.not-yours");
        Started.When(Writes(null, Olga)).ThenRefused("assessment.nothing-written");
    }
}
