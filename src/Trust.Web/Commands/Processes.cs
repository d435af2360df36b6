using Trust.App;

namespace Trust.Web.Commands;

/// <summary>What a command needs to look at the processes of the engine that is set, without the whole app.</summary>
static class Processes
{
    public static async Task<int> On(Ground ground, IConfiguration configuration, Func<ProcessBoard, Task<int>> work)
    {
        await using var services = new ServiceCollection().AddLogging().AddTrust(ground.App).AddEngine(configuration["Engine"]).BuildServiceProvider();
        return await work(services.GetRequiredService<ProcessBoard>());
    }
}
