using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Trust.Domain.Assessments;

namespace Trust.App.Rulebooks;

/// <summary>The impact assessments that this build carries, read once; a faulty file stops the start with all that is wrong.</summary>
public static partial class AssessmentFiles
{
    const string SchemaName = "workflows/assessments/schema.json";

    static readonly Lazy<ImmutableArray<AssessmentForm>> Shipped = new(() => Sourced.Embedded(Name(), new AssessmentReader(JsonSchema.Parse(SchemaName, Rulebooks.Bytes(SchemaName))).Read, f => f.Version));

    /// <summary>Every version of every form, older ones first.</summary>
    public static ImmutableArray<AssessmentForm> All => Shipped.Value;

    /// <summary>What a new assessment starts with: of <c>dpia</c> or <c>fria</c>.</summary>
    public static AssessmentForm Latest(string key) => All.Last(f => f.Key == key);

    /// <summary>The form that answers were given to, by <see cref="AssessmentForm.Id"/>, e.g. <c>dpia.1</c>.</summary>
    public static AssessmentForm? Find(string id) => All.FirstOrDefault(f => f.Id == id);

    [GeneratedRegex(@"^workflows/assessments/[a-z]+\.v[0-9]+\.json\z")]
    private static partial Regex Name();
}
