using System.Globalization;

namespace Trust.App;

/// <summary>A text that is safe in a mail's header: one line, nothing that ends or hides one. Whoever holds it need not look again.</summary>
public sealed record OneLine
{
    OneLine(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">The text holds a line break or another control character.</exception>
    public static OneLine Of(string text) => TryOf(text) ?? throw new FormatException("A header takes one line without control characters.");

    public static OneLine? TryOf(string text) => text.All(IsFit) ? new(text) : null;

    /// <summary>For texts that people typed: what does not fit becomes a space.</summary>
    public static OneLine From(string text) => new(string.Concat(text.Select(c => IsFit(c) ? c : ' ')).Trim());

    public override string ToString() => Text;

    static bool IsFit(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
