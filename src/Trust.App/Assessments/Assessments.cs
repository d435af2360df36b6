using System.Collections.Immutable;
using System.Text.Json;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>One question of an assessment, as its page shows it.</summary>
/// <param name="Answer">What was answered; null while it is open.</param>
/// <param name="Known">What the project knows, with where it comes from.</param>
/// <param name="Proposed">An answer made of that, to be taken or changed.</param>
/// <param name="Yours">False where only the data protection officer speaks: others take over what was given as advice, word for word.</param>
public sealed record AssessmentLine(Question Question, Filled? Answer, IReadOnlyList<string> Known, Filled? Proposed, bool Yours)
{
    public bool IsOpen => Question.Required && Answer is null;
}

/// <param name="Given">The evidence as it stands; null while nothing was given, or nothing that the reader may read.</param>
/// <param name="Draft">What was written since; its answers are the ones shown. Null where there is none, or none for the reader.</param>
/// <param name="Audience">For whom it is, or is to be.</param>
/// <param name="Lines">By section and question of the form, in their order.</param>
public sealed record AssessmentRead(AssessmentForm Form, string Language, EvidenceItem? Given, AssessmentDraft? Draft, Audience Audience, IReadOnlyList<(AssessmentSection Section, IReadOnlyList<AssessmentLine> Lines)> Sections)
{
    public AssessmentAnswers Answers => new(Form.Id, Language, Sections.SelectMany(s => s.Lines).Where(l => l.Answer is not null)
        .ToImmutableSortedDictionary(l => l.Question.Key, l => l.Answer!, StringComparer.Ordinal)); // those without were left out

    /// <summary>The item under which the data protection officer's advice is given on its own; null where the workflow asks for none.</summary>
    public EvidenceRef? Advice(Rulebook rules) => Form.Sections.Where(s => s.From is Group.DataProtection).SelectMany(s => s.Questions).SelectMany(q => q.Evidence)
        .Where(e => rules.Item(e.Stage, e.Item)?.From is Group.DataProtection).Select(e => (EvidenceRef?)e).FirstOrDefault();
}

/// <summary>Impact assessments (DPIA, FRIA) as structured evidence: a form, prefilled from the project, whose answers and text are given as the item that the form names.</summary>
public sealed class Assessments(Database database)
{
    /// <param name="key"><c>dpia</c> or <c>fria</c>.</param>
    /// <param name="language">In which it is written; once begun, it goes on in its own unless another is asked for.</param>
    /// <param name="audience">For whom it is to be given; null: as it was, or the project.</param>
    /// <returns>Null where there is no such form, or the project's workflow asks for no such item.</returns>
    public async Task<AssessmentRead?> Read(ProjectView view, string key, string? language, Audience? audience, CancellationToken ct)
    {
        if (AssessmentFiles.All.LastOrDefault(f => f.Key == key) is not { } form || view.Project.Rules.Item(form.At.Stage, form.At.Item) is null) return null;
        var item = view.Project.Item(form.At) is { State: EvidenceState.Given } given && view.MayRead(given.Audience) ? given : null;
        var drafted = view.Project.Drafts.GetValueOrDefault(form.At) is { } kept && Answers(view, kept.Answers) is { } begun ? (Draft: kept, Answers: begun) : default;
        var (answers, to) = (drafted.Answers ?? Answers(view, item?.Answers), audience ?? item?.Audience ?? Audience.OfProject);
        var written = language ?? answers?.Language ?? view.Project.Language;
        var known = Prefill.Of(view.Project, form, view.Reader, view.Now);
        var words = new KnownWords(new(view, Texts.In(written)), await Words(view, known, ct));
        var advises = view.Project.SpeaksFor(PartyId.Of(Group.DataProtection), view.Reader, view.Now);
        return new(form, written, item, drafted.Draft, to, [.. form.Sections.Select(s => (s, (IReadOnlyList<AssessmentLine>)[.. s.Questions.Select(q => Line(s, q))]))]);

        AssessmentLine Line(AssessmentSection section, Question question)
        {
            var facts = known.GetValueOrDefault(question.Key, []);
            return new(question, answers?.Of(question.Key) is { } said && question.Takes(said) ? said : null, words.Lines(question, facts), words.Proposed(question, facts, to),
                section.From is not Group.DataProtection || advises);
        }
    }

    /// <summary>What was typed is kept, and nothing rests on it yet; unanswered questions keep nobody from stopping for today.</summary>
    /// <param name="typed">As for <see cref="Give"/>.</param>
    public static Answer<DraftAssessment> Write(ProjectView view, AssessmentRead read, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, Typed kept)
    {
        var answered = With(read, typed);
        if (answered.Value is not { } whole) return answered.Refusal!; // it is one of the two
        return new DraftAssessment(read.Form.At, kept.Optional(view, read.Draft?.Answers, JsonSerializer.Serialize(whole, DomainJson.Options), read.Language), view.Reader, view.Now);
    }

    /// <summary>What was typed becomes the evidence: its text, as everybody reads it, and its answers, from which the form goes on. What the group that gives it
    /// has to answer is answered; advice and decision may follow in a later revision.</summary>
    /// <param name="read">The form as it was shown, for the audience that was chosen.</param>
    /// <param name="typed">By question; a list or table of words in their order. A question that is not named keeps its answer.</param>
    public static Answer<GiveEvidence> Give(ProjectView view, AssessmentRead read, IReadOnlyDictionary<string, IReadOnlyList<string>> typed, Typed kept)
    {
        var answered = With(read, typed);
        if (answered.Value is not { } whole) return answered.Refusal!; // it is one of the two
        var giver = view.Project.Rules.Item(read.Form.At.Stage, read.Form.At.Item)!.From; // the form was shown, so the item is there
        if (read.Form.Sections.Where(s => s.From == giver).SelectMany(s => s.Open(whole)).ToList() is [var open, ..] missing)
            return Refusal.Incomplete("assessment.still-open", $"answers.{open.Key}", Fact.Of("n", missing.Count), new Fact("question", open.Asks.In(read.Language)));

        return new GiveEvidence(read.Form.At, kept.Optional(view, read.Given?.Text, PlainPaper.Write(AssessmentPaper.Blocks(read.Form, whole, Nothing)), read.Language), null, [],
            NoNumbers, read.Audience, view.Reader, view.Now)
        {
            Answers = kept.Optional(view, read.Given?.Answers, JsonSerializer.Serialize(whole, DomainJson.Options), read.Language),
        };
    }

    /// <summary>The data protection officer's advice, given as its own piece of evidence; whoever writes the assessment takes it over word for word.</summary>
    /// <returns>Null where the workflow asks for no such piece.</returns>
    public static GiveEvidence? Advise(ProjectView view, AssessmentRead read, string? advice, DateOnly? on, Typed kept)
    {
        if (read.Advice(view.Project.Rules) is not { } item) return null;
        var (before, words) = (view.Project.Item(item), advice?.ReplaceLineEndings("\n").Trim());
        return new(item, kept.Optional(view, before?.Text, words), null, [], NoNumbers, before is { State: EvidenceState.Given } ? before.Audience : Audience.OfProject, view.Reader, view.Now)
        {
            HappenedOn = on,
            Answers = string.IsNullOrEmpty(words) ? null : kept.Optional(view, before?.Answers, JsonSerializer.Serialize(new AssessmentAnswers(read.Form.Id, read.Language, Advised(read, words)), DomainJson.Options)),
        };
    }

    /// <summary>The assessment as it was given: as DOCX by <see cref="Docx"/>, or to print. Null where none was given by its form, or the reader may not read it.</summary>
    public static Paper? Paper(ProjectView view, string key) =>
        AssessmentFiles.All.LastOrDefault(f => f.Key == key) is { } latest && view.Project.Item(latest.At) is { State: EvidenceState.Given, Text: { } text } item && view.MayRead(item.Audience)
            && Answers(view, item.Answers) is { } answers && AssessmentFiles.Find(answers.Form) is { } form
            ? AssessmentPaper.Of(form, answers, new(view.Text(view.Project.Title) ?? "", item.Revision, text.Digest, item.At), Nothing)
            : null;

    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    static readonly ImmutableSortedDictionary<string, decimal> NoNumbers = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    /// <summary>All answers, with what was typed in place of what stood there.</summary>
    static Answer<AssessmentAnswers> With(AssessmentRead read, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var answers = read.Answers.Answers;
        if (typed.Keys.Except(read.Form.Questions.Select(q => q.Key)).Any()) return Refusal.Incomplete("assessment.question-unknown", "answers");
        foreach (var line in read.Sections.SelectMany(s => s.Lines))
        {
            if (!typed.TryGetValue(line.Question.Key, out var words)) continue;
            var answer = line.Question.Parse(words);
            if (answer is null && words.Any(w => !string.IsNullOrWhiteSpace(w))) return Refusal.Incomplete("assessment.unreadable", Field(line), new Fact("question", line.Question.Asks.In(read.Language)));
            if (!line.Yours && answer is not null && !Same(answer, line.Answer) && !Same(answer, line.Proposed)) return Refusal.NotAllowed("assessment.not-yours", Fact.Of("group", Group.DataProtection));
            answers = answer is null ? answers.Remove(line.Question.Key) : answers.SetItem(line.Question.Key, answer);
        }
        return read.Answers with { Answers = answers };
    }

    /// <summary>The advice under the question that asks for words.</summary>
    static ImmutableSortedDictionary<string, Filled> Advised(AssessmentRead read, string advice) => read.Form.Sections.Where(s => s.From is Group.DataProtection).SelectMany(s => s.Questions)
        .Where(q => q.Kind is QuestionKind.Text).Take(1).ToImmutableSortedDictionary(q => q.Key, Filled (_) => new Filled.Words(advice), StringComparer.Ordinal);

    static AssessmentAnswers? Answers(ProjectView view, ContentRef? answers) =>
        view.Text(answers) is { } kept ? JsonSerializer.Deserialize<AssessmentAnswers>(kept, DomainJson.Options) : null;

    /// <summary>The project's own texts, and the positions that the reader may read.</summary>
    async Task<Func<ContentRef, string?>> Words(ProjectView view, ImmutableSortedDictionary<string, ImmutableArray<Known>> known, CancellationToken ct)
    {
        var positions = known.Values.SelectMany(k => k).OfType<Known.Position>().Select(p => p.Text).OfType<ContentRef>().ToList();
        if (positions.Count == 0) return text => view.Text(text);
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var said = await Entries.Texts(session, positions, ct);
        return text => view.Text(text) ?? said.GetValueOrDefault(text.Id)?.Body;
    }

    static string Field(AssessmentLine line) => $"answers.{line.Question.Key}";

    /// <summary>Answers hold lists, which compare by what they are and not by what they hold.</summary>
    static bool Same(Filled? a, Filled? b) => JsonSerializer.Serialize(a, DomainJson.Options) == JsonSerializer.Serialize(b, DomainJson.Options);
}
