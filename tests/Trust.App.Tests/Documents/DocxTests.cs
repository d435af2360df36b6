using System.IO.Compression;
using Trust.Domain;

namespace Trust.App.Tests.Documents;

public sealed class DocxTests
{
    static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static Paper Paper(string language, params Block[] blocks) => new(language, "Agreement on “Kompass”", "Kompass · Version 3", Digest.Of("words"u8), Noon, [.. blocks]);

    [Fact]
    public async Task What_is_written_is_what_another_program_reads()
    {
        var read = await Opened.Of(Paper("en", new Block.Heading(1, "1 Purpose"), new Block.Numbered("1.1", "It is used for:"), new Block.Points(["Courses", "Shifts"]),
            new Block.Paragraph("First line\nsecond line"), new Block.Remark("Have your counsel confirm."), new Block.Table(["What", "Who"], [["Logs", "IT"], ["Training", "HR"]])));
        Assert.Equal("""
            Agreement on “Kompass”
            1 Purpose
            1.1 It is used for:
            a) Courses
            b) Shifts
            First linesecond line
            Have your counsel confirm.
            What
            Who
            Logs
            IT
            Training
            HR
            """.ReplaceLineEndings("\n"), read.Text);
        Assert.Contains("First line<br />second line", read.Html);  // a line break is no text to mammoth
        Assert.Equal(["1 Purpose"], read.Headings(1));
        Assert.Contains("<thead>", read.Html);
        Assert.Empty(read.Faults);
    }

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("nb", "nb-NO")]
    [InlineData("sv", "sv-SE")]
    [InlineData("da", "da-DK")]
    [InlineData("nl", "nl-NL")]
    [InlineData("de", "de-DE")]
    public async Task A_document_says_its_language(string language, string tag) => Assert.Equal(tag, (await Opened.Of(Paper(language))).Language);

    [Fact]
    public async Task Every_page_says_of_which_version_it_is_and_what_its_digest_is() =>
        Assert.Equal($"Kompass · Version 3\nSHA-256 {Digest.Of("words"u8).Hex}", (await Opened.Of(Paper("en"))).Header);

    [Fact]
    public void The_same_paper_gives_the_same_bytes()
    {
        var paper = Paper("de", new Block.Heading(1, "§ 1 Zweck"), new Block.Table(["", "Seite"], [["Ort", ""]], Tall: true));
        Assert.Equal(Docx.Write(paper), Docx.Write(paper));
        using var package = new ZipArchive(new MemoryStream(Docx.Write(paper)));
        Assert.All(package.Entries, e => Assert.Equal((1980, e.Length), (e.LastWriteTime.Year, e.CompressedLength)));
        Assert.NotEqual(Docx.Write(paper), Docx.Write(paper with { At = Noon.AddSeconds(1) }));
    }

    [Fact]
    public async Task Nothing_typed_breaks_the_file()
    {
        var read = await Opened.Of(Paper("en", new Block.Paragraph("a\u0000\u0007b <w:p> & ]]> \ud800 \uffff \ud83d\ude00"), new Block.Table(["<b>"], [["\u001b[31m"]])));
        Assert.Contains("ab <w:p> & ]]> \ufffd  \ud83d\ude00", read.Text);
        Assert.Empty(read.Faults);
    }

    [Fact]
    public async Task Many_points_go_on_after_z()
    {
        var read = await Opened.Of(Paper("en", new Block.Points([.. Enumerable.Range(0, 28).Select(i => $"point {i}")])));
        Assert.Contains("z) point 25\naa) point 26\nab) point 27", read.Text);
    }
}
