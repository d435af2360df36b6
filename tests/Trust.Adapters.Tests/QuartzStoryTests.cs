using Trust.Adapters.Quartz;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Stories;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.Adapters.Tests;

/// <summary>The demo's stories, each to its end, with Quartz in the same process and on the same database.</summary>
public sealed class QuartzStoryTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("machine-builder", "mal von Quartz selbst geweckt", "Die Mails gehen auf: Jede ist zu Ende gebracht.")]
    [InlineData("fjordlys", "vekkinger utløst av Quartz selv", "E-postene stemmer: hver av dem er avsluttet.")]
    [InlineData("service-group", "vækninger udløst af Quartz selv", "Mailene stemmer: hver enkelt er afsluttet.")]
    public async Task Every_example_comes_to_use_in_twelve_weeks_every_mail_ends_and_Quartz_itself_fires_what_falls_due(string example, string fired, string theMailsAddUp)
    {
        var story = StoryFile.Example(example, Rulebooks.Embedded());
        var (texts, (told, output)) = (Texts.In(story.Language), await Tell(story));

        Assert.True(told.Holds, output);
        Assert.InRange(told.Fired, 1, 1000);
        Assert.Contains(fired, output);
        Assert.Contains(theMailsAddUp, output);
        Assert.Equal(ProjectState.InUse, told.Project.State);
        Assert.All(told.Project.Stages, s => Assert.Equal(StageState.Passed, s.State));
        Assert.All(Enum.GetValues<Domain.Lock>(), l => Assert.NotEmpty(told.Project.Of(l).OpenFor));
        Assert.All(told.Project.Milestones.Values.Where(m => m.DueOn <= told.Project.StartsOn.AddDays(84)), m => Assert.False(m.IsPlanned));
        Assert.All(told.Project.Rules.Kpis, k => Assert.NotNull(told.Project.Kpis[k.Key].MeasuredOn));
        Assert.Contains(texts.StorySign(""), output);
        Assert.Contains(texts.StorySignGone(""), output);
        Assert.Contains(texts.RoiTitle + ": ", output);
        Assert.DoesNotContain("…", output);     // a fact that a text asks for and nobody gave
        Assert.DoesNotContain("{", output);
        // whoever else wakes in this database finds nothing of the story's
        Assert.Equal([0L], await db.Database.Outside<long>("select (select count(*) from quartz.qrtz_triggers) + (select count(*) from quartz.qrtz_job_details)", null, default));
    }

    async Task<(Told, string)> Tell(StoryFile story)
    {
        var (output, letters) = (new StringWriter(), Directory.CreateTempSubdirectory("trust-letters-").FullName);
        try
        {
            return (await StoryTelling.Aloud(db.App, story, letters, services => services.AddQuartzForStory(db.App), output, default), output.ToString());
        }
        finally
        {
            Directory.Delete(letters, recursive: true);
        }
    }
}
