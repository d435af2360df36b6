using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trust.App;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

public sealed class DemoTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly string Folder = Path.Combine(Path.GetTempPath(), "trust-demo-tests");

    [Fact]
    public async Task The_usual_story_ends_well_and_is_proved()
    {
        var (code, told) = await Run();

        Assert.True(code == 0, told);
        Assert.Matches("[0-9]+-mal von Quartz selbst geweckt", told);
        Assert.Contains("Journal geprüft", told);
        Assert.Contains("Allein aus dem Export noch einmal geprüft", told);
        Assert.EndsWith("Alles verlief wie erzählt.", told.TrimEnd());
    }

    [Fact]
    public async Task A_broken_file_gives_file_line_and_reason_and_no_stack_trace()
    {
        var file = Path.Combine(Directory.CreateDirectory(Folder).FullName, "broken.json");
        await File.WriteAllTextAsync(file, "{\n  \"language\": \"tlh\"\n}\n");

        var (code, told) = await Run(file);

        Assert.Equal(1, code);
        Assert.Contains($"{file}, line 2, column 15, at $.language: 'tlh' is unknown here; known are 'en', 'nb'", told);
        Assert.DoesNotContain("   at ", told);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_so()
    {
        var (code, told) = await Run("nowhere.json");
        Assert.Equal(1, code);
        Assert.Contains("nowhere.json", told);
    }

    [Fact]
    public async Task An_empty_database_gets_two_organisations_five_people_at_the_door_and_a_gate_that_was_refused()
    {
        await using var services = new ServiceCollection().AddLogging().AddTrust(db.Logins.App).AddAccounts().AddSingleton<DemoLoader>().BuildServiceProvider();

        var told = await services.GetRequiredService<DemoLoader>().Load(default);

        Assert.Equal(["Lindtal Maschinenbau", "Fjordlys"], told.Select(t => t.Story.Organisation));
        Assert.NotEqual(told[0].Organisation, told[1].Organisation);
        var doors = await services.GetRequiredService<DemoPeople>().All(default);
        Assert.Equal(5, doors.Count);
        Assert.All(doors, d => Assert.Equal(told[0].Organisation, d.Organisation));
        Assert.NotNull(await services.GetRequiredService<Organisations>().First(default));

        var now = DateTimeOffset.UtcNow;
        var view = await services.GetRequiredService<ProjectReader>().Read(told[0].Organisation, told[0].Project, Actor.Of(told[0].Cast.Person("hr")), now, default);
        Assert.Equal(StageState.Active, view!.Project.Of(Stage.Security).State);   // the owner may see it
        Assert.Equal(4, GateRule.ToOpen(view.Project, Stage.Security).Count());
        Assert.InRange(view.Project.Day(now).DayNumber - view.Project.StartsOn.DayNumber, 77, 84);
    }

    static async Task<(int, string)> Run(params string[] arguments)
    {
        var output = new StringWriter();
        var options = Options.Parse(["demo", .. arguments, "--data", Folder], "/tmp", root: false);
        return (await new Demo(output).Run(options, new ConfigurationBuilder().Build(), default), output.ToString());
    }
}
