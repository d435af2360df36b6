using System.Text.Json.Nodes;

namespace Trust.Web.Tests.Api;

public sealed class RolloutThroughRestTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task A_roll_out_goes_through_all_five_gates_and_into_use()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        (await owner.Post($"{rollout.Path}/start")).Must(200);

        foreach (var stage in (string[])["transparency", "relevance", "usability", "security", "training"])
        {
            var refused = (await owner.Post($"{rollout.Path}/stages/{stage}/gate")).Must(409);
            Assert.Equal("gate.cannot-open", refused.ProblemCode);
            Assert.Contains(refused.Body["blockers"]!.AsArray(), b => b!["code"]!.GetValue<string>() == "gate.evidence-missing");

            await rollout.GiveAll(stage);
            await rollout.Open(stage);
            await rollout.DecideAll(stage);
            Assert.Equal("passed", (await rollout.Gate(stage))["state"]!.GetValue<string>());
        }
        var shut = (await owner.Post($"{rollout.Path}/locks/go-live")).Must(409);
        Assert.Contains(shut.Body["blockers"]!.AsArray(), b => b!["code"]!.GetValue<string>() == "lock.agreement-missing");

        var document = (await owner.Send(HttpMethod.Post, $"{rollout.Path}/files", Form("agreement.pdf"))).Must(201).Body["documentId"]!.GetValue<string>();
        (await owner.Post($"{rollout.Path}/stages/security/gate/outcomes", new
        {
            bodyId = rollout.Body,
            kind = "agreement-in-force",
            report = new { channel = "paper", occurredOn = "2026-11-02", saidBy = "Both sides", documentId = document },
        })).Must(200);
        (await owner.Post($"{rollout.Path}/locks/pilot")).Must(200);
        (await owner.Post($"{rollout.Path}/locks/go-live")).Must(200);

        Assert.Equal("in-use", (await rollout.See())["state"]!.GetValue<string>());
        Assert.True((await owner.Get($"{rollout.Path}/journal/verify")).Must(200).Body["holds"]!.GetValue<bool>());
        Assert.Equal(document, (await owner.Get($"{rollout.Path}/acts")).Body["items"]![0]!["documentId"]!.GetValue<string>());
        var file = (await owner.Get($"{rollout.Path}/files/{document}")).Must(200);
        Assert.Equal("application/pdf", file.MediaType);
        Assert.Equal("%PDF", file.Text);
    }

    [Fact]
    public async Task Every_blocker_says_who_can_lift_it_and_leads_to_the_place()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        var picture = await rollout.See();
        var blockers = picture["turns"]!.AsArray().Concat(picture["stages"]!.AsArray().SelectMany(s => s!["blockers"]!.AsArray())).Concat(picture["locks"]!.AsArray().SelectMany(l => l!["blockers"]!.AsArray())).ToList();

        Assert.NotEmpty(blockers);
        foreach (var link in blockers.Select(b => b!["link"]!.GetValue<string>()).Distinct()) (await owner.Get(link)).Must(200);
        Assert.All(blockers, b => Assert.NotEqual("", b!["whoText"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_a_party_says_at_a_gate_and_what_it_is_answered_is_read_by_everybody_in_the_project()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        var decision = await rollout.Decision("transparency", rollout.Body, "approve");
        decision["comment"] = new JsonObject { ["text"] = "Nur mit einem Menschen dazwischen.", ["language"] = "de" };
        (await (await house.Lindtal.As("works-council")).Post($"{rollout.Path}/stages/transparency/gate/decisions", decision)).Must(200);
        (await (await house.Lindtal.As("owner")).Post($"{rollout.Path}/stages/transparency/gate/outcomes", new { bodyId = rollout.Body, kind = "reasoned-answer", text = "There will be one." })).Must(200);

        var observer = await house.Lindtal.As("observer");
        var said = (await observer.Get($"{rollout.Path}/stages/transparency/gate")).Must(200).Body["answers"]!.AsArray().Single(a => a!["party"]!.GetValue<string>() == rollout.Body)!["voices"]![0]!["comment"]!;
        Assert.Equal(("Nur mit einem Menschen dazwischen.", "de"), (said["text"]!.GetValue<string>(), said["language"]!.GetValue<string>()));
        Assert.Equal("There will be one.", (await observer.Get($"{rollout.Path}/outcomes")).Must(200).Body["outcomes"]![0]!["text"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_typed_text_keeps_its_language()
    {
        var picture = await (await Rollout.Draft(house.Lindtal)).See();

        Assert.Equal("nb", picture["purpose"]!["language"]!.GetValue<string>());
        Assert.Equal("en", picture["title"]!["language"]!.GetValue<string>());
        Assert.Equal("Helper", picture["aiSystem"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_objection_is_raised_answered_contested_and_settled_and_its_raiser_stays_unnamed()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var (owner, raiser, council, sponsor) = (await house.Lindtal.As("owner"), await house.Lindtal.As("employees"), await house.Lindtal.As("works-council"), await house.Lindtal.As("sponsor"));

        var id = (await raiser.Post($"{rollout.Path}/objections", new { stage = "transparency", category = "jobs", text = "Who keeps their job?", blocking = true })).Must(201).Id;
        (await owner.Post($"/objections/{id}/acknowledge")).Must(200);
        (await owner.Post($"/objections/{id}/answer", new { text = "Everybody.", offer = "We write it down." })).Must(200);
        (await raiser.Post($"/objections/{id}/contest", new { text = "Nothing is written." })).Must(200);
        (await raiser.Post($"/objections/{id}/escalate")).Must(200);
        (await sponsor.Post($"/objections/{id}/settle", new { text = "It is in the agreement.", bodyId = rollout.Body })).Must(200);

        var seen = (await council.Get($"/objections/{id}")).Must(200).Body;
        Assert.Null(seen["raiser"]);
        Assert.Equal("settled", seen["state"]!.GetValue<string>());
        Assert.Equal(["objection-raised", "objection-acknowledged", "objection-answered", "objection-contested", "objection-escalated", "objection-settled"],
            seen["steps"]!.AsArray().Select(s => s!["what"]!.GetValue<string>()));
        Assert.NotNull((await owner.Get($"/objections/{id}")).Body["raiser"]);
        var person = (await house.Lindtal.Person("employees")).ToString();
        Assert.DoesNotContain(person, (await council.Get($"{rollout.Path}/objections")).Text);
        Assert.DoesNotContain("employees of the firm", (await council.Get($"{rollout.Path}/journal")).Text);
    }

    [Fact]
    public async Task An_anonymous_objection_is_refused_and_the_confidential_ways_are_named()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var refused = await (await house.Lindtal.As("employees")).Post($"{rollout.Path}/objections", new { category = "jobs", text = "Who?", anonymous = true });

        refused.Must(422);
        Assert.Equal("objection.not-anonymous-yet", refused.ProblemCode);
        Assert.Equal(["anonymous"], refused.Fields);
        Assert.Contains("works council", refused.Body["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("stance")]
    [InlineData("power")]
    [InlineData("influenceScore")]
    public async Task A_rating_of_a_person_is_refused(string member)
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var body = new JsonObject { ["group"] = "employees", [member] = 3 };
        var refused = await (await house.Lindtal.As("owner")).Put($"{rollout.Path}/stakeholders/{await house.Lindtal.Person("observer")}", body);

        refused.Must(422);
        Assert.Equal("person.no-rating", refused.ProblemCode);
        Assert.Equal([member], refused.Fields);
    }

    [Fact]
    public async Task Evidence_comes_with_files_and_goes_out_as_an_attachment()
    {
        var rollout = await Rollout.Started(house.Lindtal);
        var owner = await house.Lindtal.As("owner");
        using var form = Form("minutes.pdf");
        form.Add(new StringContent("What was said"), "text");
        form.Add(new StringContent("""{"invited": 12, "attended": 9}"""), "numbers");
        (await owner.Send(HttpMethod.Put, $"{rollout.Path}/stages/transparency/evidence/workshop-minutes", form)).Must(200);

        var item = (await owner.Get($"{rollout.Path}/stages/transparency/evidence/workshop-minutes")).Must(200).Body;
        Assert.Equal(9m, item["numbers"]!["attended"]!.GetValue<decimal>());
        Assert.Equal("minutes.pdf", item["files"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("%PDF", (await owner.Get(item["files"]![0]!["link"]!.GetValue<string>())).Must(200).Text);
        Assert.Equal(1, (await owner.Get($"{rollout.Path}/stages/transparency/evidence/workshop-minutes/revisions/1")).Must(200).Body["revision"]!.GetValue<int>());
    }

    static MultipartFormDataContent Form(string name) => new() { { new ByteArrayContent("%PDF"u8.ToArray()), "files", name } };
}
