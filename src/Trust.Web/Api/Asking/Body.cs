using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>What a handler's argument may hold against the request; one filter answers for all of them.</summary>
interface IRead
{
    BadRequest? Bad { get; }
}

/// <summary>What the door needs of a body besides its value.</summary>
/// <param name="Digest">Tells a repeated request from another one with the same key.</param>
sealed record BodyFacts(byte[] Digest, IReadOnlyList<(string Field, PersonId Id)> People, IReadOnlyList<(string Field, FileId Id)> Files)
{
    public static BodyFacts Of(HttpRequest request, ReadOnlySpan<byte> body, RequestReader reader)
    {
        var path = Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n");
        return new(SHA256.HashData([.. path, .. body]), reader.People, reader.Files);
    }

    /// <summary>The digest of a request whose handler takes no body.</summary>
    public static BodyFacts None(HttpRequest request) => Of(request, [], new());
}

/// <summary>The JSON body of a request, read strictly; an empty one counts as <c>{}</c>.</summary>
sealed record Body<T>(T? Read, BadRequest? Bad) : IRead, IEndpointParameterMetadataProvider where T : class
{
    public T Value => Read ?? throw new InvalidOperationException("A handler was called although its body was refused.");

    public static async ValueTask<Body<T>> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        using var bytes = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        }
        catch (BadHttpRequestException large) when (large.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return new(null, BadRequest.Of(ProblemKind.TooLarge, "request.too-large"));
        }
        if (bytes.Length > 0 && !http.Request.HasJsonContentType()) return new(null, BadRequest.Of(ProblemKind.Unsupported, "request.not-json"));
        return Parse(http, bytes.Length == 0 ? "{}"u8.ToArray() : bytes.ToArray());
    }

    /// <param name="beside">What else makes this request the one it is: the digest of its files.</param>
    public static Body<T> Parse(HttpContext http, ReadOnlyMemory<byte> bytes, byte[]? beside = null)
    {
        if (!Utf8.IsValid(bytes.Span)) return new(null, BadRequest.Of(ProblemKind.Malformed, "request.malformed"));
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 32 });
            var reader = new RequestReader();
            var read = reader.Read<T>(document.RootElement);
            http.Features.Set(BodyFacts.Of(http.Request, [.. bytes.Span, .. beside ?? []], reader));
            if (read is IAddressed { NamesOne: false }) reader.Say("group", "request.party-missing");
            return read is null || reader.Faults.Count > 0 ? new(null, BadRequest.Invalid(reader.Faults)) : new(read, null);
        }
        catch (JsonException)
        {
            return new(null, BadRequest.Of(ProblemKind.Malformed, "request.malformed"));
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: false));
}
