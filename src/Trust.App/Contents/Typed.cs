using System.Security.Cryptography;
using System.Text;
using Trust.Domain;

namespace Trust.App;

/// <summary>A text somebody typed, on its way into the table of contents.</summary>
public sealed record NewContent(ContentId Id, string Language, byte[] Salt, string Body, byte[] Digest);

/// <summary>A file on its way into the database; whole in memory, since it is never larger than <see cref="FileRules.FileLimit"/>.</summary>
public sealed record NewFile(FileId Id, ContentRef Name, string MediaType, byte[] Salt, byte[] Bytes, byte[] Digest);

/// <summary>The texts and files that one request brings along: each becomes a reference for the command and a row for the transaction.</summary>
public sealed class Typed(string language)
{
    readonly List<NewContent> contents = [];
    readonly List<NewFile> files = [];

    public IReadOnlyList<NewContent> Contents => contents;
    public IReadOnlyList<NewFile> Files => files;

    /// <summary>Null for an absent or blank text: rules ask whether a text is given, never what it says.</summary>
    public ContentRef? Optional(string? text, string? textLanguage = null) => string.IsNullOrWhiteSpace(text) ? null : Add(text, textLanguage);

    /// <summary>What is typed as it stands already is no new text, so that a request sent again is known as a repeat.</summary>
    public ContentRef? Optional(ProjectView view, ContentRef? standing, string? text, string? textLanguage = null) =>
        standing is { } now && text is not null && view.Text(now) == text && view.Languages.GetValueOrDefault(now.Id) == (textLanguage ?? language) ? now : Optional(text, textLanguage);

    public ContentRef Add(string text, string? textLanguage = null)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var digest = DigestOf(salt, text);
        var content = new NewContent(new(Guid.CreateVersion7()), textLanguage ?? language, salt, text, digest);
        contents.Add(content);
        return new(content.Id, Digest.From(digest));
    }

    /// <summary>A file that passed <see cref="FileRules"/>; its name is a text that somebody typed.</summary>
    public FileRef AddFile(string fileName, byte[] bytes)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var file = new NewFile(new(Guid.CreateVersion7()), Add(fileName, null), FileRules.MediaType(fileName), salt, bytes, SHA256.HashData([.. salt, .. bytes]));
        files.Add(file);
        return new(file.Id, Digest.From(file.Digest), file.Name);
    }

    /// <summary>SHA-256 over salt and body: what events and extracts carry in place of the text.</summary>
    public static byte[] DigestOf(byte[] salt, string body) => DigestOf(salt, Encoding.UTF8.GetBytes(body));

    public static byte[] DigestOf(byte[] salt, byte[] utf8) => SHA256.HashData([.. salt, .. utf8]);
}
