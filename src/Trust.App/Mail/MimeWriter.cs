using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trust.App;

/// <summary>A letter as it goes over the wire: lines of ASCII, but for addresses that need more.</summary>
public sealed record MimeText(byte[] Bytes, bool NeedsUtf8);

/// <summary>The one place that writes a mail. The same letter gives the same bytes, so that a second attempt is the same mail.</summary>
public static class MimeWriter
{
    public static MimeText Write(Letter letter)
    {
        var head = new MimeHeaders()
            .Add("Date", letter.At.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + letter.At.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", ""))
            .Add("From", letter.From)
            .Add("To", letter.To);
        if (letter.ReplyTo is { } reply) head.Add("Reply-To", reply);
        head.Add("Subject", letter.Subject).Add("Message-ID", $"<{letter.Id}>").Add("MIME-Version", "1.0").Add("Auto-Submitted", "auto-generated");
        if (letter.Language is { } language) head.Add("Content-Language", OneLine.Of(language));
        if (letter.List is { } list) head.Add("List-Id", list);
        if (letter.Unsubscribe is { } off) head.Add("List-Unsubscribe", $"<{off.AbsoluteUri}>");
        if (letter.Unsubscribe?.Scheme == Uri.UriSchemeHttps) head.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");   // RFC 8058 wants https

        var calendar = letter.Calendar?.Write();
        var readings = Many(letter, "alternative",
            [Text("plain", letter.Text), Text("html", letter.Html), .. calendar is null ? [] : new[] { Text($"calendar; method={letter.Calendar!.Word}", calendar) }]);  // set where its text is
        string[] files = [.. calendar is null ? [] : new[] { File(new(OneLine.Of("dates.ics"), MediaType.Of("application/ics"), Encoding.UTF8.GetBytes(calendar))) }, .. letter.Attachments.Select(File)];
        var body = files.Length == 0 ? readings : Many(letter, "mixed", [readings, .. files]);
        return new(Encoding.UTF8.GetBytes(head + body), head.HasUtf8);
    }

    static string Text(string kind, string text)
    {
        var (encoding, lines) = MimeBody.Of(text);
        var type = kind.Split("; ");
        return new MimeHeaders().Add("Content-Type", [$"text/{type[0]};", "charset=utf-8" + (type.Length > 1 ? ";" : ""), .. type[1..]]).Add("Content-Transfer-Encoding", encoding) + "\r\n" + lines;
    }

    static string File(Attachment file) => new MimeHeaders().Add("Content-Type", file.Type.Text).Add("Content-Transfer-Encoding", "base64").AddDisposition(file.FileName)
        + "\r\n" + MimeBody.Base64(file.Bytes.Span);

    // Neither encoding of a body can write "=_", so no text can end a part; the id makes it the same at each attempt.
    static string Many(Letter letter, string kind, ReadOnlySpan<string> parts)
    {
        var boundary = $"=_{kind}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(letter.Id.Text)).AsSpan(0, 12))}";
        var text = new StringBuilder().Append(new MimeHeaders().Add("Content-Type", $"multipart/{kind};", $"boundary=\"{boundary}\"")).Append("\r\n");
        foreach (var part in parts) text.Append("--").Append(boundary).Append("\r\n").Append(part);
        return text.Append("--").Append(boundary).Append("--\r\n").ToString();
    }
}
