using Trust.App.Rulebooks;

namespace Trust.Web.Commands;

/// <summary><c>./trust workflow export --elsa KEY</c>: a workflow of this build as Elsa's own JSON, the newest version of a key or just the one that is named.</summary>
public sealed class WorkflowExport(TextWriter output)
{
    public async Task<int> Run(Options options)
    {
        if (options is not { Elsa: true, Arguments: ["export", var key] }) throw new UsageException("'workflow' is followed by 'export --elsa' and a workflow, such as rollout or rollout.1.");
        var rulebooks = Rulebooks.Embedded();
        var rulebook = rulebooks.Find(key) ?? rulebooks.All.LastOrDefault(r => r.Key == key)
            ?? throw new UsageException($"This build has no workflow '{key}'. It has: {string.Join(", ", rulebooks.All.Select(r => r.Id))}.");
        await output.WriteLineAsync(await Adapters.ExportToElsa(rulebook));
        return 0;
    }
}
