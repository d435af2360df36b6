using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Trust.App;

namespace Trust.Web.Api;

/// <summary>A file of a form, let in by <see cref="FileRules"/>.</summary>
sealed record SentFile(string Name, byte[] Bytes);

/// <summary>A request as JSON, or as a form of the same members with files beside them: plain members as text, others as JSON.</summary>
sealed record FormBody<T>(T? Read, IReadOnlyList<SentFile> Files, BadRequest? Bad) : IRead, IEndpointParameterMetadataProvider where T : class
{
    const string FilesMember = "files";

    /// <summary>Nothing but files: then there is no JSON to send.</summary>
    static readonly bool OnlyFiles = typeof(T) == typeof(NothingSaid);

    static readonly FormOptions Limits = new() { MultipartBodyLengthLimit = FileRules.RequestLimit, ValueCountLimit = 50, ValueLengthLimit = 200_000 };

    public T Value => Read ?? throw new InvalidOperationException("A handler was called although its body was refused.");

    public static async ValueTask<FormBody<T>> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (!http.Request.HasFormContentType)
        {
            if (OnlyFiles) return Refuse(BadRequest.Of(ProblemKind.Unsupported, "request.not-form"));
            var body = await Body<T>.BindAsync(http, parameter);
            return new(body.Read, [], body.Bad);
        }
        try
        {
            var form = await http.Request.ReadFormAsync(Limits, http.RequestAborted);
            if (Faults(form).ToList() is { Count: > 0 } faults) return Refuse(BadRequest.Invalid(faults));
            var files = new List<SentFile>();
            foreach (var file in form.Files) files.Add(new(file.FileName, await Bytes(file, http.RequestAborted)));
            var members = Body<T>.Parse(http, Encoding.UTF8.GetBytes(Members(form).ToJsonString(ApiJson.Options)), Digest(files));
            return new(members.Read, files, members.Bad);
        }
        catch (BadHttpRequestException large) when (large.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(BadRequest.Of(ProblemKind.TooLarge, "request.too-large"));
        }
        catch (InvalidDataException large) when (large.Message.Contains("limit", StringComparison.Ordinal)) // the framework's only word for it
        {
            return Refuse(BadRequest.Of(ProblemKind.TooLarge, "request.too-large"));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or JsonException or ArgumentException)
        {
            return Refuse(BadRequest.Of(ProblemKind.Malformed, "request.malformed"));
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(OnlyFiles ? ["multipart/form-data"] : ["application/json", "multipart/form-data"], typeof(T), isOptional: false));

    static FormBody<T> Refuse(BadRequest bad) => new(null, [], bad);

    static IEnumerable<Fault> Faults(IFormCollection form)
    {
        foreach (var file in form.Files)
            if (file.Name != FilesMember) yield return new(file.Name, "request.member-unknown");
            else if (FileRules.Check(file.FileName, file.Length, FilesMember) is { } refusal) yield return new(FilesMember, refusal.Code, refusal.Facts);
        foreach (var (name, values) in form)
            if (values.Count > 1) yield return new(name, "request.member-twice");
    }

    static JsonObject Members(IFormCollection form)
    {
        var members = new JsonObject();
        foreach (var (name, values) in form)
            members[name] = values.ToString() is var text && text.TrimStart().StartsWith('{') ? JsonNode.Parse(text) : JsonValue.Create(text);
        return members;
    }

    static async Task<byte[]> Bytes(IFormFile file, CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)file.Length); // not above the limit of a file
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    static byte[] Digest(IEnumerable<SentFile> files) => [.. files.SelectMany(f => (byte[])[.. Encoding.UTF8.GetBytes(f.Name), 0, .. SHA256.HashData(f.Bytes)])];
}
