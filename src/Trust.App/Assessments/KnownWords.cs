using System.Collections.Immutable;
using System.Diagnostics;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>What the project knows to a question, in words of one language.</summary>
/// <param name="textOf">What a reference says, or null where it was erased.</param>
public sealed class KnownWords(Wording words, Func<ContentRef, string?> textOf)
{
    readonly Texts texts = words.Texts;

    /// <summary>As it stands beside the question, with where it comes from.</summary>
    public IReadOnlyList<string> Lines(Question question, ImmutableArray<Known> known) => [.. known.Select(k => Line(question, k))];

    /// <summary>An answer made of what may be said to that audience, for whoever answers to take, change or leave; null where a choice has to be made.</summary>
    public Filled? Proposed(Question question, ImmutableArray<Known> known, Audience audience) => question.Kind switch
    {
        QuestionKind.Text => question.Parse([string.Join("\n\n", known.Where(k => k.Fits(audience)).Select(Said).Where(s => s.Length > 0))]),
        QuestionKind.List => question.Parse([string.Join('\n', known.Where(k => k.Fits(audience)).Select(Said))]),
        QuestionKind.Date when known.OfType<Known.Given>().FirstOrDefault() is { } given => new Filled.Day(given.On),
        _ => null,
    };

    string Line(Question question, Known fact) => fact switch
    {
        Known.Given given => Given(given, withWords: question.Kind is not QuestionKind.Date),
        Known.Position { Text: { } text } position => $"{Stand(position)}\n{Words(text)}",
        Known.Position position => Stand(position),
        _ => Said(fact),
    };

    string Said(Known fact) => fact switch
    {
        Known.Typed { Beside: { } beside } typed => $"{Words(typed.Text)}: {texts.Of(beside.Code, beside.Facts)}",
        Known.Typed typed => Words(typed.Text),
        Known.Said said => texts.Of(said.What.Code, said.What.Facts),
        Known.Given { Text: { } text } => Words(text),
        Known.Given => "",
        Known.Position { Text: { } text } position => $"{Stand(position)}: {Words(text)}",
        Known.Position position => Stand(position),
        _ => throw new UnreachableException($"known as {fact.GetType().Name}"),
    };

    string Stand(Known.Position position) => texts.AssessmentPosition(words.Party(position.Party), texts.Word(position.Kind), position.On);

    string Given(Known.Given given, bool withWords)
    {
        var line = texts.AssessmentEvidence(item: words.Item(given.Item), n: given.Revision, on: given.On);
        if (!withWords) return line;
        var files = given.Files.Select(f => Words(f.Name)).ToList();
        if (given.Text is { } text) line += $"\n{Words(text)}";
        return files.Count == 0 ? line : $"{line}\n{string.Join('\n', files)}";
    }

    string Words(ContentRef text) => textOf(text) is not { } said ? texts.DocumentErased
        : text == words.View.Project.AiSystem ? SystemName.Of(said) : said; // it is kept in the form in which the door wrote it
}
