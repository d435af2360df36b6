using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

public sealed class ApiDocumentTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task It_is_OpenAPI_3_1_and_names_the_two_ways_to_sign_in()
    {
        var document = (await house.Nobody.Get("/openapi/v1.json")).Must(200).Body;
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>());
        Assert.Equal(["session", "token"], document["components"]!["securitySchemes"]!.AsObject().Select(s => s.Key).Order());
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_its_refusals()
    {
        var operations = await house.Operations();
        Assert.Equal(operations.Count, operations.Select(o => o.Name).Distinct().Count());
        foreach (var operation in operations)
        {
            Assert.True(operation.Said["summary"] is not null, $"{operation} says nothing of itself");
            Assert.True(operation.Said["responses"]!["401"]!["content"]!["application/problem+json"] is not null, $"{operation} does not say how it refuses");
            Assert.Contains(operation.Said["responses"]!.AsObject(), r => r.Key.StartsWith('2'));
            var headers = operation.Said["parameters"]?.AsArray().Where(p => p!["in"]!.GetValue<string>() == "header").Select(p => p!["name"]!.GetValue<string>()).ToList() ?? [];
            Assert.Equal(operation.Method == "POST", headers.Contains("Idempotency-Key"));
        }
    }

    [Fact]
    public async Task Every_member_of_a_request_says_what_it_takes()
    {
        foreach (var operation in (await house.Operations()).Where(o => o.BodySchema is not null)) Check(operation, operation.BodySchema!, operation.ToString(), true);
    }

    [Fact]
    public async Task Every_answer_has_a_schema_without_gaps()
    {
        foreach (var operation in await house.Operations())
            foreach (var (status, answer) in operation.Said["responses"]!.AsObject().Where(r => r.Key.StartsWith('2')))
                foreach (var (media, content) in answer!["content"]?.AsObject() ?? [])
                    if (media == "application/json" && content!["schema"] is { } schema) Check(operation, schema, $"{operation} {status}", false);
    }

    [Fact]
    public async Task Whatever_is_made_says_where_it_is_found()
    {
        foreach (var operation in (await house.Operations()).Where(o => o.Said["responses"]!["201"] is not null))
            Assert.True(operation.Said["responses"]!["201"]!["headers"]?["Location"] is not null, $"{operation} does not say where");
    }

    [Fact]
    public async Task Whatever_is_made_has_its_id_in_the_answer()
    {
        foreach (var operation in (await house.Operations()).Where(o => o.Said["responses"]!["201"]?["content"]?["application/json"] is not null))
        {
            var made = operation.Resolve(operation.Said["responses"]!["201"]!["content"]!["application/json"]!["schema"]!);
            if (made["properties"]!["id"] is not { } id) continue; // a document and a link go by other names
            Assert.True(operation.Resolve(id)["type"] is JsonValue, $"{operation} may answer without an id");
            Assert.Contains("id", made["required"]!.AsArray().Select(r => r!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task No_closed_list_of_words_contains_nothing()
    {
        var schemas = (await house.Nobody.Get("/openapi/v1.json")).Must(200).Body["components"]!["schemas"]!.AsObject();
        Assert.All(schemas.Where(s => s.Value!["enum"] is not null), s => Assert.DoesNotContain(s.Value!["enum"]!.AsArray(), word => word is null));
    }

    static void Check(Operation operation, JsonNode schema, string at, bool limits, int depth = 0)
    {
        var meant = operation.Resolve(schema);
        if (depth > 8) return;
        if (meant["oneOf"] is JsonArray ways)
        {
            foreach (var way in ways) Check(operation, way!, at, limits, depth + 1);
            return;
        }
        var type = Sample.Type(meant);
        Assert.True(type.Length > 0, $"{at} has no type: {meant.ToJsonString()}");
        if (limits && type == "string") Assert.True(meant["enum"] is not null || meant["format"] is not null || meant["pattern"] is not null || meant["maxLength"] is not null, $"{at} has no limit");
        foreach (var (name, member) in meant["properties"]?.AsObject() ?? []) Check(operation, member!, $"{at}.{name}", limits, depth + 1);
        if (meant["items"] is { } items) Check(operation, items, $"{at}[]", limits, depth + 1);
    }
}
