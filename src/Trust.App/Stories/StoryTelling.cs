using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Trust.Domain;

namespace Trust.App.Stories;

/// <param name="Holds">Every step came out as the file expects, the scheduler fired what fell due with the days, every mail that was owed has ended, and the journal holds
/// in the database and in its export.</param>
/// <param name="Fired">How many wake-ups the scheduler fired.</param>
public sealed record Told(Project Project, bool Holds, int Fired);

/// <summary>Tells a story from its title to its proof.</summary>
public static class StoryTelling
{
    /// <summary>What the last step brings is told on the days after it.</summary>
    const int DaysAfter = 1;

    /// <param name="letters">The folder in which the story's mails are to lie.</param>
    /// <param name="scheduler">Adds the scheduler that fires what falls due with the days.</param>
    public static async Task<Told> Aloud(NpgsqlDataSource app, StoryFile story, string letters, Action<IServiceCollection> scheduler, TextWriter output, CancellationToken ct)
    {
        var post = new PostOffice(new("https://trust.example.com/"), Mailbox.Of("trust@example.com", OneLine.Of("Trust")), new FolderMailer(letters), (_, _) => "/me");
        await using var services = StoryHouse.Open(app, story, 0, (_, _) => Task.FromResult<PostOffice?>(post), scheduler);
        List<IHostedService> nodes = [.. services.GetServices<IHostedService>()];
        foreach (var node in nodes) await node.StartAsync(ct);
        try
        {
            return await Tell(services, story, letters, output, ct);
        }
        finally
        {
            foreach (var node in nodes) await node.StopAsync(CancellationToken.None); // also after Ctrl-C
        }
    }

    static async Task<Told> Tell(IServiceProvider services, StoryFile story, string letters, TextWriter output, CancellationToken ct)
    {
        var (calendar, by) = (services.GetRequiredService<StoryCalendar>(), services.GetRequiredService<IJobScheduler>().Name);
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var texts = Texts.In(story.Language);
        var narrator = new Narrator(story, texts, output);
        await narrator.Title();
        var telling = await teller.Begin(story, 0, ct);
        var last = default(Scene);
        await foreach (var scene in teller.Play(telling, null, ct))
        {
            await narrator.Woken(calendar.Fired, by);
            await narrator.Tell(scene);
            last = scene;
        }
        var (project, at) = (last!.View.Project, last.At); // every story begins with the scene that creates its project
        await narrator.Mails(await teller.Rest(telling, at, DaysAfter, ct));
        await narrator.Sums();
        await narrator.Fired(calendar.Fired, calendar.Missed, by);

        var ledger = new LedgerProof(services.GetRequiredService<Database>(), services.GetRequiredService<ProductClock>(), texts, output);
        var journal = new JournalProof(services.GetRequiredService<JournalCheck>(), services.GetRequiredService<JournalExport>(), texts, output);
        var holds = await ledger.Run(telling.Organisation, telling.Project, Directory.Exists(letters) ? Directory.GetFiles(letters, "*.eml").Length : 0, ct)
            & await journal.Run(telling.Organisation, telling.Project, ct);
        await narrator.Verdict();
        return new(project, holds && narrator.Off == 0 && calendar.Missed == 0, calendar.Fired);
    }
}
