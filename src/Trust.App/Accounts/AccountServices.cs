using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Trust.App;

public static class AccountServices
{
    /// <summary>People, accounts, tokens and links; called with <see cref="TrustServices.AddTrust"/>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PeopleBook>();
        services.AddSingleton<Tokens>();
        return services;
    }
}
