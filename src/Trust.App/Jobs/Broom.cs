using Microsoft.Extensions.Logging;
using Trust.Domain;

namespace Trust.App;

/// <summary>The daily job that carries out retention in every organisation. Twice, late or in two processes it does no harm.</summary>
public sealed partial class Broom(Database database, Retention retention, ILogger<Broom> logger)
{
    public async Task Once(CancellationToken ct)
    {
        foreach (var organisation in await database.EveryOrganisation(ct))
        {
            try
            {
                await retention.Run(organisation, ct);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                NotCarriedOut(trouble, organisation); // a damaged journal keeps nobody else's data longer
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Retention was not carried out in organisation {Organisation}; it is tried again tomorrow")]
    partial void NotCarriedOut(Exception trouble, OrganisationId organisation);
}
