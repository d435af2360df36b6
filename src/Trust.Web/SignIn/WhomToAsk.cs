using System.Data.Common;
using Trust.App;
using Trust.Domain;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>Whom an organisation names for questions, at the foot of the pages that people come to without knowing Trust.</summary>
public sealed class WhomToAsk(OwnTexts own)
{
    // an error page is for the moment in which nothing else may work
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="organisation">Null where nobody knows yet whose page it is.</param>
    public async Task<FrameNote?> Of(OrganisationId? organisation, Texts texts, CancellationToken ct) =>
        await (organisation is { } known ? own.Read(known, OwnText.WhomToAsk, texts.Language, ct) : own.ReadOfOnlyOne(OwnText.WhomToAsk, texts.Language, ct)) is { } said
            ? new(texts.AtStart(texts.Word(OwnText.WhomToAsk)), said.Body, said.Language == texts.Language ? null : said.Language) : null;

    /// <summary>The same where the database itself may be what failed: then without it.</summary>
    public async Task<FrameNote?> IfItCanBeRead(OrganisationId? organisation, Texts texts)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await Of(organisation, texts, patience.Token);
        }
        catch (Exception trouble) when (trouble is DbException or OperationCanceledException or TimeoutException)
        {
            return null;
        }
    }
}
