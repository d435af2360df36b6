using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Trust.App;

public static class AccountServices
{
    /// <summary>People, organisations, accounts, tokens and links; beside <see cref="TrustServices.AddTrust"/>.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Links>();
        services.AddSingleton<Welcome>();
        services.AddSingleton<ActLinks>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<PeopleBook>();
        services.AddSingleton<People>();
        services.AddSingleton<Leaving>();
        services.AddSingleton<Organisations>();
        services.AddSingleton<MyData>();
        return services;
    }
}
