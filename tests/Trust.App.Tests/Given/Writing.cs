using System.Text.Json;
using System.Text.Json.Nodes;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App.Tests;

/// <summary>The domain's tests cite texts and files that nobody wrote. Here each of them becomes a real one, with its true digest.</summary>
static class Writing
{
    public static (ProjectCommand Command, Typed Typed) Down(ProjectCommand command)
    {
        var typed = new Typed("en");
        var json = JsonSerializer.SerializeToNode(command, command.GetType(), DomainJson.Options)!; // a command is never null
        Write(json, typed);
        return ((ProjectCommand)json.Deserialize(command.GetType(), DomainJson.Options)!, typed);
    }

    static void Write(JsonNode? node, Typed typed)
    {
        if (node is JsonArray array)
            foreach (var item in array) Write(item, typed);
        if (node is not JsonObject o) return;
        if (o.ContainsKey("digest") && o.All(m => m.Key is "id" or "digest" or "name"))
        {
            object real = o.ContainsKey("name") ? typed.AddFile($"file {o["id"]}.txt", [.. Enumerable.Range(0, 100).Select(n => (byte)n)]) : typed.Add($"text {o["id"]} – ä");
            foreach (var (name, value) in JsonSerializer.SerializeToNode(real, real.GetType(), DomainJson.Options)!.AsObject()) o[name] = value?.DeepClone();
            return;
        }
        foreach (var (_, value) in o) Write(value, typed);
    }
}
