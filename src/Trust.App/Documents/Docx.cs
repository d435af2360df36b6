using System.IO.Compression;
using System.Xml;

namespace Trust.App;

/// <summary>Writes a paper as a DOCX file (ECMA-376). The same paper gives the same bytes: no random ids, no clock, no compression that a new runtime could change.</summary>
public static class Docx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the first that a ZIP file knows

    public static byte[] Write(Paper paper)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(package, "[Content_Types].xml", ContentTypes);
            Part(package, "_rels/.rels", x => Links(x,
                ("document", OfficeRelations + "/officeDocument", "word/document.xml"),
                ("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")));
            Part(package, "docProps/core.xml", x => Core(x, paper));
            Part(package, "word/document.xml", x => DocxBody.Write(x, paper));
            Part(package, "word/_rels/document.xml.rels", x => Links(x,
                ("styles", OfficeRelations + "/styles", "styles.xml"),
                ("settings", OfficeRelations + "/settings", "settings.xml"),
                ("header", OfficeRelations + "/header", "header1.xml"),
                ("footer", OfficeRelations + "/footer", "footer1.xml")));
            Part(package, "word/styles.xml", x => DocxStyles.Write(x, Texts.In(paper.Language).Culture.Name));
            Part(package, "word/settings.xml", DocxStyles.Settings);
            Part(package, "word/header1.xml", x => DocxFrame.Header(x, paper));
            Part(package, "word/footer1.xml", DocxFrame.Footer);
        }
        return bytes.ToArray();
    }

    static void Part(ZipArchive package, string name, Action<XmlWriter> write)
    {
        var entry = package.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new() { Encoding = new System.Text.UTF8Encoding(false), NewLineChars = "\n" });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    static void ContentTypes(XmlWriter x)
    {
        x.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        foreach (var (extension, type) in new[] { ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml") })
        {
            x.WriteStartElement("Default");
            x.WriteAttributeString("Extension", extension);
            x.WriteAttributeString("ContentType", type);
            x.WriteEndElement();
        }
        foreach (var (part, type) in new[]
        {
            ("/word/document.xml", $"{WordType}.document.main+xml"), ("/word/styles.xml", $"{WordType}.styles+xml"), ("/word/settings.xml", $"{WordType}.settings+xml"),
            ("/word/header1.xml", $"{WordType}.header+xml"), ("/word/footer1.xml", $"{WordType}.footer+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        })
        {
            x.WriteStartElement("Override");
            x.WriteAttributeString("PartName", part);
            x.WriteAttributeString("ContentType", type);
            x.WriteEndElement();
        }
        x.WriteEndElement();
    }

    static void Links(XmlWriter x, params ReadOnlySpan<(string Id, string Type, string Target)> links)
    {
        x.WriteStartElement("Relationships", Relations);
        foreach (var (id, type, target) in links)
        {
            x.WriteStartElement("Relationship");
            x.WriteAttributeString("Id", id);
            x.WriteAttributeString("Type", type);
            x.WriteAttributeString("Target", target);
            x.WriteEndElement();
        }
        x.WriteEndElement();
    }

    static void Core(XmlWriter x, Paper paper)
    {
        const string terms = "http://purl.org/dc/terms/", elements = "http://purl.org/dc/elements/1.1/", instance = "http://www.w3.org/2001/XMLSchema-instance";
        x.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        x.WriteAttributeString("xmlns", "dc", null, elements);
        x.WriteAttributeString("xmlns", "dcterms", null, terms);
        x.WriteAttributeString("xmlns", "xsi", null, instance);
        foreach (var name in new[] { "created", "modified" })
        {
            x.WriteStartElement("dcterms", name, terms);
            x.WriteAttributeString("xsi", "type", instance, "dcterms:W3CDTF");
            x.WriteString(paper.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            x.WriteEndElement();
        }
        x.WriteElementString("dc", "language", elements, Texts.In(paper.Language).Culture.Name);
        x.WriteElementString("dc", "title", elements, Wordprocessing.Clean(paper.Title));
        x.WriteEndElement();
    }
}
