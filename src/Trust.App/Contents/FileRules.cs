using Trust.Domain;

namespace Trust.App;

/// <summary>Which files come in: documents and pictures by their ending, up to 25 MB each, 100 MB a request. They are served as attachments only.</summary>
public static class FileRules
{
    public const int FileLimit = 25 * 1024 * 1024;
    public const long RequestLimit = 100L * 1024 * 1024;

    static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".odp"] = "application/vnd.oasis.opendocument.presentation",
        [".txt"] = "text/plain",
        [".md"] = "text/plain",
        [".csv"] = "text/csv",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".eml"] = "message/rfc822",
    };

    public static string MediaType(string fileName) => Kinds[Path.GetExtension(fileName)];

    /// <summary>Null when the file may come in. A name is a name: no folders, no control characters, at most 200 characters.</summary>
    public static Refusal? Check(string fileName, long length, string field) => fileName switch
    {
        _ when fileName.Length is 0 or > 200 || fileName.Any(c => char.IsControl(c) || c is '/' or '\\' or ':') || fileName is "." or ".." => Refusal.Incomplete("file.name", field),
        _ when !Kinds.ContainsKey(Path.GetExtension(fileName)) => Refusal.Incomplete("file.kind", field, new Fact("kinds", string.Join(' ', Kinds.Keys))),
        _ when length > FileLimit => Refusal.Incomplete("file.too-large", field, Fact.Of("n", FileLimit / 1024 / 1024)),
        _ when length == 0 => Refusal.Incomplete("file.empty", field),
        _ => null,
    };
}
