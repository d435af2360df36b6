using Trust.App;
using Trust.Domain;

namespace Trust.Web.Commands;

/// <summary><c>./trust engine rebuild ID</c>: makes what the engine keeps of a project anew from its journal, and lets a parked one be heard again.</summary>
public sealed class Engine(TextWriter output)
{
    public async Task<int> Run(IReadOnlyList<string> arguments, ProcessBoard processes, CancellationToken ct)
    {
        if (arguments is not ["rebuild", var id] || !Guid.TryParse(id, out var project)) throw new UsageException("'engine' is followed by 'rebuild' and the id of a project.");
        if (await processes.Rebuild(new ProjectId(project), ct) is not { } made)
        {
            await output.WriteLineAsync($"There is no project {project}.");
            return 1;
        }
        await output.WriteLineAsync($"The process of project {project} was made anew by {made.Definition}. It waits at: {(made.Open.IsEmpty ? "no gate" : string.Join(", ", made.Open))}.");
        return 0;
    }
}
