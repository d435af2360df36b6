using Trust.App;
using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>What a write came to. <see cref="HeardTo"/> less than <see cref="Version"/> means that what follows from it still comes; the write stands all the same.</summary>
/// <param name="Id">What was made, if something was.</param>
public sealed record Written(Guid? Id, long Version, long HeardTo);

/// <summary>What was made, by this request or by an earlier one with the same key.</summary>
/// <inheritdoc cref="Written"/>
public sealed record Made(Guid Id, long Version, long HeardTo)
{
    internal static Made Of(Written done, Guid id) => new(done.Id ?? id, done.Version, done.HeardTo);
}

/// <summary>A part of a list; <see cref="Next"/> is the cursor of the part after it, or null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A whole list, short by nature.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items);

/// <summary>A text that somebody typed, in the language in which it was typed.</summary>
public sealed record Said(string Text, string Language);

/// <summary>A person by id and name; the name is gone once the person is erased.</summary>
public sealed record PersonAnswer(PersonId Id, string? Name);

static class Views
{
    /// <summary>The text, or null when it was erased or is not for this reader.</summary>
    public static Said? Say(this ProjectView view, ContentRef? content) =>
        content is { } c && view.Texts.TryGetValue(c.Id, out var text) ? new(text, view.Languages.GetValueOrDefault(c.Id, view.Project.Language)) : null;

    public static Said? Say(this WrittenText? text) => text is null ? null : new(text.Body, text.Language);

    public static PersonAnswer Person(this ProjectView view, PersonId person) => new(person, view.Name(person));

    public static PersonAnswer? Person(this ProjectView view, PersonId? person) => person is { } p ? view.Person(p) : null;
}
