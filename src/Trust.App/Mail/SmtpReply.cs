using System.Text.RegularExpressions;

namespace Trust.App;

/// <summary>A server's answer: all its lines, under one code.</summary>
sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool Good => Code is >= 200 and < 400;

    public string Text => string.Join(" ", Lines);

    public string? Enhanced => EnhancedCode().Match(Lines[0]) is { Success: true } found ? found.Value : null;

    public MailOutcome.Refused Refusal(MailStep at) => new(Code, Enhanced, at, Text);

    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])")]
    private static partial Regex EnhancedCode();
}

/// <summary>The talk came to an end before its time, or went on in a way that is no SMTP.</summary>
sealed class SmtpBrokenException(MailStep at, string why) : Exception(why)
{
    public MailStep At => at;
}
