using Microsoft.Extensions.DependencyInjection;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests.Story;

public sealed class StoryTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_machine_builder_goes_from_the_first_gate_to_use_as_told()
    {
        var (told, output) = await Tell(Example("machine-builder"));

        Assert.True(told.Holds, output);
        Assert.Equal(ProjectState.InUse, told.Project.State);
        Assert.DoesNotContain("ABWEICHUNG", output);
        Assert.DoesNotContain("…", output);           // a fact that a text asks for and nobody gave
        Assert.DoesNotContain("Trust hat dies abgelehnt. Der Grund ist", output);
    }

    [Fact]
    public async Task A_draft_with_no_story_yet_is_told_too()
    {
        var (told, output) = await Tell(Example("fjordlys"));
        Assert.True(told.Holds, output);
        Assert.Equal(ProjectState.Draft, told.Project.State);
    }

    static StoryFile Example(string name) => StoryFile.Example(name, Trust.App.Rulebooks.Rulebooks.Embedded());

    async Task<(Told, string)> Tell(StoryFile story)
    {
        var output = new StringWriter();
        await using var services = new ServiceCollection().AddLogging().AddTrust(db.Logins.App).BuildServiceProvider();
        return (await StoryTelling.Aloud(services, story, output, default), output.ToString());
    }
}
