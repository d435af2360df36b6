using Microsoft.CodeAnalysis;

namespace Trust.TextGenerator;

/// <summary>What can be wrong with a text file; every one fails the build.</summary>
static class Problems
{
    public static readonly DiagnosticDescriptor Unreadable = Error("TXT001", "Text file cannot be read", "{0}");
    public static readonly DiagnosticDescriptor MissingKey = Error("TXT002", "Text is missing", "'{0}' is in en.json and not in {1}.json");
    public static readonly DiagnosticDescriptor ExtraKey = Error("TXT003", "Text is nowhere used", "'{0}' is in {1}.json and not in en.json");
    public static readonly DiagnosticDescriptor OtherPlaceholders = Error("TXT004", "Placeholders differ", "'{0}' has {1} and in en.json {2}");
    public static readonly DiagnosticDescriptor Duplicate = Error("TXT005", "Key stands twice", "'{0}' gives the accessor {1}, which is taken by '{2}'");
    public static readonly DiagnosticDescriptor HalfPlural = Error("TXT006", "Plural without its twin", "'{0}' needs '{1}' beside it, and {{n:number}} in the text that ends in .other");
    public static readonly DiagnosticDescriptor Empty = Error("TXT007", "Text is empty", "'{0}' says nothing");
    public static readonly DiagnosticDescriptor UnknownFormat = Error("TXT008", "Placeholder is not understood", "'{0}' has {1}; known are {{name}} and {{name:number|date|day|moment}}");
    public static readonly DiagnosticDescriptor BadKey = Error("TXT009", "Key has another form", "'{0}' is no key: kebab-case words, joined by dots");

    static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Texts", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
