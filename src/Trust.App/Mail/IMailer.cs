namespace Trust.App;

/// <summary>Hands letters over to whoever carries them.</summary>
public interface IMailer
{
    /// <summary>A round of letters, one after the other; what it needs is opened with the first and closed at the end.</summary>
    IMailRound Round();
}

/// <summary>One walk to the post office. Not for two callers at once.</summary>
public interface IMailRound : IAsyncDisposable
{
    /// <summary>Never throws for what a server says or does. Cancelling throws only while nothing can have been taken; after that the outcome is unknown.</summary>
    Task<MailOutcome> Send(Letter letter, CancellationToken ct);
}

/// <summary>How far the talk with a server had come.</summary>
public enum MailStep { Connect, Greeting, Hello, StartTls, SignIn, Sender, Recipient, Data, Body }

/// <summary>What became of one letter: exactly one of these, and only <see cref="Unknown"/> leaves open whether it was taken.</summary>
public abstract record MailOutcome
{
    /// <param name="Reply">The server's words, often with the name by which its log knows the mail.</param>
    public sealed record Accepted(string Reply) : MailOutcome;

    /// <param name="Enhanced">RFC 3463, e.g. <c>5.1.1</c>; null when the server gave none.</param>
    public sealed record Refused(int Code, string? Enhanced, MailStep At, string Reply) : MailOutcome
    {
        /// <summary>True when the same letter would be refused again. A server that refuses us, not the letter, is one to be asked again.</summary>
        public bool Permanent => Code >= 500 && At >= MailStep.Sender && Code is not (530 or 535 or 538);
    }

    /// <summary>The talk broke off, or could not be had safely, before the letter was handed over.</summary>
    public sealed record Unreached(MailStep At, string Why) : MailOutcome;

    /// <summary>The connection was lost after the letter's last line: the server may have it or not.</summary>
    public sealed record Unknown(string Why) : MailOutcome;
}
