using Quartz;
using Trust.App;

namespace Trust.Adapters.Quartz;

/// <summary>How wake-ups and daily jobs are called in Quartz's tables: ids as strings, nothing else.</summary>
static class Triggers
{
    const string Organisation = "organisation";
    const string Project = "project";
    const string Wakes = "key";
    const string Name = "daily";

    public static TriggerKey Of(WakeUpKey key) => new($"{key.OrganisationId}/{key.ProjectId}/{key.Key}", "wake-ups");

    public static TriggerKey Of(DailyJob job) => new(job.Name, "daily");

    public static JobDataMap Data(WakeUpKey key) => new()
    {
        [Organisation] = key.OrganisationId.ToString(),
        [Project] = key.ProjectId.ToString(),
        [Wakes] = key.Key,
    };

    public static JobDataMap Data(DailyJob job) => new() { [Name] = job.Name };

    /// <summary>The daily job's name; null when it is a wake-up that fired.</summary>
    public static string? Daily(JobDataMap data) => data.TryGetValue(Name, out var name) ? (string?)name : null;

    public static WakeUpKey WakeUp(JobDataMap data) =>
        new(new(Guid.Parse((string)data[Organisation]!)), new(Guid.Parse((string)data[Project]!)), (string)data[Wakes]!); // written above, all three
}
