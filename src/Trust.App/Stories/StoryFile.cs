using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App.Stories;

/// <summary>A project file: an organisation, its people, one project, and what happened in it. Read by the published schema
/// <c>examples/project.schema.json</c>; people, bodies, sites and acts go by the file's own keys.</summary>
/// <param name="Administrator">Who administers the organisation; needs no part in the project.</param>
public sealed record StoryFile(string File, string Language, string Organisation, string Administrator, IReadOnlyDictionary<string, StoryPerson> People, StoryProject Project, ImmutableArray<Step> Steps)
{
    static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.Parse("examples/project.schema.json", Embedded("examples/project.schema.json")));

    /// <exception cref="FaultyFilesException">Something in the file is not as the schema, its own keys or the workflow want it.</exception>
    public static StoryFile Read(string file, ReadOnlyMemory<byte> utf8, Rulebooks.Rulebooks rulebooks)
    {
        var (tree, faults) = Schema.Value.Read(file, utf8);
        if (tree is null || faults.Length > 0) throw new FaultyFilesException(faults);
        if (StoryCheck.Of(file, tree, rulebooks).ToList() is { Count: > 0 } wrong) throw new FaultyFilesException(wrong);

        using var json = JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
        var root = json.RootElement;
        var project = Read<StoryProject>(root.GetProperty("project"));
        var told = root.GetProperty("story").EnumerateArray().Select((step, i) => ReadStep(step, tree["story"].Items[i]));
        return new(file, tree["language"].Text, tree["organisation"].Text, tree["administrator"].Text, Read<Dictionary<string, StoryPerson>>(root.GetProperty("people")),
            project, [.. project.Steps(tree["project"].Line), .. told]);
    }

    /// <summary>A file that this build carries, such as <c>machine-builder</c>.</summary>
    public static StoryFile Example(string name, Rulebooks.Rulebooks rulebooks) => Read($"examples/{name}.json", Embedded($"examples/{name}.json"), rulebooks);

    static Step ReadStep(JsonElement step, JsonTree place)
    {
        var verb = place.Members.First(m => Act.Verbs.ContainsKey(m.Name)).Name; // StoryCheck has made sure of exactly one
        return new(
            place.Line,
            Read<DateOnly>(step.GetProperty("on")),
            step.TryGetProperty("at", out var at) ? TimeOnly.Parse(at.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : null,
            place["who"].Text,
            (Act)step.GetProperty(verb).Deserialize(Act.Verbs[verb], DomainJson.Options)!,
            step.TryGetProperty("expect", out var expect) ? Read<Expectation>(expect) : Expectation.SomethingHappens);
    }

    static T Read<T>(JsonElement element) => element.Deserialize<T>(DomainJson.Options)!; // the schema allows no null

    static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

public sealed record StoryPerson(string Name, string Email, string Language);

/// <summary>One act on one day, and what should come of it.</summary>
/// <param name="Line">Where it stands in the file.</param>
public sealed record Step(int Line, DateOnly On, TimeOnly? At, string Who, Act Act, Expectation Expect);

/// <param name="Refused">The refusal's code; its blockers, if given, are all of them.</param>
/// <param name="Events">Stored names that must be among what happened.</param>
/// <param name="Warnings">Early signs that must stand after the step.</param>
/// <param name="Answered">Early signs that must have stood before the step, and be gone after it.</param>
public sealed record Expectation(string? Refused, ImmutableArray<string>? Blockers, ImmutableArray<string>? Events, bool Nothing, ImmutableArray<string>? Warnings, ImmutableArray<string>? Answered)
{
    public static readonly Expectation SomethingHappens = new(null, null, null, false, null, null);
}
