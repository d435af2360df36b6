using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Text;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

public sealed class AssessmentFileTests
{
    const string Schema = "workflows/assessments/schema.json";
    static readonly AssessmentReader Reader = new(JsonSchema.Parse(Schema, WorkflowFile.Embedded(Schema)));
    static readonly Mistyped Dpia = new("workflows/assessments/dpia.v1.json", (file, utf8) => Reader.Read(file, utf8).Faults);

    [Fact]
    public void Both_assessments_are_there_and_answers_find_their_version()
    {
        Assert.Equal(["dpia.1", "fria.1"], AssessmentFiles.All.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Same(AssessmentFiles.Latest("dpia"), AssessmentFiles.Find("dpia.1"));
        Assert.Null(AssessmentFiles.Find("dpia.0"));
    }

    [Fact]
    public void Every_piece_of_evidence_that_they_show_is_one_of_the_roll_out()
    {
        var rollout = Books.Embedded().Latest("rollout");
        Assert.All(AssessmentFiles.All.SelectMany(f => f.Questions.SelectMany(q => q.Evidence).Append(f.At)), e => Assert.NotNull(rollout.Item(e.Stage, e.Item)));
    }

    [Fact]
    public void The_data_protection_officer_advises_and_nobody_for_them()
    {
        var dpia = AssessmentFiles.Latest("dpia");
        Assert.Equal(Group.DataProtection, dpia.Sections.Single(s => s.Questions.Any(q => q.Key == "advice")).From);
        Assert.Equal([ProjectFact.Bodies, ProjectFact.Positions], dpia.Question("views")!.Facts.AsEnumerable()); // a body's words come from its own statement
        Assert.Contains(dpia.Questions, q => q is { Key: "advice", Required: true });
        Assert.Contains(dpia.Questions, q => q is { Key: "departs", Required: false });
    }

    [Fact]
    public void The_four_minimum_contents_of_the_regulation_each_have_their_section() => Assert.Equal(
        ["GDPR Art. 35(7)(a)", "GDPR Art. 35(7)(b)", "GDPR Art. 35(7)(c), (d)"],
        AssessmentFiles.Latest("dpia").Sections.SelectMany(s => s.Law).Select(l => l.Statute).Where(s => s.StartsWith("GDPR Art. 35(7)", StringComparison.Ordinal)));

    [Fact]
    public void The_six_points_of_article_27_each_have_their_section() => Assert.Equal(
        ["AI Act Art. 27(1)(a), (b)", "AI Act Art. 27(1)(c)", "AI Act Art. 27(1)(d)", "AI Act Art. 27(1)(e), (f)"],
        AssessmentFiles.Latest("fria").Sections.SelectMany(s => s.Law).Select(l => l.Statute).Where(s => s.StartsWith("AI Act Art. 27(1)(", StringComparison.Ordinal)));

    [Fact]
    public void Everything_that_the_project_knows_is_asked_for_somewhere() =>
        Assert.Equal(Kebab.Words<ProjectFact>(), AssessmentFiles.Latest("dpia").Questions.SelectMany(q => q.Facts).Distinct().Order().Select(Kebab.Of));

    [Theory]
    [InlineData("\"key\": \"dpia\"", "\"version\": 1", "\"version\": 2", "$.version", "dpia.v2.json")]
    [InlineData("\"key\": \"decision\"", "\"choices\": [", "\"columns\": [", "$.sections[7].questions[1].columns", "columns belong to 'table'")]
    [InlineData("\"key\": \"risks\"", "\"columns\": [", "\"choices\": [", "$.sections[4].questions[0].choices", "choices belong to 'choice'")]
    [InlineData("\"key\": \"advised-on\"", "\"key\": \"advised-on\"", "\"key\": \"advice\"", "$.sections[6].questions[1].key", "is there twice")]
    [InlineData("\"key\": \"logic\"", "transparency/limits-and-bias", "transparency:limits", "$.sections[1].questions[9].evidence[0]", "stage and key of an item")]
    [InlineData("\"key\": \"decision\"", "\"from\": \"management\"", "\"from\": \"partner\"", "$.sections[7].from", "is unknown here")]
    [InlineData("\"key\": \"risks\"", "\"source\": [\"DP5\"]", "\"source\": [\"DP6\"]", "$.sections[4].law[1].source[0]", "not among the sources")]
    public void Parts_that_do_not_fit_together_are_named(string after, string old, string @new, string path, string reason) =>
        Assert.Contains(Dpia.With(after, old, @new), f => f.Path == path && f.Reason.Contains(reason, StringComparison.Ordinal));
}
