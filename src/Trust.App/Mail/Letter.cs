using System.Collections.Immutable;

namespace Trust.App;

/// <summary>One mail to one person, ready to be written. Nothing here can break out of its header.</summary>
/// <param name="At">The <c>Date</c> of the mail.</param>
public sealed record Letter(MessageId Id, DateTimeOffset At, Mailbox From, Mailbox To, OneLine Subject, string Text, string Html)
{
    public Mailbox? ReplyTo { get; init; }

    /// <summary>BCP 47: the language of both texts.</summary>
    public string? Language { get; init; }

    public MailList? List { get; init; }

    /// <summary>Null for what the person cannot switch off.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>A date for the calendar: shown beside the text by programs that know how, attached for the others.</summary>
    public CalendarFile? Calendar { get; init; }

    public ImmutableArray<Attachment> Attachments { get; init; } = [];
}

/// <summary>By which a reader's program sorts: the project as a list, e.g. <c>0198f.trust.example.org</c>.</summary>
public sealed record MailList
{
    public MailList(OneLine name, string id) => (Name, Id) = (name, MessageId.Of("list@" + id).Text["list@".Length..]);

    public OneLine Name { get; }
    public string Id { get; }
}

/// <param name="Type">A media type such as <c>application/pdf</c>.</param>
public sealed record Attachment(OneLine FileName, MediaType Type, ReadOnlyMemory<byte> Bytes);

/// <summary>A media type without parameters.</summary>
public sealed record MediaType
{
    MediaType(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">The text is not of the form <c>type/subtype</c>.</exception>
    public static MediaType Of(string text) => text.Split('/') is [{ Length: > 0 } kind, { Length: > 0 } sub] && (kind + sub).All(c => char.IsAsciiLetterOrDigit(c) || "!#$&^_.+-".Contains(c))
        ? new(text)
        : throw new FormatException("A media type is type/subtype.");
}
