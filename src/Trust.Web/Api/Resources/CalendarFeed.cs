using System.Text;
using Trust.App;

namespace Trust.Web.Api;

/// <summary>The dates of one person's projects for their calendar program. Outside the API's base: the secret in the address is the whole sign-in.</summary>
static class CalendarFeed
{
    public static void MapCalendarFeed(this WebApplication app) => app.MapGet("/calendar/{secret}.ics", Read).AllowAnonymous().ExcludeFromDescription();

    static async Task<IResult> Read(string secret, HttpRequest request, CalendarFeeds feeds, CancellationToken ct)
    {
        if (secret.Length > 64 || await feeds.Read(new(secret), new($"{request.House()}/"), ct) is not { } file) return TypedResults.NotFound();
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Text(file.Write(), "text/calendar", Encoding.UTF8);
    }
}
