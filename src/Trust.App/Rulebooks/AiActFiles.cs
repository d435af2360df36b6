using System.Text.RegularExpressions;
using Trust.Domain.Assessments;

namespace Trust.App.Rulebooks;

/// <summary>The AI Act's duties as this build knows them, read once; nothing is pinned to a version, since what binds today is asked anew each day.</summary>
public static partial class AiActFiles
{
    const string SchemaName = "workflows/ai-act/schema.json";

    static readonly Lazy<AiAct> Shipped = new(() => Sourced.Embedded(Name(), new AiActReader(JsonSchema.Parse(SchemaName, Rulebooks.Bytes(SchemaName))).Read, a => a.Version)[^1]);

    public static AiAct Latest => Shipped.Value;

    [GeneratedRegex(@"^workflows/ai-act/duties\.v[0-9]+\.json\z")]
    private static partial Regex Name();
}
