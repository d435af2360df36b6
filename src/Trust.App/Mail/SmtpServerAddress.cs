using System.Security.Cryptography.X509Certificates;

namespace Trust.App;

/// <summary>How the way to the server is kept private: from the first byte, by STARTTLS or not at all, or in the open.</summary>
public enum SmtpSecurity { Tls, StartTls, Open }

/// <summary>Where letters are handed over, and as whom.</summary>
/// <param name="HelloName">Our own host name, as the server is told; a literal such as <c>[192.0.2.1]</c> where there is none.</param>
public sealed record SmtpServerAddress(string Host, int Port, SmtpSecurity Security, string HelloName)
{
    public string HelloName { get; } = HelloName.Length > 0 && HelloName.All(c => char.IsAsciiLetterOrDigit(c) || "-.:[]".Contains(c))
        ? HelloName
        : throw new FormatException("A host name has letters, digits, dots and hyphens.");

    public SmtpSignIn? SignIn { get; init; }

    /// <summary>Certificates to trust besides the machine's own, for a house with its own authority.</summary>
    public X509Certificate2Collection Trusted { get; init; } = [];

    /// <summary>For connecting, and for the answer to each command.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to the letter itself: servers look for viruses first. RFC 5321 gives them ten minutes.</summary>
    public TimeSpan PatienceForBody { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Servers grow tired of endless talks; a new one is begun after so many letters.</summary>
    public int LettersEach { get; init; } = 100;
}

public sealed record SmtpSignIn(string User, string Password)
{
    /// <summary>Never the password, not even in a log by accident.</summary>
    public override string ToString() => User;
}
