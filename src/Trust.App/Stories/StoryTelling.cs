using Microsoft.Extensions.DependencyInjection;
using Trust.Domain;

namespace Trust.App.Stories;

/// <param name="Holds">Every step came out as the file expects, and the journal holds in the database and in its export.</param>
public sealed record Told(Project Project, bool Holds);

/// <summary>Tells a story from its title to its proof.</summary>
public static class StoryTelling
{
    public static async Task<Told> Aloud(IServiceProvider services, StoryFile story, TextWriter output, CancellationToken ct)
    {
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var texts = Texts.In(story.Language);
        var narrator = new Narrator(story, texts, output);
        await narrator.Title();
        var telling = await teller.Begin(story, 0, ct);
        Project? project = null;
        await foreach (var scene in teller.Play(telling, null, ct))
        {
            await narrator.Tell(scene);
            project = scene.View.Project;
        }
        await narrator.Sums();

        var proof = new JournalProof(services.GetRequiredService<JournalCheck>(), services.GetRequiredService<JournalExport>(), texts, output);
        var holds = await proof.Run(telling.Organisation, telling.Project, ct);
        await narrator.Verdict();
        return new(project!, holds && narrator.Off == 0); // every story begins with the scene that creates its project
    }
}
