using System.Collections.Immutable;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests.Assessments;

public sealed class PrefillTests
{
    static readonly EvidenceRef Purpose = new(Stage.Transparency, "purpose");

    static readonly ImmutableSortedDictionary<string, Filled> Nothing = ImmutableSortedDictionary<string, Filled>.Empty.WithComparers(StringComparer.Ordinal);

    static Question Asks(string key, QuestionKind kind = QuestionKind.Text, ProjectFact[]? facts = null, EvidenceRef[]? evidence = null, params string[] choices) =>
        new(key, Laws.Said(key), kind, true, [.. choices.Select(c => new Choice(c, Laws.Said(c)))], [.. facts ?? []], [.. evidence ?? []]);

    static AssessmentForm Form(params Question[] questions) => new("dpia", 1, Laws.Said("DPIA"), Laws.Said("Says"), new(Stage.Security, "dpia"),
        ImmutableSortedDictionary<string, string>.Empty, [new("all", Laws.Said("All"), Group.Hr, [], [.. questions])]);

    static AssessmentAnswers Answered(string question, Filled answer) => new("dpia.1", "en", Nothing.Add(question, answer));

    [Fact]
    public void What_the_project_knows_nobody_types_again()
    {
        var known = Prefill.Of(Started.Now, Form(
            Asks("system", facts: [ProjectFact.Title, ProjectFact.AiSystem]), Asks("sites", facts: [ProjectFact.Sites]), Asks("subjects", facts: [ProjectFact.AffectedEmployees, ProjectFact.Decides]),
            Asks("bodies", facts: [ProjectFact.Bodies]), Asks("since", facts: [ProjectFact.StartsOn]), Asks("controllers", facts: [ProjectFact.Employers])), Olga.Is(), Started.At);
        Assert.Equal([Started.Now.Title, Started.Now.AiSystem!.Value], known["system"].Cast<Known.Typed>().Select(t => t.Text));
        Assert.Equal(Started.Now.Sites.Values.Select(s => (s.Name, "assessment.site")), known["sites"].Cast<Known.Typed>().Select(t => (t.Text, t.Beside!.Code))); // a site has its country beside it
        Assert.Equal(["assessment.affected", "assessment.system-decides"], known["subjects"].Cast<Known.Said>().Select(s => s.What.Code));
        Assert.Equal(Started.Now.Bodies.Values.Select(b => (b.LocalName, "assessment.body")), known["bodies"].Cast<Known.Typed>().Select(t => (t.Text, t.Beside!.Code))); // as above
        Assert.Equal(Started.Now.Sites.Values.Select(s => s.Employer).Distinct().Count(), known["controllers"].Length);
        Assert.Equal("assessment.starts-on", Assert.IsType<Known.Said>(known["since"].Single()).What.Code);
    }

    [Fact]
    public void Evidence_is_shown_with_the_revision_that_was_there()
    {
        var form = Form(Asks("purposes", evidence: [Purpose]), Asks("risks", evidence: [new(Stage.Security, "dpia")]));
        var story = Started.And(Gives(Stage.Transparency, "purpose", 1), Gives(Stage.Transparency, "purpose", 2));
        var known = Prefill.Of(story.Now, form, Olga.Is(), story.At);
        Assert.Equal((Purpose, 2), (Assert.IsType<Known.Given>(known["purposes"].Single()).Item, Assert.IsType<Known.Given>(known["purposes"].Single()).Revision));
        Assert.DoesNotContain("risks", known.Keys);
    }

    [Fact]
    public void Evidence_that_the_reader_may_not_see_fills_nothing()
    {
        Act forData = (now, at) => Piece(now, Stage.Transparency, "purpose", at) with { Audience = new(AudienceKind.OwnerAndDataProtection, [], null, null) };
        var story = Started.And(forData);
        Assert.Empty(Prefill.Of(story.Now, Form(Asks("purposes", evidence: [Purpose])), Walter.Is(), story.At));
        Assert.Single(Prefill.Of(story.Now, Form(Asks("purposes", evidence: [Purpose])), Petra.Is(), story.At));
    }

    [Fact]
    public void What_a_body_said_itself_is_known_to_those_who_may_read_it()
    {
        var said = Steps.Answering(PlainQuestion.Monitors).And(Gives(Stage.Transparency, "purpose"), Steps.HandsOver("consented"), Steps.Receives("consented"), (now, at) => Steps.Position(now, at, "consented", PositionKind.Objection) with
        { Audience = new(AudienceKind.Parties, [Council], null, null) });
        var known = Prefill.Of(said.Now, Form(Asks("views", facts: [ProjectFact.Positions])), Olga.Is(), said.At);
        Assert.Equal((Council, PositionKind.Objection, said.Now.Day(said.At)), Assert.IsType<Known.Position>(known["views"].Single()) is var position ? (position.Party, position.Kind, position.On) : default);
        Assert.Empty(Prefill.Of(said.Now, Form(Asks("views", facts: [ProjectFact.Positions])), Emil.Is(), said.At));
    }

    [Theory]
    [InlineData(QuestionKind.Text, " said \r\n so ", true)]
    [InlineData(QuestionKind.Text, " ", false)]
    [InlineData(QuestionKind.YesNo, "perhaps", false)]
    [InlineData(QuestionKind.Date, "31.1.2027", false)]
    [InlineData(QuestionKind.Choice, "mining", false)]
    [InlineData(QuestionKind.Choices, "scoring", true)]
    [InlineData(QuestionKind.Choices, "mining", false)]
    public void What_is_typed_is_an_answer_of_its_kind_or_none(QuestionKind kind, string typed, bool answers) =>
        Assert.Equal(answers, Asks("q", kind, choices: ["scoring"]).Parse([typed]) is not null);

    [Fact]
    public void The_cells_of_a_table_are_read_row_by_row_and_empty_rows_left_out() => Assert.Equal(
        [["Leak", "Encryption"], ["Error", ""]],
        Assert.IsType<Filled.Rows>(Asks("q", QuestionKind.Table, choices: ["event", "measure"]).Parse(["Leak ", "Encryption", " ", "", "Error", ""])).Items.Select(r => r.ToArray()));

    [Fact]
    public void A_required_question_stays_open_until_it_is_answered()
    {
        var form = Form(Asks("purposes", QuestionKind.List));
        Assert.Equal(["purposes"], form.Open(new("dpia.1", "en", Nothing)).Select(q => q.Key));
        Assert.Single(form.Open(Answered("purposes", new Filled.Points([" "]))));
        Assert.Empty(form.Open(Answered("purposes", new Filled.Points(["Finding courses"]))));
    }

    [Fact]
    public void An_answer_fits_its_question()
    {
        Assert.True(Asks("q", QuestionKind.YesNo).Takes(new Filled.Words("no")));
        Assert.False(Asks("q", QuestionKind.YesNo).Takes(new Filled.Words("perhaps")));
        Assert.True(Asks("q", QuestionKind.Choice, choices: ["approve", "reject"]).Takes(new Filled.Words("reject")));
        Assert.False(Asks("q", QuestionKind.Choice, choices: ["approve", "reject"]).Takes(new Filled.Words("postpone")));
        Assert.False(Asks("q", QuestionKind.Choices, choices: ["scoring"]).Takes(new Filled.Points(["scoring", "mining"])));
        Assert.True(Asks("q", QuestionKind.Table, choices: ["event", "measure"]).Takes(new Filled.Rows([["Leak", "Encryption"]])));
        Assert.False(Asks("q", QuestionKind.Table, choices: ["event", "measure"]).Takes(new Filled.Rows([["Leak"]])));
        Assert.False(Asks("q", QuestionKind.Number).Takes(new Filled.Words("12")));
        Assert.False(Asks("q").Takes(null));
    }
}
