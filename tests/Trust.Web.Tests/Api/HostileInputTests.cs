using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

/// <summary>Every write of the OpenAPI document, with every member of its body made wrong in every way that we know. A new route is covered by being in the document.</summary>
public sealed class HostileInputTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    const string Mark = "\u0001mark\u0001"; // stands in a body for JSON that a serialiser would not write

    static readonly string[] LegalText =
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>", "'; drop table events; --", "\u202eright to left\u202c \u2066isolated\u2069", "../../etc/passwd", "{{7*7}} ${7*7} %s %n", "\ud83d\ude00 zero\u200bwidth",
    ];

    [Fact]
    public async Task No_body_however_wrong_breaks_anything()
    {
        var operations = (await house.Operations()).Where(o => o.BodySchema is not null).ToList();
        Assert.True(operations.Count > 30, "the document tells the writes");
        foreach (var operation in operations) await Try(operation);
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf")]
    [InlineData("..\\..\\boot.pdf")]
    [InlineData("C:evil.pdf")]
    [InlineData("page.html")]
    [InlineData("run.exe")]
    [InlineData("no-ending")]
    [InlineData(".pdf/")]
    public async Task A_file_with_a_tricky_name_stays_outside(string name)
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var before = await house.Events();
        foreach (var (method, path) in new[] { (HttpMethod.Put, $"{rollout.Path}/stages/transparency/evidence/purpose"), (HttpMethod.Post, $"{rollout.Path}/files") })
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", name } };
            var reply = await (await house.Lindtal.As("owner")).Send(method, path, form);
            Assert.Equal(422, reply.Code);
            Assert.Equal(["files"], reply.Fields);
        }
        Assert.Equal(before, await house.Events());
    }

    async Task Try(Operation operation)
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var path = await new Places(rollout).Fill(operation);
        var caller = await house.Lindtal.As(operation.Path.Contains("/people", StringComparison.Ordinal) || operation.Path.Contains("/organisation", StringComparison.Ordinal) ? "administrator" : "owner");
        var valid = new Sample(operation, (await house.Lindtal.Person("spare")).Value).Of(operation.BodySchema!);

        var accepted = await caller.Send(new(operation.Method), path, Client.Raw(valid.ToJsonString()));
        Assert.True(accepted.Code is < 400 or 403 or 404 or 409 || accepted.Code == 422 && !accepted.Text.Contains("\"request.", StringComparison.Ordinal),
            $"{operation}: the sample {valid.ToJsonString()} gives {accepted.Code} {accepted.Text}");

        var before = await house.Events();
        foreach (var wrong in Wrongs(operation, valid))
        {
            var reply = await caller.Send(new(operation.Method), path, Client.Raw(wrong.Body));
            var about = $"{operation} with {wrong.How} at {wrong.Field}: {wrong.Body[..Math.Min(wrong.Body.Length, 300)]} gives {reply.Code} {reply.Text[..Math.Min(reply.Text.Length, 600)]}";
            Assert.True(reply.Code < 500, about);
            if (reply.Code >= 400)
            {
                Assert.True(reply.MediaType == "application/problem+json", about);
                Assert.True(before == await house.Events(), about);
            }
            else before = await house.Events();
            if (!wrong.MustFail) continue;
            Assert.True(reply.Code is 400 or 422, about);
            Assert.True(reply.Code == 400 || reply.Fields.Any(f => f == wrong.Field || wrong.Field.StartsWith(f, StringComparison.Ordinal) || f.StartsWith(wrong.Field, StringComparison.Ordinal)), about);
        }
        foreach (var (member, schema) in Members(operation, operation.BodySchema!, ""))
            if (IsFreeText(operation, schema)) foreach (var text in LegalText) await Verbatim(operation, path, caller, valid, member, text);
    }

    /// <summary>Legal, however strange: refused by a rule, or kept character by character.</summary>
    async Task Verbatim(Operation operation, string path, Client caller, JsonNode valid, string member, string text)
    {
        var body = valid.DeepClone();
        if (!Set(body, member, JsonValue.Create(text))) return;
        var kept = "select count(*) from contents where body = @text";
        var before = await house.Count(kept, ("text", text));
        var events = await house.Events();
        var reply = await caller.Send(new(operation.Method), path, Client.Raw(body.ToJsonString()));
        Assert.True(reply.Code < 500, $"{operation} with {text} at {member}: {reply.Code} {reply.Text}");
        if (reply.Code < 300 && await house.Events() > events && !operation.Path.EndsWith("/start", StringComparison.Ordinal))
            Assert.True(await house.Count(kept, ("text", text)) > before, $"{operation} did not keep {text} at {member}");
    }

    sealed record Wrong(string How, string Field, string Body, bool MustFail);

    static IEnumerable<Wrong> Wrongs(Operation operation, JsonNode valid)
    {
        string With(string member, JsonNode? value, Func<string, string>? then = null)
        {
            var body = valid.DeepClone();
            Set(body, member, value);
            return (then ?? (s => s))(body.ToJsonString());
        }

        yield return new("an unknown member", "neverHeardOf", With("neverHeardOf", JsonValue.Create(1)), true);
        yield return new("an array in place of the body", "", "[]", true);
        yield return new("nothing but null", "", "null", true);
        yield return new("an end too early", "", valid.ToJsonString()[..^1], true);
        foreach (var (member, schema) in Members(operation, operation.BodySchema!, ""))
        {
            var type = Sample.Type(operation.Resolve(schema));
            var isText = type is "string" || operation.Resolve(schema)["oneOf"] is not null;
            var (required, top) = (IsRequired(operation, member), !member.Contains('.') && !member.Contains('['));
            if (!Has(valid, member)) continue;
            if (required) yield return new("nothing", member, Without(valid, member), true);
            if (required) yield return new("null", member, With(member, null), true);
            if (top) yield return new("the same member twice", member, "{" + $"\"{member}\": {valid[member]?.ToJsonString() ?? "null"}, " + valid.ToJsonString()[1..], true);
            yield return new("an object of nonsense", member, With(member, new JsonObject { ["neverHeardOf"] = 1 }), type is not "object" || operation.Resolve(schema)["additionalProperties"]?.GetValueKind() is JsonValueKind.False || true);
            yield return new("a number with 400 digits", member, With(member, JsonValue.Create(Mark), s => s.Replace(JsonSerializer.Serialize(Mark), new string('9', 400))), true);
            if (type is not "boolean") yield return new("true", member, With(member, JsonValue.Create(true)), true);
            if (type is not "array") yield return new("a list", member, With(member, new JsonArray(1, 2)), true);
            if (type is "array") yield return new("a thousand elements", member, With(member, new JsonArray([.. Enumerable.Range(0, 1000).Select(i => (JsonNode)i)])), true);
            if (!isText) continue;
            yield return new("a text beyond every limit", member, With(member, JsonValue.Create(new string('x', 20_001))), true);
            yield return new("NUL", member, With(member, JsonValue.Create("a\0b")), true);
            yield return new("a lone surrogate", member, With(member, JsonValue.Create(Mark), s => s.Replace(JsonSerializer.Serialize(Mark), "\"\\ud800\"")), true);
            if (operation.Resolve(schema)["pattern"]?.ToString().StartsWith("^(199", StringComparison.Ordinal) is true)
                foreach (var day in (string[])["0001-01-01", "9999-12-31", "2026-02-30", "02.11.2026", "2026-11-02T00:00:00Z"]) yield return new(day, member, With(member, JsonValue.Create(day)), true);
            if (member.EndsWith("timeZone", StringComparison.Ordinal)) yield return new("an unknown zone", member, With(member, JsonValue.Create("Mars/Olympus")), true);
            if (member.EndsWith("country", StringComparison.Ordinal)) yield return new("an unknown country", member, With(member, JsonValue.Create("XX")), true);
            if (operation.Resolve(schema)["enum"] is not null) yield return new("an unknown word", member, With(member, JsonValue.Create("neverheardof")), true);
        }
    }

    static IEnumerable<(string Member, JsonNode Schema)> Members(Operation operation, JsonNode schema, string within)
    {
        foreach (var (name, member) in operation.Resolve(schema)["properties"]?.AsObject() ?? [])
        {
            var field = within.Length == 0 ? name : $"{within}.{name}";
            yield return (field, member!);
            var meant = operation.Resolve(member!);
            if (Sample.Type(meant) is "object") foreach (var inner in Members(operation, meant, field)) yield return inner;
            if (Sample.Type(meant) is "array") foreach (var inner in Members(operation, meant["items"]!, $"{field}[0]")) yield return inner;
        }
    }

    static bool IsRequired(Operation operation, string member)
    {
        var schema = operation.BodySchema!;
        var steps = member.Split('.');
        foreach (var step in steps[..^1])
        {
            schema = operation.Resolve(schema["properties"]![step.Replace("[0]", "")]!);
            if (step.EndsWith("[0]", StringComparison.Ordinal)) schema = operation.Resolve(schema["items"]!);
        }
        return schema["required"]?.AsArray().Any(r => r!.GetValue<string>() == steps[^1]) is true;
    }

    static bool IsFreeText(Operation operation, JsonNode schema) => operation.Resolve(schema)["oneOf"] is not null;

    static string Without(JsonNode valid, string member)
    {
        var body = valid.DeepClone();
        var (parent, last) = Parent(body, member);
        parent!.Remove(last); // asked only where the member is
        return body.ToJsonString();
    }

    static bool Has(JsonNode body, string member) => Parent(body, member) is ({ } parent, var last) && parent.ContainsKey(last);

    static bool Set(JsonNode body, string member, JsonNode? value)
    {
        if (Parent(body, member) is not ({ } parent, var last)) return false;
        parent[last] = value;
        return true;
    }

    static (JsonObject? Parent, string Last) Parent(JsonNode body, string member)
    {
        var steps = member.Split('.');
        JsonNode? at = body;
        foreach (var step in steps[..^1])
        {
            at = at?[step.Replace("[0]", "")];
            if (step.EndsWith("[0]", StringComparison.Ordinal)) at = at is JsonArray { Count: > 0 } list ? list[0] : null;
        }
        return (at as JsonObject, steps[^1]);
    }
}
