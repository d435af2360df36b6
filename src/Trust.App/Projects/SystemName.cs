using System.Text.Json;

namespace Trust.App;

/// <summary>How the described AI system is called in a sentence: its name, version and vendor. The description is kept whole, as the door wrote it.</summary>
public static class SystemName
{
    public static string Of(string described)
    {
        if (!described.StartsWith('{')) return described;
        using var written = JsonDocument.Parse(described);
        return string.Join(", ", new[] { "name", "version", "vendor" }.Select(m => written.RootElement.TryGetProperty(m, out var text) ? text.GetString() : null).Where(t => !string.IsNullOrEmpty(t)));
    }
}
