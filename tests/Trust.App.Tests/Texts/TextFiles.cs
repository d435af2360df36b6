using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Trust.App.Tests;

/// <summary>The text files as they lie in the assembly, and the glossary and sources beside them.</summary>
static class TextFiles
{
    public static IReadOnlyDictionary<string, string> In(string language)
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"texts/{language}.json")!;   // the build fails without it
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;                           // and unless it is an object
    }

    public static JsonElement Glossary()
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream("texts/glossary.json")!;      // as above
        return JsonDocument.Parse(file).RootElement.GetProperty("concepts").Clone();
    }

    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
