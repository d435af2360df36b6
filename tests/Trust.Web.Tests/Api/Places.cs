namespace Trust.Web.Tests.Api;

/// <summary>Puts real ids of a project and its people into a route.</summary>
public sealed class Places(Rollout rollout)
{
    public async Task<string> Fill(Operation operation)
    {
        var path = operation.Path;
        foreach (var name in operation.Ids) path = path.Replace($"{{{name}}}", await Value(operation, name), StringComparison.Ordinal);
        return path;
    }

    async Task<string> Value(Operation operation, string name) => name switch
    {
        "project" => rollout.Id.ToString(),
        "objection" => (await Objection()).ToString(),
        "person" => (await rollout.Firm.Person(operation.Path.Contains("/people/", StringComparison.Ordinal) ? "leaver" : "observer")).ToString(),
        "milestone" => (await Milestone(rollout)).ToString(),
        "checkpoint" => (await Checkpoint(rollout)).ToString(),
        "agreement" => (await Agreement(rollout)).ToString(),
        "theme" => (await (await rollout.Firm.As("owner")).Post($"{rollout.Path}/themes", new { name = "Nights" })).Must(201).Id.ToString(),
        "commitment" => (await Commitment(rollout)).ToString(),
        "assessment" => "dpia",
        "country" => "de",
        "stage" => "transparency",
        "item" => "purpose",
        "group" => "employees",
        "party" => "it",
        "role" => operation.Path.Contains("organisation", StringComparison.Ordinal) ? "auditor" : "member",
        "lock" => "pilot",
        "key" => "rollout",
        "kpi" => "adoption",
        "revision" => "1",
        "file" => (await Document()).ToString(),
        "act" or "condition" or "change" or "token" or "page" => Guid.CreateVersion7().ToString(),
        _ => throw new InvalidOperationException($"{operation}: what stands for {{{name}}}?"),
    };

    /// <summary>The first that is planned.</summary>
    public static async Task<Guid> Milestone(Rollout rollout) =>
        (await (await rollout.Firm.As("owner")).Get($"{rollout.Path}/milestones")).Must(200).Body["items"]!.AsArray().First(m => m!["state"]!.GetValue<string>() == "planned")!["id"]!.GetValue<Guid>();

    /// <summary>A right of the works council at the pilot, raised by the answers to the plain questions.</summary>
    public static async Task<Guid> Checkpoint(Rollout rollout)
    {
        var owner = await rollout.Firm.As("owner");
        (await owner.Put($"{rollout.Path}/questions", new { said = new[] { new { question = "monitors", yes = true } }, reason = "Logs." })).Must(200);
        return (await owner.Get($"{rollout.Path}/checkpoints")).Must(200).Body["items"]!.AsArray().Single(c => c!["right"]!["id"]!.GetValue<string>() == "de.1/de-87-6" && c["lock"]?.GetValue<string>() == "pilot")!["id"]!.GetValue<Guid>();
    }

    /// <summary>A draft on that right.</summary>
    public static async Task<Guid> Agreement(Rollout rollout) => (await (await rollout.Firm.As("owner")).Post($"{rollout.Path}/checkpoints/{await Checkpoint(rollout)}/agreement", new
    {
        title = "Use of logs",
        parties = new[] { "Lindtal GmbH", "Betriebsrat Lindtal" },
        clauses = new[] { new { key = "own-1", own = "Logs\nNobody is judged by them." } },
    })).Must(201).Id;

    /// <summary>A promise to the body of that right.</summary>
    public static async Task<Guid> Commitment(Rollout rollout) => (await (await rollout.Firm.As("owner")).Post($"{rollout.Path}/commitments", new
    {
        promise = "Logs are deleted after six months.",
        checkpointId = await Checkpoint(rollout),
        ownerId = (await rollout.Firm.Person("observer")).Value,
        checkOn = "2099-01-01",
    })).Must(201).Id;

    async Task<Guid> Objection() =>
        (await (await rollout.Firm.As("employees")).Post($"{rollout.Path}/objections", new { category = "jobs", text = "Who keeps their job?" })).Must(201).Id;

    async Task<Guid> Document()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "minutes.pdf" } };
        return (await (await rollout.Firm.As("owner")).Send(HttpMethod.Post, $"{rollout.Path}/files", form)).Must(201).Body["documentId"]!.GetValue<Guid>();
    }
}
