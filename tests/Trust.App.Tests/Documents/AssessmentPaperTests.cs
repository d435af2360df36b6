using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Documents;

public sealed class AssessmentPaperTests
{
    static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly ContentRef Title = new(new(new(1, 0, 0, new byte[8])), Digest.Of("title"u8)), Erased = new(new(new(2, 0, 0, new byte[8])), Digest.Of("erased"u8));

    public static IEnumerable<object[]> FormsAndLanguages => from form in new[] { "dpia", "fria" } from language in Texts.Languages select new object[] { form, language };

    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    static ImmutableSortedDictionary<string, T> None<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    static Filled Answer(Question question) => question.Kind switch
    {
        QuestionKind.Text => new Filled.Words($"answer to {question.Key}"),
        QuestionKind.List => new Filled.Points(["the first", "the second"]),
        QuestionKind.Date => new Filled.Day(new(2027, 3, 1)),
        QuestionKind.Number => new Filled.Count(12),
        QuestionKind.YesNo => new Filled.Words("no"),
        QuestionKind.Choice => new Filled.Words(question.Choices[^1].Key),
        QuestionKind.Choices => new Filled.Points([.. question.Choices.Select(c => c.Key)]),
        _ => new Filled.Rows([[.. question.Choices.Select(c => $"cell {c.Key}")]]),
    };

    static Task<Opened> Opened(AssessmentForm form, AssessmentAnswers answers, IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        Documents.Opened.Of(AssessmentPaper.Of(form, answers, new("Kompass", 1, Digest.Of("answers"u8), Noon), known));

    [Theory, MemberData(nameof(FormsAndLanguages))]
    public async Task Every_question_stands_in_the_document_with_its_answer(string key, string language)
    {
        var form = AssessmentFiles.Latest(key);
        var answers = new AssessmentAnswers(form.Id, language, form.Questions.ToImmutableSortedDictionary(q => q.Key, Answer, StringComparer.Ordinal));
        Assert.Empty(form.Open(answers));

        var read = await Opened(form, answers, Nothing);
        Assert.Empty(read.Faults);
        Assert.Equal(form.Sections.Select((s, i) => $"{i + 1} {s.Title.In(language)}"), read.Headings(1));
        Assert.Equal(form.Sections.SelectMany((s, i) => s.Questions.Select((q, j) => $"{i + 1}.{j + 1} {q.Asks.In(language)}")), read.Headings(3));
        Assert.All(form.Questions.Where(q => q.Kind is QuestionKind.Text), q => Assert.Contains($"answer to {q.Key}", read.Text));
        Assert.All(form.Questions.Where(q => q.Kind is QuestionKind.Choices), q => Assert.All(q.Choices, c => Assert.Contains(c.Name.In(language), read.Text)));
        Assert.DoesNotContain(Texts.In(language).AssessmentOpen, read.Text);
    }

    [Fact]
    public void As_plain_text_it_says_the_same()
    {
        var form = AssessmentFiles.Latest("dpia");
        var answers = new AssessmentAnswers(form.Id, "en", form.Questions.ToImmutableSortedDictionary(q => q.Key, Answer, StringComparer.Ordinal));
        var text = PlainPaper.Write(AssessmentPaper.Blocks(form, answers, Nothing));
        Assert.Contains("1.1 What is the processing called here?\nanswer to name\n", text);
        Assert.Contains("– Source: cell source; Event: cell event; Impact on people: cell impact;", text);
        Assert.Contains("– people are evaluated or scored\n– decisions are automated and weigh on people", text);
    }

    [Fact]
    public async Task What_the_project_knows_stands_beside_its_question_and_what_is_open_says_so()
    {
        var form = AssessmentFiles.Latest("dpia");
        var (project, at) = (Situations.Started.Now, Situations.Started.At);
        var view = new ProjectView(project, Olga.Is(), at, new Dictionary<ContentId, string> { [Title.Id] = "Kompass für alle" }, new Dictionary<PersonId, string>());
        var words = new KnownWords(new(view, Texts.In("de")), t => view.Text(t));
        var known = None<ImmutableArray<Known>>()
            .Add("name", [new Known.Typed(Title, null)])
            .Add("people", [new Known.Said(new("assessment.affected", [Fact.Of("n", 240)])), new Known.Typed(Erased, new("assessment.site", [Fact.Of("country", "DE"), Fact.Of("n", 120)]))])
            .Add("automated", [new Known.Said(new("assessment.system-decides", [Fact.Of("decides", Decides.Recommends)]))])
            .Add("period", [new Known.Said(new("assessment.starts-on", [Fact.Of("on", new DateOnly(2027, 3, 1))]))])
            .Add("views", [new Known.Position(DataProtection, PositionKind.Objection, new(2027, 3, 1), Title, Audience.OfProject), new Known.Typed(Title, new("assessment.body", [Fact.Of("level", BodyLevel.Site)]))])
            .Add("data", [new Known.Given(new(Stage.Transparency, "data-catalogue"), 4, new(2027, 3, 1), Title, [new(new(new(3, 0, 0, new byte[8])), Digest.Of([]), Title)], Audience.OfProject)])
            .Add("advised-on", [new Known.Given(new(Stage.Security, "dpo-advice"), 1, new(2027, 3, 1), Title, [], Audience.OfProject)]);
        var read = await Opened(form, new(form.Id, "de", None<Filled>()), known.ToDictionary(k => k.Key, k => words.Lines(form.Question(k.Key)!, k.Value))); // the form asks them
        Assert.Empty(read.Faults);
        Assert.Contains("1.1 Wie heißt die Verarbeitung hier?\nKompass für alle\nNoch nicht beantwortet", read.Text);
        Assert.Contains("240 Beschäftigte sind betroffen.\nDer Text wurde gelöscht.: DE, 120 Beschäftigte", read.Text);
        Assert.Contains("Das System empfiehlt.", read.Text);
        Assert.Contains("Beginn des Projekts: Montag, 1.\u00a0März 2027", read.Text);
        Assert.Contains("Datenschutz, Ablehnung mit Gründen, Montag, 1.\u00a0März 2027", read.Text);
        Assert.Contains("Kompass für alle: Betrieb", read.Text);
        Assert.Contains("Liegt vor: „data-catalogue“, Fassung 4, Montag, 1.\u00a0März 2027", read.Text);
        Assert.Contains("Zu beantworten durch: Datenschutz", read.Text);

        Assert.Equal(new Filled.Words("Kompass für alle"), words.Proposed(form.Question("name")!, known["name"], Audience.OfProject)); // the form asks these too
        Assert.Equal(["Kompass für alle"], Assert.IsType<Filled.Points>(words.Proposed(form.Question("data")!, known["data"], Audience.OfProject)).Items.AsEnumerable());
        Assert.Equal(new Filled.Day(new(2027, 3, 1)), words.Proposed(form.Question("advised-on")!, known["advised-on"], Audience.OfProject));
        Assert.Null(words.Proposed(form.Question("automated")!, known["automated"], Audience.OfProject));
    }

    [Fact]
    public void It_cites_as_lawyers_of_its_language_do_and_the_law_of_every_place_so_that_a_later_site_changes_nothing_of_it()
    {
        var form = AssessmentFiles.Latest("dpia");
        var text = PlainPaper.Write(AssessmentPaper.Blocks(form, new(form.Id, "de", None<Filled>()), Nothing));
        Assert.Contains("DSGVO Art. 36", text);
        Assert.Contains("ICO", text);
    }
}
