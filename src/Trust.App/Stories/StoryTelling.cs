using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trust.Domain;

namespace Trust.App.Stories;

/// <param name="Holds">Every step came out as the file expects, every mail that was owed has ended, and the journal holds in the database and in its export.</param>
public sealed record Told(Project Project, bool Holds);

/// <summary>Tells a story from its title to its proof.</summary>
public static class StoryTelling
{
    /// <summary>What the last step brings is told on the days after it.</summary>
    const int DaysAfter = 1;

    /// <param name="letters">The folder in which the story's mails are to lie.</param>
    public static async Task<Told> Aloud(NpgsqlDataSource app, StoryFile story, string letters, TextWriter output, CancellationToken ct)
    {
        var post = new PostOffice(new("https://trust.example.com/"), Mailbox.Of("trust@example.com", OneLine.Of("Trust")), new FolderMailer(letters), (_, _) => "/me");
        await using var services = StoryHouse.Open(app, story, 0, (_, _) => Task.FromResult<PostOffice?>(post));
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var texts = Texts.In(story.Language);
        var narrator = new Narrator(story, texts, output);
        await narrator.Title();
        var telling = await teller.Begin(story, 0, ct);
        var last = default(Scene);
        await foreach (var scene in teller.Play(telling, null, ct))
        {
            await narrator.Tell(scene);
            last = scene;
        }
        var (project, at) = (last!.View.Project, last.At); // every story begins with the scene that creates its project
        await narrator.Mails(await teller.Rest(telling, at, DaysAfter, ct));
        await narrator.Sums();

        var ledger = new LedgerProof(services.GetRequiredService<Database>(), services.GetRequiredService<ProductClock>(), texts, output);
        var journal = new JournalProof(services.GetRequiredService<JournalCheck>(), services.GetRequiredService<JournalExport>(), texts, output);
        var holds = await ledger.Run(telling.Organisation, telling.Project, Directory.Exists(letters) ? Directory.GetFiles(letters, "*.eml").Length : 0, ct)
            & await journal.Run(telling.Organisation, telling.Project, ct);
        await narrator.Verdict();
        return new(project, holds && narrator.Off == 0);
    }
}
