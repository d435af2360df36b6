using Microsoft.Extensions.DependencyInjection;

namespace Trust.Web.Tests.Api;

/// <summary>Walks every route of the document that names something by id, with the ids of another organisation.</summary>
public sealed class OtherOrganisationTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task Nothing_of_another_organisation_is_there()
    {
        var (theirs, ours) = (await Rollout.InReview(house.Lindtal), house.Fjordlys);
        await Rollout.Draft(ours);
        var walked = 0;
        foreach (var operation in (await house.Operations()).Where(o => o.Ids.Any(i => i is "project" or "objection" or "person" or "token")))
        {
            var path = await new Places(theirs).Fill(operation);
            foreach (var part in (string[])["owner", "administrator"])
            {
                var caller = await ours.As(part);
                var before = await house.Events();
                var reply = await caller.Send(new(operation.Method), path, operation.Content((await ours.Person("spare")).Value));
                Assert.True(reply.Code == 404, $"{part} of another organisation: {operation} gives {reply.Code} {reply.Text}");
                Assert.Equal(before, await house.Events());
            }
            walked++;
        }
        Assert.True(walked > 60, $"only {walked} routes were walked");
    }

    [Fact]
    public async Task A_body_s_own_room_is_there_for_its_members_and_for_no_other_organisation()
    {
        var theirs = await Rollout.Draft(house.Lindtal);
        foreach (var (firm, part, status) in new[] { (house.Lindtal, "works-council", 200), (house.Lindtal, "owner", 404), (house.Lindtal, "administrator", 404), (house.Lindtal, "auditor", 404), (house.Fjordlys, "works-council", 404), (house.Fjordlys, "administrator", 404) })
        {
            using var http = new HttpClient { BaseAddress = house.Address };
            var token = await house.Services.GetRequiredService<Trust.App.Tokens>().Make(firm.Organisation, await firm.Person(part), "test", 1, default);
            http.DefaultRequestHeaders.Authorization = new("Bearer", token.Value!.Secret.Text); // a label and a day are accepted
            foreach (var page in (string[])["", "/members", "/guests", "/takeaway"])
                Assert.Equal(status, (int)(await http.GetAsync($"{theirs.Path}/room/{theirs.Body}{page}")).StatusCode);
        }
    }

    [Fact]
    public async Task Every_route_needs_a_sign_in()
    {
        var rollout = await Rollout.InReview(house.Lindtal);
        foreach (var operation in await house.Operations())
        {
            var reply = await house.Nobody.Send(new(operation.Method), await new Places(rollout).Fill(operation), null);
            Assert.True(reply.Code == 401, $"{operation} gives {reply.Code}");
        }
    }
}
