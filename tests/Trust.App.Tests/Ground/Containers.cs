#if WITH_TESTCONTAINERS
using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;
#endif

namespace Trust.App.Tests.Ground;

/// <summary>PostgreSQL in a container, in tests that were built with <c>-p:WithTestcontainers=true</c>.</summary>
static class Containers
{
#if WITH_TESTCONTAINERS
    /// <returns>The connection string of its superuser; null where no Docker answers.</returns>
    public static async Task<string?> Start()
    {
        try
        {
            var container = new PostgreSqlBuilder("postgres:15").WithUsername("postgres").WithDatabase("postgres").WithCommand("-c", "fsync=off", "-c", "max_connections=300").Build();
            await container.StartAsync(); // Testcontainers takes it away when this process ends
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }
#else
    public static Task<string?> Start() => Task.FromResult<string?>(null);
#endif
}
