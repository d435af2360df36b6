using System.Text.Json;

namespace Trust.App;

/// <summary>The AI system as the project describes it; the description is kept whole, as the door wrote it.</summary>
public sealed record DescribedSystem(string? Name, string? Vendor, string? Version, string? Function, IReadOnlyList<string> DataCategories)
{
    public static DescribedSystem Read(string described)
    {
        if (!described.StartsWith('{')) return new(described, null, null, null, []); // a name and nothing else
        using var written = JsonDocument.Parse(described);
        var system = written.RootElement;
        return new(Text(system, "name"), Text(system, "vendor"), Text(system, "version"), Text(system, "function"),
            system.TryGetProperty("dataCategories", out var data) && data.ValueKind is JsonValueKind.Array ? [.. data.EnumerateArray().Select(d => d.GetString() ?? "")] : []);
    }

    static string? Text(JsonElement system, string member) => system.TryGetProperty(member, out var text) ? text.GetString() : null;
}
