using Trust.Web.Tests.SignIn;

namespace Trust.Web.Tests.Api;

/// <summary>A body that has no account answers by a one-time link to what was recorded in its name.</summary>
public sealed class ActLinkTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    static readonly Trust.App.Texts En = Trust.App.Texts.In("en");

    [Fact]
    public async Task Opening_the_link_shows_what_was_recorded_and_changes_nothing()
    {
        var (rollout, act) = await Recorded();
        var secret = await Link(rollout, act);
        var before = await house.Events();
        var visitor = new Visitor(house.Address);
        for (var times = 0; times < 2; times++)
        {
            var page = System.Net.WebUtility.HtmlDecode(await visitor.Read($"/act/{secret}"));
            Assert.Contains("Chair of the works council", page, StringComparison.Ordinal);
            Assert.Contains("Only with a human in the loop", page, StringComparison.Ordinal);
            Assert.Contains(En.ReportRight, page, StringComparison.Ordinal);
        }
        var document = await visitor.Get($"/act/{secret}?handler=Document");
        Assert.Equal(("application/pdf", "attachment"), (document.Content.Headers.ContentType?.MediaType, document.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(before, await house.Events());
        Assert.Equal(1, await house.Count("select count(*) from links where act_id = @act and used_at is null", ("act", act)));
    }

    [Fact]
    public async Task A_dispute_needs_its_reason_and_then_uses_the_link_up()
    {
        var (rollout, act) = await Recorded();
        var secret = await Link(rollout, act);
        var visitor = new Visitor(house.Address);
        var empty = await visitor.Post($"/act/{secret}", $"/act/{secret}?handler=NotSo", ("text", " "));
        Assert.Equal(422, (int)empty.StatusCode);
        Assert.Contains(En.ActReasonMissing, System.Net.WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var token = await visitor.FormToken($"/act/{secret}");
        var done = await visitor.PostWith(token, $"/act/{secret}?handler=NotSo", ("text", "We signed nothing."));
        Assert.Contains(En.ActLinkDoneNotSo, System.Net.WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.True((await Acts(rollout))["disputed"]!.GetValue<bool>());

        var again = await visitor.PostWith(token, $"/act/{secret}?handler=Right");
        Assert.Equal(404, (int)again.StatusCode);
        Assert.Contains(En.WelcomeUsedTitle, System.Net.WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.False((await Acts(rollout))["confirmed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_confirmation_is_on_record_as_given_by_the_link()
    {
        var (rollout, act) = await Recorded();
        var secret = await Link(rollout, act);
        await new Visitor(house.Address).Post($"/act/{secret}", $"/act/{secret}?handler=Right");
        Assert.True((await Acts(rollout))["confirmed"]!.GetValue<bool>());
        var entry = (await (await rollout.Firm.As("owner")).Get($"{rollout.Path}/journal?limit=1")).Must(200).Body["items"]![0]!;
        Assert.Equal("act-confirmed", entry["type"]!.GetValue<string>());
        Assert.Contains("one-time link", entry["who"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_page_or_none_at_all_changes_nothing()
    {
        var (rollout, act) = await Recorded();
        var secret = await Link(rollout, act);
        Assert.Equal(400, (int)(await new Visitor(house.Address).PostWith(null, $"/act/{secret}?handler=Right")).StatusCode);
        Assert.False((await Acts(rollout))["confirmed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before_and_one_made_up_leads_nowhere()
    {
        var (rollout, act) = await Recorded();
        var first = await Link(rollout, act);
        await Link(rollout, act);
        foreach (var secret in new[] { first, "made-up" })
            Assert.Equal(404, (int)(await new Visitor(house.Address).Get($"/act/{secret}")).StatusCode);
    }

    [Fact]
    public async Task Only_whoever_runs_the_project_makes_a_link_and_sees_its_secret_once()
    {
        var (rollout, act) = await Recorded();
        foreach (var (part, status) in new[] { ("works-council", 403), ("sponsor", 403), ("observer", 403), ("outsider", 404), ("anonymous", 401) })
            (await (await rollout.Firm.As(part)).Post($"{rollout.Path}/acts/{act}/link", new { })).Must(status);
        (await (await rollout.Firm.As("owner")).Post($"{rollout.Path}/acts/{Guid.NewGuid()}/link", new { })).Must(404);
        (await (await house.Fjordlys.As("owner")).Post($"{rollout.Path}/acts/{act}/link", new { })).Must(404);

        var owner = await rollout.Firm.As("owner");
        Assert.NotNull((await owner.Post($"{rollout.Path}/acts/{act}/link", new { }, key: "link-once")).Must(201).Body["secret"]);
        Assert.Null((await owner.Post($"{rollout.Path}/acts/{act}/link", new { }, key: "link-once")).Must(201).Body["secret"]?.GetValue<string>());
        Assert.Equal(0, await house.Count("select count(*) from idempotency where position('secret'::bytea in request) > 0"));
    }

    async Task<string> Link(Rollout rollout, Guid act) =>
        (await (await rollout.Firm.As("owner")).Post($"{rollout.Path}/acts/{act}/link", new { })).Must(201).Body["secret"]!.GetValue<string>();

    static async Task<System.Text.Json.Nodes.JsonNode> Acts(Rollout rollout) =>
        (await (await rollout.Firm.As("owner")).Get($"{rollout.Path}/acts")).Must(200).Body["items"]![0]!;

    async Task<(Rollout, Guid)> Recorded()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF"u8.ToArray()), "files", "minutes.pdf" } };
        var document = (await owner.Send(HttpMethod.Post, $"{rollout.Path}/files", form)).Must(201).Body["documentId"]!.GetValue<Guid>();
        var decision = await rollout.Decision("transparency", rollout.Body, "object");
        decision["comment"] = "Only with a human in the loop";
        decision["onBehalf"] = new System.Text.Json.Nodes.JsonObject
        {
            ["channel"] = "paper",
            ["occurredOn"] = "2026-01-07",
            ["saidBy"] = "Chair of the works council",
            ["documentId"] = document,
        };
        (await owner.Post($"{rollout.Path}/stages/transparency/gate/decisions", decision)).Must(200);
        return (rollout, (await Acts(rollout))["id"]!.GetValue<Guid>());
    }
}
