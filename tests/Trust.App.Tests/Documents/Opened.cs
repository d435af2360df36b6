using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Trust.App.Tests.Mail;

namespace Trust.App.Tests.Documents;

/// <summary>A paper written as DOCX and opened by programs of others: mammoth reads the text, the Open XML SDK the frame and the schema.</summary>
sealed record Opened(byte[] Bytes, string Html, string Text, string Header, string Language, IReadOnlyList<string> Faults)
{
    public static async Task<Opened> Of(Paper paper)
    {
        var bytes = Docx.Write(paper);
        var read = await Reader.Docx(bytes);
        Assert.Empty(read.Messages);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var main = file.MainDocumentPart!;                   // a document has a main part, or it would not have opened
        return new(bytes, read.Html, Lines(read.Text), string.Join('\n', main.HeaderParts.Single().Header.ChildElements.Select(p => p.InnerText)),
            Regex.Match(main.StyleDefinitionsPart!.Styles!.DocDefaults!.OuterXml, @"<w:lang w:val=""([^""]+)""").Groups[1].Value, // ours names them
            [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}")]);
    }

    /// <summary>Without empty lines; a tab behind a number reads as a space.</summary>
    static string Lines(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Replace('\t', ' ');

    /// <summary>What stands in the headings of a level.</summary>
    public IReadOnlyList<string> Headings(int level) => [.. Regex.Matches(Html, $"<h{level}>(.*?)</h{level}>").Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value))];
}
