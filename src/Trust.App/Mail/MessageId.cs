using System.Text.RegularExpressions;

namespace Trust.App;

/// <summary>The name of one mail, the same at every attempt to send it: <c>delivery@host</c>.</summary>
public sealed partial record MessageId
{
    MessageId(string text) => Text = text;

    public string Text { get; }

    /// <exception cref="FormatException">The text is not of the form <c>part@host</c> in plain characters.</exception>
    public static MessageId Of(string text) =>
        Form().IsMatch(text) && text.Length <= 200 ? new(text) : throw new FormatException("A message id is part@host in plain characters.");

    public override string ToString() => Text;

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z")]
    private static partial Regex Form();
}
