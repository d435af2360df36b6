using Npgsql;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Stories;

namespace Trust.Web.Commands;

/// <summary>Fills an empty database with the demo: the machine builder up to the day on which its Security gate is refused, told so that this
/// day lies in this week or the last, and a second organisation, since one alone would hide what belongs to whom. Every mail of the story goes out on its day
/// to where the demo's mails go.</summary>
public sealed class DemoLoader(NpgsqlDataSource app, Rulebooks rulebooks, DemoPeople sign, ProductClock clock, FindPostOffice? post = null)
{
    static readonly DateOnly StandsOn = new(2026, 11, 23);

    static readonly (string Key, DemoPart Part)[] OnTheSignInPage =
    [
        ("hr", DemoPart.HrLead), ("gf", DemoPart.ManagingDirector), ("br", DemoPart.WorksCouncilChair), ("dsb", DemoPart.DataProtectionOfficer), ("sprecherin", DemoPart.Employee),
    ];

    /// <returns>The stories as they were told, the shown one first.</returns>
    public async Task<IReadOnlyList<Telling>> Load(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var weeksLater = (int)Math.Floor((today.DayNumber - StandsOn.DayNumber) / 7.0);
        var machines = await Tell("machine-builder", weeksLater, ct);
        var fjordlys = await Tell("fjordlys", weeksLater, ct);
        // last, since by them the next start sees that the demo is whole
        foreach (var (key, part) in OnTheSignInPage) await sign.Show(machines.Organisation, machines.Cast.Person(key), part, ct);
        return [machines, fjordlys];
    }

    async Task<Telling> Tell(string example, int weeksLater, CancellationToken ct)
    {
        var story = StoryFile.Example(example, rulebooks);
        await using var services = StoryHouse.Open(app, story, weeksLater, post ?? ((_, _) => Task.FromResult<PostOffice?>(null)));
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var telling = await teller.Begin(story, weeksLater, ct);
        await foreach (var scene in teller.Play(telling, StandsOn, ct))
            if (scene.Off is var (expected, found))
                throw new InvalidOperationException($"examples/{example}.json, line {scene.Step.Line}: expected {expected}, but it was {found}");
        return telling;
    }
}
