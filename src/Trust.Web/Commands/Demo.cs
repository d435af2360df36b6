using Trust.App;
using Trust.App.Rulebooks;
using Trust.App.Stories;

namespace Trust.Web.Commands;

/// <summary><c>./trust demo [FILE]</c>: plays a project file from its first day to its last on a PostgreSQL that is gone afterwards, with every
/// mail on its day, and proves its journal and its mails.
/// 0 when all came out as the file says.</summary>
public sealed class Demo(TextWriter output)
{
    const string Usual = "machine-builder";

    public async Task<int> Run(Options options, IConfiguration configuration, CancellationToken ct)
    {
        if (options.Arguments.Count > 1) throw new UsageException("'demo' takes one project file.");
        try
        {
            var story = Read(options.Arguments);
            // given an owner's connection the story is one more organisation there; it cannot be taken back
            if (configuration.GetConnectionString("TrustOwner") is not null)
            {
                await using var ground = await Ground.Prepare(options, configuration, ct);
                return await Tell(ground.App, story, configuration, ct);
            }
            await using var scratch = await ScratchDatabase.Start(options.DataFolder, ct);
            await Adapters.PrepareScheduler(scratch.Logins.Owner, configuration["Jobs"], ct);
            return await Tell(scratch.Logins.App, story, configuration, ct);
        }
        catch (FaultyFilesException faulty)
        {
            foreach (var fault in faulty.Faults) await output.WriteLineAsync(fault.ToString());
            return 1;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(trouble.Message);
            return 1;
        }
    }

    static StoryFile Read(IReadOnlyList<string> arguments)
    {
        var rulebooks = Rulebooks.Embedded();
        return arguments is [var file] ? StoryFile.Read(file, File.ReadAllBytes(file), rulebooks) : StoryFile.Example(Usual, rulebooks);
    }

    async Task<int> Tell(string app, StoryFile story, IConfiguration configuration, CancellationToken ct)
    {
        await using var source = Database.Source(app);
        var letters = Directory.CreateTempSubdirectory("trust-letters-").FullName;
        try
        {
            return (await StoryTelling.Aloud(source, story, letters, services => services.AddEngine(configuration["Engine"]).AddStoryScheduler(source, app, configuration["Jobs"]), output, ct)).Holds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(letters, recursive: true);
        }
    }
}
