using Trust.Domain.Assessments;

namespace Trust.Domain.Tests.Assessments;

public sealed class DutyEvidenceTests
{
    [Theory]
    [InlineData("AI Act Art. 26(2), (5)", "AI Act Art. 26(5)", true)]
    [InlineData("AI Act Art. 5", "AI Act Art. 5(1)(f)", true)]
    [InlineData("AI Act Art. 27(1)(f)", "AI Act Art. 27", true)]
    [InlineData("AI Act Art. 26(7), (11)", "AI Act Art. 26(1)", false)]
    [InlineData("AI Act Art. 5", "AI Act Art. 50(1)", false)]
    [InlineData("GDPR Art. 5", "AI Act Art. 5(1)(f)", false)]
    public void A_duty_is_seen_in_the_evidence_that_cites_its_article(string basis, string article, bool seen) =>
        Assert.Equal(seen, DutyEvidence.Cites(basis, article));
}
