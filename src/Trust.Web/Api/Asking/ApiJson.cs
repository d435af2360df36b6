using System.Text.Json;
using System.Text.Json.Serialization;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>How the API reads and writes JSON: as the domain does, but stricter in what it takes, and with every member there in what it gives.</summary>
static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Make();

    static JsonSerializerOptions Make()
    {
        var options = Set(new());
        options.MakeReadOnly(populateMissingResolver: true); // the reader asks for types before anything is written
        return options;
    }

    /// <summary>Makes the framework's own options the same, so that answers and the OpenAPI document follow one set of rules.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Encoder = DomainJson.Options.Encoder;
        options.MaxDepth = 32;
        foreach (var converter in DomainJson.Options.Converters) options.Converters.Add(converter);
        return options;
    }
}
