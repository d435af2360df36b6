using System.Globalization;
using System.Text;

namespace Trust.App;

/// <summary>An address, perhaps with a name; its domain is kept in ASCII. Nothing in it can end a header or an SMTP command.</summary>
public sealed record Mailbox
{
    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    Mailbox(OneLine? name, string address) => (Name, Address) = (name, address);

    public OneLine? Name { get; }

    /// <summary><c>local@domain</c>; the part before the @ may be Unicode.</summary>
    public string Address { get; }

    /// <summary>True when the server must know SMTPUTF8 to take it.</summary>
    public bool NeedsUtf8 => !Ascii.IsValid(Address);

    /// <exception cref="FormatException">This is no address that mail could be sent to.</exception>
    public static Mailbox Of(string address, OneLine? name = null) => TryOf(address, name) ?? throw new FormatException("This is no mail address.");

    public static Mailbox? TryOf(string address, OneLine? name = null)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || !IsLocal(address[..at]) || DomainOf(address[(at + 1)..]) is not { } domain) return null;
        return new(string.IsNullOrEmpty(name?.Text) ? null : name, $"{address[..at].Normalize()}@{domain}");
    }

    // A dot-atom (RFC 5321, with the letters of RFC 6531). Quoted local parts are refused: hardly anybody has one, and many servers do not take them.
    static bool IsLocal(string local) => Encoding.UTF8.GetByteCount(local) <= 64
        && local.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(r => r.IsAscii
            ? Rune.IsLetterOrDigit(r) || "!#$%&'*+-/=?^_`{|}~".Contains((char)r.Value)
            : Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && r != Rune.ReplacementChar));

    static string? DomainOf(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && ascii.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) ? ascii : null;
        }
        catch (ArgumentException)                            // not a domain at all
        {
            return null;
        }
    }
}
