namespace Trust.Web.Tests.Api;

public sealed class AcceptanceTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_figure_is_recorded_corrected_and_read_with_its_target_and_trend()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        var points = $"{rollout.Path}/kpis/adoption/points";
        (await owner.Post(points, new { on = "2026-09-01", value = 20, source = "Count by IT", baseline = true })).Must(201);
        (await owner.Post(points, new { on = "2026-10-01", value = 26, source = "Count by IT", people = 120 })).Must(201);
        (await owner.Post(points, new { on = "2026-10-01", value = 62.5, source = "Digits were swapped", people = 120 })).Must(201);

        var adoption = await Adoption(owner, rollout);
        Assert.Equal((62.5m, "better", "missed", false), (adoption["value"]!.GetValue<decimal>(), adoption["trend"]!.GetValue<string>(), adoption["standing"]!.GetValue<string>(), adoption["vanity"]!.GetValue<bool>()));
        Assert.Equal((80m, false), (adoption["target"]!["value"]!.GetValue<decimal>(), adoption["target"]!["own"]!.GetValue<bool>()));
        Assert.Equal(20m, adoption["baseline"]!["value"]!.GetValue<decimal>());
        Assert.Equal([false, true], adoption["points"]!.AsArray().Select(p => p!["corrected"]!.GetValue<bool>()));
        Assert.Equal("Digits were swapped", adoption["points"]![1]!["source"]!["text"]!.GetValue<string>());

        (await owner.Put($"{rollout.Path}/kpis/adoption/target", new { target = 60 })).Must(200);
        Assert.Equal("met", (await Adoption(owner, rollout))["standing"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_figure_sent_again_is_one_and_from_another_source_it_is_a_correction()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        var points = $"{rollout.Path}/kpis/adoption/points";
        foreach (var source in (string[])["Count by IT", "Count by IT", "Count by HR"]) (await owner.Post(points, new { on = "2026-09-01", value = 20, source })).Must(201);

        var told = (await Adoption(owner, rollout))["points"]!.AsArray();
        Assert.Equal([("Count by HR", true)], told.Select(p => (p!["source"]!["text"]!.GetValue<string>(), p["corrected"]!.GetValue<bool>())));
        Assert.Equal(2, (await owner.Get($"{rollout.Path}/journal?limit=50")).Must(200).Body["items"]!.AsArray().Count(e => e!["type"]!.GetValue<string>().StartsWith("kpi-point-recorded", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_estimate_sent_again_is_one_with_another_source_it_is_another_and_a_wrong_number_is_named()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        static object Number(decimal low, decimal mid, decimal high, string source) => new { low, @base = mid, high, source, on = "2026-09-01" };
        Task<Reply> Estimate(string source, decimal high = 60) => owner.Put($"{rollout.Path}/roi",
            new { currency = "EUR", hoursSavedAWeek = Number(6, 10, 12, source), hourlyRate = Number(40, 50, high, source), costs = Number(9_000, 10_000, 15_000, source) });

        var first = (await Estimate("Own books")).Must(200).Body["version"]!.GetValue<long>();
        Assert.Equal(first, (await Estimate("Own books")).Must(200).Body["version"]!.GetValue<long>());
        Assert.Equal(first + 1, (await Estimate("The auditor")).Must(200).Body["version"]!.GetValue<long>());
        Assert.Equal(["hourlyRate.high"], (await Estimate("The auditor", high: 45)).Must(422).Fields);
    }

    static async Task<System.Text.Json.Nodes.JsonNode> Adoption(Client client, Rollout rollout) =>
        (await client.Get($"{rollout.Path}/kpis")).Must(200).Body["items"]!.AsArray().Single(k => k!["key"]!.GetValue<string>() == "adoption")!;

    [Fact]
    public async Task What_is_refused_names_its_field()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        foreach (var (body, code, field) in new (object, string, string)[]
        {
            (new { on = "2026-10-01", value = 75, people = 4, source = "Count" }, "kpi.too-few-people", "people"),
            (new { on = "2026-10-01", value = 175, source = "Count" }, "kpi.out-of-bounds", "value"),
            (new { on = "2026-10-01", value = 75 }, "kpi.source-missing", "source"),
        })
        {
            var reply = (await owner.Post($"{rollout.Path}/kpis/adoption/points", body)).Must(422);
            Assert.Equal((code, field), (reply.ProblemCode, reply.Fields.Single()));
        }
        Assert.Equal("kpi.unknown", (await owner.Post($"{rollout.Path}/kpis/luck/points", new { on = "2026-10-01", value = 75, source = "Count" })).Must(404).ProblemCode);
    }

    [Fact]
    public async Task The_return_is_reckoned_from_ranges_with_their_sources()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        Assert.Null((await owner.Get($"{rollout.Path}/roi")).Must(200).Body["base"]);
        static object Number(decimal low, decimal mid, decimal high) => new { low, @base = mid, high, source = "Own books", on = "2026-09-01" };
        (await owner.Put($"{rollout.Path}/roi", new { currency = "EUR", hoursSavedAWeek = Number(6, 10, 12), hourlyRate = Number(40, 50, 60), costs = Number(9_000, 10_000, 15_000) })).Must(200);
        var roi = (await owner.Get($"{rollout.Path}/roi")).Must(200).Body;
        Assert.Equal([-28m, 125m, 260m], new[] { "low", "base", "high" }.Select(c => roi[c]!["percent"]!.GetValue<decimal>()));
        Assert.Equal(45, roi["defaultWorkingWeeks"]!.GetValue<int>());
        Assert.Equal("Own books", roi["numbers"]![0]!["source"]!["text"]!.GetValue<string>());
    }
}
