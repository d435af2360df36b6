using Microsoft.Extensions.Logging;
using Trust.Domain;

namespace Trust.Adapters.Elsa;

/// <summary>A workflow as the JSON that Elsa writes of its own, for whoever wants to look at it with Elsa's tools.</summary>
public sealed class WorkflowJson(ILoggerFactory log)
{
    public async Task<string> Write(Rulebook rulebook)
    {
        await using var bursts = new Bursts(log);
        return await bursts.Export(rulebook);
    }
}
