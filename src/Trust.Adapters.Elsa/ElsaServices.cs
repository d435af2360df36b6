using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trust.App;

namespace Trust.Adapters.Elsa;

public static class ElsaServices
{
    /// <summary>Elsa in place of the embedded engine.</summary>
    public static IServiceCollection AddElsaEngine(this IServiceCollection services) => services
        .AddSingleton<Bursts>()
        .AddSingleton<ElsaEngine>()
        .Replace(ServiceDescriptor.Singleton<IProcessEngine>(s => s.GetRequiredService<ElsaEngine>()))
        .AddHostedService<InstancesForAll>();
}
