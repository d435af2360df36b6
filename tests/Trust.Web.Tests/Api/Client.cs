using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>What came back.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, string? MediaType)
{
    public int Code => (int)Status;
    public JsonNode Body => JsonNode.Parse(Text)!; // asked only where a body is expected
    public string? Tag => Headers.ETag?.Tag;
    public string ProblemCode => Body["code"]!.GetValue<string>();
    public IReadOnlyList<string> Fields => [.. Body["errors"]?.AsArray().Select(e => e!["field"]!.GetValue<string>()) ?? []];
    public Guid Id => Body["id"]!.GetValue<Guid>();

    public override string ToString() => $"{Code} {Text}";

    public Reply Must(int status)
    {
        Assert.True(Code == status, $"{Code} instead of {status}: {Text[..Math.Min(Text.Length, 800)]}");
        return this;
    }
}

/// <summary>A person who speaks to the API.</summary>
public sealed class Client
{
    const string Base = "/api/v1";

    readonly HttpClient http;

    public Client(Uri address, string? token)
    {
        http = new() { BaseAddress = address };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);
    public Task<Reply> Post(string path, object? body = null, string? key = null, string? ifMatch = null) => Send(HttpMethod.Post, path, Json(body), key, ifMatch);
    public Task<Reply> Put(string path, object? body = null, string? ifMatch = null) => Send(HttpMethod.Put, path, Json(body), null, ifMatch);
    public Task<Reply> Patch(string path, object? body = null, string? ifMatch = null) => Send(HttpMethod.Patch, path, Json(body), null, ifMatch);
    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith(Base, StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) || path.StartsWith("/health", StringComparison.Ordinal) ? path : Base + path) { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await http.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers, answer.Content.Headers.ContentType?.MediaType);
    }

    public static HttpContent Raw(string json) => Raw(Encoding.UTF8.GetBytes(json));

    public static HttpContent Raw(byte[] json) => new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };

    static HttpContent? Json(object? body) => body switch
    {
        null => null,
        string raw => Raw(raw),
        _ => Raw(JsonSerializer.Serialize(body, Plain)),
    };

    static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}
