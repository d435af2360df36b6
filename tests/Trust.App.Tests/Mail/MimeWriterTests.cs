using System.Text;

namespace Trust.App.Tests.Mail;

/// <summary>Mails read back by mailparser, and their lines looked at one by one.</summary>
public sealed class MimeWriterTests
{
    static readonly Letter Full = Letters.Plain with
    {
        ReplyTo = Mailbox.Of("owner@example.org", OneLine.Of("Åse Ødegård")),
        Language = "nb",
        List = new(OneLine.Of("Søknadshjelp"), "0198f2.trust.example.org"),
        Unsubscribe = new("https://trust.example.org/off/abc?x=1&y=2"),
        Attachments = [new(OneLine.Of("plan.pdf"), MediaType.Of("application/pdf"), Enumerable.Range(0, 3000).Select(i => (byte)i).ToArray())],
    };

    [Fact]
    public async Task A_mail_is_read_as_it_was_meant()
    {
        var read = await Reader.Mail(Full);
        Assert.Equal([new("Trust", "trust@example.org")], read.From);
        Assert.Equal([new("Kari Nordmann", "kari@example.no")], read.To);
        Assert.Equal([new("Åse Ødegård", "owner@example.org")], read.ReplyTo);
        Assert.Equal(("The workshop is on Thursday", "<0198f2.1@trust.example.org>", Letters.Monday), (read.Subject, read.MessageId, read.Date));
        Assert.Equal("Hello Kari,\nthe workshop is on Thursday.", read.Text.TrimEnd());
        Assert.Equal(Full.Html, read.Html.TrimEnd());
        Assert.Equal("Mon, 23 Nov 2026 08:30:00 +0100", read.Headers["date"]);
        Assert.Equal("auto-generated", read.Headers["auto-submitted"]);
        Assert.Equal("nb", read.Headers["content-language"]);
        Assert.EndsWith("<0198f2.trust.example.org>", read.Headers["list-id"]);
        Assert.Equal("<https://trust.example.org/off/abc?x=1&y=2>", read.Headers["list-unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", read.Headers["list-unsubscribe-post"]);
        var file = Assert.Single(read.Attachments);
        Assert.Equal(("application/pdf", "plan.pdf", "attachment"), (file.Type, file.Name, file.Disposition));
        Assert.Equal(Full.Attachments[0].Bytes.ToArray(), file.Content);
    }

    [Fact]
    public void What_cannot_be_switched_off_offers_no_switch()
    {
        Assert.DoesNotContain("Unsubscribe", Text(Letters.Plain));
        Assert.DoesNotContain("One-Click", Text(Letters.Plain with { Unsubscribe = new("http://localhost/off") }));      // one click wants https
    }

    [Fact]
    public void The_same_letter_is_the_same_mail() => Assert.Equal(MimeWriter.Write(Full).Bytes, MimeWriter.Write(Full with { }).Bytes);

    public static TheoryData<string> Subjects =>
    [
        "Møtet er flyttet til torsdag – nye tider",
        "🎉 Ærlig talt, ÆØÅ æøå äöü ÄÖÜ ß ij „Anführung“ «anførsel»",
        "e\u0301\u0302\u0303 kombiniert, 👩‍👩‍👧‍👦 eine Familie und noch viel mehr Text, der lang genug ist, um mehrere Zeilen zu füllen, wirklich",
        "=?utf-8?B?SGVsbG8=?=",
        "two  spaces   and more",
        "The quick brown fox jumps over the lazy dog, and then again over another dog, until the line is longer than any line may be in a mail",
        new string('x', 400),
        string.Concat(Enumerable.Repeat("å", 700)),
        "a" + string.Concat(Enumerable.Repeat("\u0301", 120)),
        "tilbud: <script>alert(1)</script> & \"sitat\" \\ ; , ()",
        "x",
    ];

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task A_subject_and_a_name_survive_whatever_is_in_them(string text)
    {
        var letter = Full with { Subject = OneLine.Of(text), From = Mailbox.Of("trust@example.org", OneLine.Of(text)), List = new(OneLine.Of(text), "a.example") };
        var read = await Reader.Mail(letter);
        Assert.Equal(text, read.Subject);
        Assert.Equal([new(text, "trust@example.org")], read.From);
        Assert.Equal(text, MimeReader.Read(MimeWriter.Write(letter).Bytes).Subject);
        LinesAreFit(letter);
    }

    public static TheoryData<string> Bodies =>
    [
        "Hei!\n\nMøtet er torsdag.  \nHilsen\t\n-- \nTrust = åpenhet\n",
        ".\n..\n.x\n--\n--=_alternative_x--\nFrom here on\n=41=\n",
        new string('x', 5000),
        new string(' ', 200) + "|\n" + new string('=', 300),
        string.Concat(Enumerable.Repeat("Это русский текст. ", 200)),
        string.Concat(Enumerable.Repeat("😀", 500)),
        "Subject: other\nTo: all@example.org\n\nBcc: x\n",
        "one\r\ntwo\rthree\u2028four\n",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_survives_whatever_is_in_it(string text)
    {
        var letter = Full with { Text = text, Html = $"<pre>{text}</pre>" };
        var read = await Reader.Mail(letter);
        var meant = text.ReplaceLineEndings("\n");
        Assert.Equal(meant.TrimEnd('\n'), read.Text.TrimEnd('\n'));
        Assert.Equal($"<pre>{meant}</pre>", read.Html.TrimEnd('\n'));
        Assert.Equal(Full.Attachments[0].Bytes.ToArray(), Assert.Single(read.Attachments).Content);
        Assert.Equal(meant.TrimEnd('\n'), MimeReader.Read(MimeWriter.Write(letter).Bytes).Text.TrimEnd('\n'));
        Assert.Equal(meant.TrimEnd('\n'), MimeReader.Read(MimeWriter.Write(letter with { Attachments = [] }).Bytes).Text.TrimEnd('\n'));
        LinesAreFit(letter);
    }

    [Theory]
    [InlineData("plan.pdf")]
    [InlineData("Dagsorden til mødet den 3. december.docx")]
    [InlineData("Betriebsvereinbarung über künstliche Intelligenz – Entwurf 3, mit Änderungen des Betriebsrats (nicht freigegeben).pdf")]
    [InlineData("\"; filename=evil.exe; x=\".pdf")]
    [InlineData("100% 'sikker' \\ fil*.txt")]
    [InlineData("😀.png")]
    public async Task A_file_keeps_its_name(string name)
    {
        var letter = Letters.Plain with { Attachments = [new(OneLine.Of(name), MediaType.Of("application/octet-stream"), new byte[] { 1, 2, 3 })] };
        Assert.Equal(name, Assert.Single((await Reader.Mail(letter)).Attachments).Name);
        LinesAreFit(letter);
    }

    [Fact]
    public async Task An_empty_file_is_a_file() =>
        Assert.Empty(Assert.Single((await Reader.Mail(Letters.Plain with { Attachments = [new(OneLine.Of("empty.txt"), MediaType.Of("text/plain"), new byte[0])] })).Attachments).Content);

    /// <summary>Lines end as mail wants them, none is too long, and all are ASCII.</summary>
    static void LinesAreFit(Letter letter)
    {
        var text = Text(letter);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
        Assert.DoesNotContain("\r", text.Replace("\r\n", ""));
        Assert.True(Ascii.IsValid(text));
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    static string Text(Letter letter) => Encoding.UTF8.GetString(MimeWriter.Write(letter).Bytes);
}
