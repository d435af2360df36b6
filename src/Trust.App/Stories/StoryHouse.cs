using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trust.Domain.Calendars;

namespace Trust.App.Stories;

/// <summary>The parts below the doors, as one telling needs them: on a calendar of its own, which begins with the story and moves nobody else's.</summary>
public static class StoryHouse
{
    /// <param name="weeksLater">Tells the whole story so many weeks later than written.</param>
    public static ServiceProvider Open(NpgsqlDataSource app, StoryFile story, int weeksLater, FindPostOffice post) => new ServiceCollection()
        .AddLogging()
        .AddTrust(app)
        .AddAccounts()
        .AddSingleton(ProductClock.OfStory(LocalDay.At(story.Project.CreatedOn.AddDays(weeksLater * 7), TimeOnly.MinValue, story.Project.TimeZone)))
        .AddSingleton(post)
        .AddSingleton<StoryCalendar>()
        .BuildServiceProvider();
}
