using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Npgsql;

namespace Trust.Web;

/// <summary>While the database does not answer, the readers of pages are told that, and not that something broke. The API answers with the same status.</summary>
sealed record DatabaseAway
{
    public static int Status(Exception trouble) => IsBehind(trouble) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    /// <summary>Whether a cookie still holds is asked of the database. An exception there would meet the page that tells of it as well.</summary>
    public static Func<CookieValidatePrincipalContext, Task> Noting(Func<CookieValidatePrincipalContext, Task> check) => async context =>
    {
        try
        {
            await check(context);
        }
        catch (Exception trouble) when (IsBehind(trouble) && !context.HttpContext.Request.IsApi())
        {
            context.HttpContext.Features.Set(new DatabaseAway()); // so that nothing is done for this cookie
        }
    };

    public static Task Say(HttpContext http, Func<Task> next)
    {
        // the style sheet of that page is asked for with the same cookie
        if (http.Features.Get<DatabaseAway>() is null || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null) return next();
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    public static bool IsBehind(Exception? trouble) => trouble is NpgsqlException { IsTransient: true } || trouble?.InnerException is { } inner && IsBehind(inner);
}
