using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;

namespace Trust.Web.Tests.Api;

public sealed class StatusTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    Task<Client> Owner => house.Lindtal.As("owner");

    [Fact]
    public async Task What_is_no_JSON_is_malformed() => Problem(await (await Owner).Post("/projects", "{\"title\": "), 400, "request.malformed");

    [Fact]
    public async Task Broken_UTF_8_is_malformed() => Problem(await (await Owner).Send(HttpMethod.Post, "/projects", Client.Raw([(byte)'"', 0xff, (byte)'"'])), 400, "request.malformed");

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        var reply = await house.Nobody.Get("/projects");
        Problem(reply, 401, "account.signed-out");
        Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_token_that_nobody_holds_opens_nothing() => Problem(await new Client(house.Address, "trust_made-up").Get("/me"), 401, "account.signed-out");

    [Fact]
    public async Task An_observer_may_not_pause()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        Problem(await (await house.Lindtal.As("observer")).Post($"{rollout.Path}/pause", new { reason = "Holidays" }), 403, "project.only-owner");
    }

    [Fact]
    public async Task A_project_that_is_not_the_callers_is_not_there()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        Problem(await (await house.Lindtal.As("outsider")).Get(rollout.Path), 404, "project.unknown");
        Problem(await (await house.Lindtal.As("outsider")).Post($"{rollout.Path}/start"), 404, "project.unknown");
    }

    [Theory]
    [InlineData("/projects/not-an-id")]
    [InlineData("/nothing")]
    public async Task A_place_that_is_not_there_is_missing(string path) => Problem(await (await Owner).Get(path), 404, "request.nothing-here");

    [Fact]
    public async Task A_stage_that_is_not_there_is_missing()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        Problem(await (await Owner).Get($"{rollout.Path}/stages/launch/gate"), 404, "request.nothing-here");
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_refused() => Problem(await (await Owner).Delete("/projects"), 405, "request.wrong-method");

    [Fact]
    public async Task A_rule_is_a_conflict_with_its_blockers()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var reply = await (await Owner).Post($"{rollout.Path}/locks/pilot");
        Problem(reply, 409, "lock.cannot-open");
        Assert.NotEmpty(reply.Body["blockers"]!.AsArray());
    }

    [Fact]
    public async Task An_older_version_is_stale()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        Problem(await (await Owner).Patch(rollout.Path, new { title = "New" }, ifMatch: "\"1\""), 412, "project.changed-meanwhile");
        Problem(await (await Owner).Patch(rollout.Path, new { title = "New" }, ifMatch: "\"never given\""), 412, "project.changed-meanwhile");
    }

    [Fact]
    public async Task A_body_above_one_megabyte_is_too_large() =>
        Problem(await (await Owner).Post("/projects", "{\"title\": \"" + new string('x', 1_100_000) + "\"}"), 413, "request.too-large");

    [Fact]
    public async Task A_file_above_25_megabytes_is_refused_and_names_the_field()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[26 * 1024 * 1024]), "files", "large.pdf" } };
        var reply = await (await Owner).Send(HttpMethod.Post, $"{rollout.Path}/files", form);
        reply.Must(422);
        Assert.Equal(["files"], reply.Fields);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_by_its_own_word_is_not_read() =>
        Problem(await (await Owner).Send(HttpMethod.Post, "/projects", new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded")), 415, "request.not-json");

    [Fact]
    public async Task Everything_that_is_wrong_with_a_body_is_named_at_once()
    {
        var reply = await (await Owner).Post("/projects", """
            {"title": "", "purpose": {"text": "x", "language": "zz"}, "today": "yesterday", "aiSystem": {"name": "Helper"},
             "sites": [{"employer": "A", "name": "B", "country": "XX", "headcount": -1}, {"employer": "A", "name": "C", "country": "DE", "region": "ZZ", "headcount": 1}],
             "startsOn": "1066-10-14", "timeZone": "Mars/Olympus", "language": "fr", "affectedEmployees": 0, "hidden": true, "hidden": false}
            """);
        Problem(reply, 422, "request.invalid");
        Assert.Equal(["affectedEmployees", "hidden", "hidden", "language", "purpose.language", "sites[0].country", "sites[0].headcount", "startsOn", "timeZone", "title", "today"],
            reply.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_region_that_its_country_does_not_have_is_named()
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Rollout.NewProject())!;
        body["sites"]![0]!["region"] = "ZZ";
        Assert.Equal(["sites[0].region"], (await (await Owner).Post("/projects", body)).Must(422).Fields);
    }

    [Fact]
    public async Task Nobody_who_is_not_in_the_organisation_can_be_named()
    {
        var rollout = await Rollout.Draft(house.Lindtal);
        var stranger = await house.Fjordlys.Person("owner");
        var reply = await (await Owner).Put($"{rollout.Path}/seats/it", new { holders = new[] { (await house.Lindtal.Person("it")).Value, stranger.Value } });
        reply.Must(422);
        Assert.Equal(["holders[1]"], reply.Fields);
        Assert.Equal("person.unknown", reply.Body["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/projects?limit=0", "limit")]
    [InlineData("/projects?limit=201", "limit")]
    [InlineData("/projects?cursor=made-up", "cursor")]
    [InlineData("/projects?state=begun", "state")]
    [InlineData("/projects?owner=me", "owner")]
    [InlineData("/projects?q=%00", "q")]
    [InlineData("/people?limit=many", "limit")]
    public async Task A_wrong_value_in_the_query_is_named(string path, string field) => Assert.Equal([field], (await (await Owner).Get(path)).Must(422).Fields);

    [Fact]
    public async Task A_problem_is_said_in_the_callers_language()
    {
        await (await Owner).Patch($"/people/{await house.Lindtal.Person("german")}", new { language = "de" });
        var german = await house.Lindtal.As("german");
        (await german.Patch($"/people/{await house.Lindtal.Person("german")}", new { language = "de" })).Must(200);
        Assert.StartsWith("Hier ist nichts", (await german.Get("/nothing")).Body["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_process_says_that_it_lives_and_is_ready()
    {
        (await house.Nobody.Get("/health/live")).Must(200);
        (await house.Nobody.Get("/health/ready")).Must(200);
    }

    [Fact]
    public async Task A_process_whose_read_tables_are_another_versions_is_not_ready()
    {
        await house.Count("with other as (update organisations set read_tables = -1 returning 1) select count(*) from other");
        Assert.Equal("the read tables are another Trust's", (await house.Nobody.Get("/health/ready")).Must(503).Text);
        await house.Services.GetRequiredService<Replay>().Run(default);
        (await house.Nobody.Get("/health/ready")).Must(200);
    }

    [Fact]
    public async Task Figures_for_watching_are_sums_and_shown_to_this_machine_and_to_an_administrator_alone()
    {
        using var here = new HttpClient { BaseAddress = house.Address };
        await here.GetAsync(new Uri("/health/live", UriKind.Relative));
        var told = await here.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.All(["trust_answers_total{status=\"2xx\"} ", "\ntrust_mails_late ", "\ntrust_work_parked ", "\nprocess_resident_memory_bytes "], figure => Assert.Contains(figure, told));
        Assert.DoesNotMatch("[0-9a-f]{8}-", told); // no ids

        foreach (var (part, status) in new[] { ("anonymous", 404), ("owner", 404), ("administrator", 200) })
        {
            using var far = new HttpClient { BaseAddress = house.Address };
            far.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
            if (part != "anonymous") far.DefaultRequestHeaders.Authorization = new("Bearer", (await house.Services.GetRequiredService<Tokens>().Make(house.Lindtal.Organisation, await house.Lindtal.Person(part), "watch", 1, default)).Value!.Secret.Text);
            Assert.Equal(status, (int)(await far.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task A_mail_that_should_have_gone_is_told_by_the_process()
    {
        await Rollout.Started(house.Lindtal); // nobody has set up a post office here, so what it tells stays open
        var late = house.Services.GetRequiredService<LateMails>();
        await house.Count("with late as (update deliveries set due_at = now() - interval '1 day' where state = 'planned' returning 1) select count(*) from late");
        var here = await late.Of(house.Lindtal.Organisation, null, default);
        Assert.InRange(here, 1, await late.Count(default));
        using var http = new HttpClient { BaseAddress = house.Address };
        Assert.Equal($"ready, but {await late.Count(default)} mails are late", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    static void Problem(Reply reply, int status, string code)
    {
        reply.Must(status);
        Assert.Equal("application/problem+json", reply.MediaType);
        Assert.Equal(code, reply.ProblemCode);
        Assert.Equal(status, reply.Body["status"]!.GetValue<int>());
        Assert.NotEqual("", reply.Body["title"]!.GetValue<string>());
    }
}
