using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Trust.Domain.Calendars;

namespace Trust.App.Stories;

/// <summary>The parts below the doors, as one telling needs them: on a calendar of its own, which begins with the story and moves nobody else's.</summary>
public static class StoryHouse
{
    /// <param name="weeksLater">Tells the whole story so many weeks later than written.</param>
    /// <param name="scheduler">Adds the scheduler that is to fire what falls due; its hosted services are the caller's to start.</param>
    public static ServiceProvider Open(NpgsqlDataSource app, StoryFile story, int weeksLater, FindPostOffice post, Action<IServiceCollection>? scheduler = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddTrust(app)
            .AddAccounts()
            .AddSingleton(ProductClock.OfStory(LocalDay.At(story.Project.CreatedOn.AddDays(weeksLater * 7), TimeOnly.MinValue, story.Project.TimeZone)))
            .AddSingleton(post)
            .AddSingleton<StoryCalendar>();
        scheduler?.Invoke(services);
        // the story's calendar runs ahead of the system's: it tells the scheduler itself, when the moment has come
        services.AddSingleton(s => new Alarm(s.GetRequiredService<ProductClock>(), s.GetRequiredService<ILogger<Alarm>>()));
        return services.BuildServiceProvider();
    }
}
