using System.Collections.Immutable;
using Trust.App.Tests.Checkpoints;
using Trust.App.Tests.Documents;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Evidence;

/// <summary>An impact assessment as a form, on a real database: prefilled, given, opened again, printed.</summary>
public sealed class AssessmentsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly Audience ForTheOfficer = new(AudienceKind.OwnerAndDataProtection, [], null, null);

    static async Task<AssessmentRead> Read(Office office, PersonId by, Audience? audience = null) =>
        (await new Assessments(office.Database).Read(await office.Seen(by), "dpia", "de", audience, default))!; // the workflow asks for it

    static AssessmentLine Line(AssessmentRead read, string question) => read.Sections.SelectMany(s => s.Lines).First(l => l.Question.Key == question);

    static Dictionary<string, IReadOnlyList<string>> Typed(AssessmentRead read, Group from) => read.Sections.Where(s => s.Section.From == from).SelectMany(s => s.Lines).ToDictionary(l => l.Question.Key, l => l.Question.Kind switch
    {
        QuestionKind.Date => ["2027-01-31"],
        QuestionKind.YesNo => ["no"],
        QuestionKind.Choice or QuestionKind.Choices => [l.Question.Choices[0].Key],
        QuestionKind.Table => [.. l.Question.Choices.Select(c => $"Zelle {c.Key}")],
        _ => (IReadOnlyList<string>)[$"Antwort auf {l.Question.Key}"],
    });

    static async Task<Outcome> Give(Office office, Dictionary<string, IReadOnlyList<string>> typed, Audience? audience = null)
    {
        var (read, view, kept) = (await Read(office, Olga, audience), await office.Seen(Olga), new Typed("en"));
        var answer = Assessments.Give(view, read, typed, kept);
        return answer.Refusal is { } refusal ? new Outcome.Refused(refusal) : await office.Do(answer.Value!, kept); // one of the two
    }

    static async Task<(string, string?)> Refused(Office office, Dictionary<string, IReadOnlyList<string>> typed) =>
        Assert.IsType<Outcome.Refused>(await Give(office, typed)).Refusal is var refusal ? (refusal.Code, refusal.Field) : default;

    [Fact]
    public async Task It_begins_with_what_the_project_knows()
    {
        var office = await Lawful.Open(db);
        var (view, read) = (await office.Seen(Olga), await Read(office, Olga));
        Assert.Null(read.Given);
        Assert.Equal([view.Text(view.Project.AiSystem)], Line(read, "system").Known.Select(k => (string?)k));
        Assert.Equal(new Filled.Words(view.Text(view.Project.AiSystem)!), Line(read, "system").Proposed);  // the project has one
        Assert.True(Line(read, "system").IsOpen);
        Assert.Null(await new Assessments(office.Database).Read(view, "horoscope", null, null, default));
    }

    [Fact]
    public async Task What_was_answered_is_given_as_evidence_and_stands_for_the_document()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        Assert.IsType<Outcome.Done>(await Give(office, typed));

        var view = await office.Seen(Walter);
        var item = view.Project.Item(new(Stage.Security, "dpia"))!;      // it was given
        Assert.Contains("Antwort auf necessity", view.Text(item.Text));
        Assert.Empty(item.Files);
        var read = await Read(office, Olga);
        Assert.Equal(new Filled.Words("Antwort auf necessity"), Line(read, "necessity").Answer);
        Assert.Equal(["advice", "advised-on", "decision", "prior-consultation", "decided-by", "decided-on", "review-on"], read.Form.Open(read.Answers).Select(q => q.Key));

        var opened = await Opened.Of(Assessments.Paper(view, "dpia")!);   // as above
        Assert.Empty(opened.Faults);
        Assert.Contains(item.Text!.Value.Digest.Hex, opened.Header);     // a form writes a text
        Assert.Contains("Antwort auf necessity", opened.Text);
        Assert.Contains(Texts.In("de").AssessmentOpen, opened.Text);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task What_is_not_named_keeps_its_answer_and_the_same_form_twice_is_one_revision()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        await Give(office, typed);
        Assert.Empty(Assert.IsType<Outcome.Done>(await Give(office, typed)).Events);
        await Give(office, new() { ["necessity"] = ["Anders"] });
        var read = await Read(office, Olga);
        Assert.Equal((2, new Filled.Words("Anders"), new Filled.Words("Antwort auf logic")), (read.Given!.Revision, Line(read, "necessity").Answer, Line(read, "logic").Answer)); // it was given
    }

    [Fact]
    public async Task What_the_givers_have_to_answer_is_answered_and_readable()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        Assert.Equal(("assessment.still-open", "answers.risks"), await Refused(office, new(typed) { ["risks"] = ["", ""] }));
        Assert.Equal(("assessment.unreadable", "answers.triggers"), await Refused(office, new(typed) { ["triggers"] = ["vampires"] }));
    }

    [Fact]
    public async Task Nobody_writes_the_officers_advice_but_what_was_given_can_be_taken_over()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        Assert.Equal(("assessment.not-yours", (string?)null), await Refused(office, new(typed) { ["advice"] = ["Nur zu."] }));

        await office.And(Acts.Gives(Stage.Security, "dpo-advice", by: Petra));
        var advice = Line(await Read(office, Olga), "advice");
        var words = Assert.IsType<Filled.Words>(advice.Proposed).Text;
        var day = Assert.IsType<Filled.Day>(Line(await Read(office, Olga), "advised-on").Proposed).On;
        Assert.IsType<Outcome.Done>(await Give(office, new(typed) { ["advice"] = [words], ["advised-on"] = [$"{day:yyyy-MM-dd}"] }));
        Assert.Equal(new Filled.Words(words), Line(await Read(office, Olga), "advice").Answer);
        Assert.True(Line(await Read(office, Petra), "advice").Yours);
    }

    [Fact]
    public async Task Advice_for_a_few_is_not_taken_over_into_what_all_read()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        await office.And((now, at) => Acts.Piece(now, Stage.Security, "dpo-advice", at, by: Petra) with { Audience = ForTheOfficer });
        var narrow = Line(await Read(office, Olga, ForTheOfficer), "advice");
        Assert.NotEmpty(narrow.Known);
        Assert.Null(Line(await Read(office, Olga), "advice").Proposed);
        Dictionary<string, IReadOnlyList<string>> taken = new(typed) { ["advice"] = [Assert.IsType<Filled.Words>(narrow.Proposed).Text] };
        Assert.Equal(("assessment.not-yours", (string?)null), await Refused(office, taken));
        Assert.IsType<Outcome.Done>(await Give(office, taken, ForTheOfficer));
    }

    static async Task<Outcome> Write(Office office, PersonId by, Dictionary<string, IReadOnlyList<string>> typed)
    {
        var (read, view, kept) = (await Read(office, by), await office.Seen(by), new Typed("en"));
        var answer = Assessments.Write(view, read, typed, kept);
        return answer.Refusal is { } refusal ? new Outcome.Refused(refusal) : await office.Do(answer.Value!, kept); // one of the two
    }

    [Fact]
    public async Task It_can_be_put_aside_unfinished_and_nothing_rests_on_it_until_it_is_given()
    {
        var office = await Lawful.Open(db);
        var typed = Typed(await Read(office, Olga), Group.Hr);
        Assert.IsType<Outcome.Done>(await Write(office, Olga, new() { ["necessity"] = ["Angefangen"] }));
        Assert.Empty(Assert.IsType<Outcome.Done>(await Write(office, Olga, new() { ["necessity"] = ["Angefangen"] })).Events);
        Assert.IsType<Outcome.Done>(await Write(office, Olga, new() { ["logic"] = ["Auch"] }));

        var begun = await Read(office, Olga);
        Assert.Equal((new Filled.Words("Angefangen"), new Filled.Words("Auch")), (Line(begun, "necessity").Answer, Line(begun, "logic").Answer));
        Assert.Null((await office.Seen(Olga)).Project.Item(new(Stage.Security, "dpia")));
        Assert.NotNull((await Read(office, Petra)).Draft);
        var outsider = await Read(office, Walter);
        Assert.Null(outsider.Draft);
        Assert.Empty(outsider.Answers.Answers);
        Assert.Equal("evidence.not-yours", Assert.IsType<Outcome.Refused>(await Write(office, Walter, new() { ["logic"] = ["Fremd"] })).Refusal.Code);

        Assert.Equal("assessment.still-open", (await Refused(office, [])).Item1);
        Assert.IsType<Outcome.Done>(await Give(office, new(typed) { ["logic"] = ["Fertig"] }));
        var given = await Read(office, Olga);
        Assert.Null(given.Draft);
        Assert.Equal(new Filled.Words("Fertig"), Line(given, "logic").Answer);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task The_officers_advice_written_on_the_page_is_evidence_of_its_own_and_is_taken_over_word_for_word()
    {
        var office = await Lawful.Open(db);
        var (view, kept) = (await office.Seen(Petra), new Typed("de"));
        var advice = Assessments.Advise(view, await Read(office, Petra), "Protokolle nach 30 Tagen löschen.", DateOnly.FromDateTime(office.At.UtcDateTime), kept)!; // the workflow asks for it
        Assert.IsType<Outcome.Done>(await office.Do(advice, kept));
        Assert.Equal(new Filled.Words("Protokolle nach 30 Tagen löschen."), Line(await Read(office, Olga), "advice").Proposed);
        Assert.IsType<Filled.Day>(Line(await Read(office, Olga), "advised-on").Proposed);
    }

    [Fact]
    public async Task A_system_is_called_by_its_name_and_not_by_the_form_in_which_it_is_kept()
    {
        var view = await (await Lawful.Open(db)).Seen(Olga);
        var words = new KnownWords(new(view, Texts.In("de")), _ => """{"name":"Helfer","version":"2","vendor":"Muster AG"}""");
        var asked = new Question("system", new(ImmutableSortedDictionary<string, string>.Empty), QuestionKind.Text, true, [], [ProjectFact.AiSystem], []);
        Assert.Equal(["Helfer, 2, Muster AG"], words.Lines(asked, [new Known.Typed(view.Project.AiSystem!.Value, null)])); // the project has one
        Assert.Equal(new Filled.Words("Helfer, 2, Muster AG"), words.Proposed(asked, [new Known.Typed(view.Project.AiSystem!.Value, null)], Audience.OfProject));
    }

    [Fact]
    public async Task Those_outside_its_audience_see_neither_answers_nor_document()
    {
        var office = await Lawful.Open(db);
        await Give(office, Typed(await Read(office, Olga), Group.Hr), ForTheOfficer);
        var read = await Read(office, Walter);
        Assert.Null(read.Given);
        Assert.Empty(read.Answers.Answers);
        Assert.Null(Assessments.Paper(await office.Seen(Walter), "dpia"));
        Assert.NotNull(Assessments.Paper(await office.Seen(Petra), "dpia"));
    }

    [Fact]
    public async Task What_a_body_said_itself_stands_beside_the_question_for_views()
    {
        var office = await Lawful.Open(db);
        await office.Until(p => p.Checkpoints.Values.Any(c => c.Receipt is not null));
        await office.And((now, at) => new TakePosition(now.Checkpoints.Values.First(c => c.Receipt is not null).Id, 1, PositionKind.Objection, Id.Text(77), null, [], Audience.OfProject, null, Walter.Is(), at));
        var views = Line(await Read(office, Olga), "views");
        Assert.Contains(views.Known, k => k.Contains(Texts.In("de").Word(PositionKind.Objection)) && k.Contains("text "));
        Assert.Contains("text ", Assert.IsType<Filled.Words>(views.Proposed).Text);
    }
}
