using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Trust.App;

namespace Trust.Web;

/// <summary>Where mails leave: the demo's into a folder, everybody else's by the post office that an administrator entered and checked.</summary>
static class Post
{
    /// <summary>The folder into which a demo's mails go; without it they are sent.</summary>
    public const string Outbox = "Trust:Outbox";

    public static IServiceCollection AddPost(this IServiceCollection services, IConfiguration configuration) => services.AddSingleton<FindPostOffice>(s =>
    {
        var offices = s.GetRequiredService<PostOffices>();
        if (configuration[Outbox] is not { } folder) return (organisation, ct) => offices.Find(organisation, (_, _) => "/me", ct);
        var mailer = new FolderMailer(folder);
        return (_, _) => Task.FromResult<PostOffice?>(new(Here(s, configuration), Mailbox.Of("trust@example.com", OneLine.Of("Trust")), mailer, (_, _) => "/me"));
    });

    // before the server listens, where it is told to listen
    static Uri Here(IServiceProvider services, IConfiguration configuration) =>
        new((services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost") + "/");
}
