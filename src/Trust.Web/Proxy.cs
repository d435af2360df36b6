using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Trust.Web;

/// <summary>The proxy in front of Trust says who asks, by which name and whether over https. It is believed when it speaks from this machine, or from
/// an address that the setting names; anybody else's word about themselves is not heard.</summary>
static class Proxy
{
    /// <summary>Addresses or networks, such as <c>10.0.0.5,172.30.80.0/24</c>.</summary>
    const string Setting = "Trust:Proxies";

    public static IServiceCollection AddProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var named = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        return services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var network in named) o.KnownIPNetworks.Add(network);
        });
    }

    static System.Net.IPNetwork Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new(one, one.GetAddressBytes().Length * 8)
        : throw new Commands.UsageException($"Trust__Proxies names addresses or networks, such as 10.0.0.5 or 172.30.80.0/24; '{text}' is neither.");
}
