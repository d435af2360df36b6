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
        var (offices, links) = (s.GetRequiredService<PostOffices>(), s.GetRequiredService<UnsubscribeLinks>());
        if (configuration[Outbox] is not { } folder) return (organisation, ct) => offices.Find(organisation, (person, what) => links.For(organisation, person, what), ct);
        var mailer = new FolderMailer(folder);
        return (organisation, _) => Task.FromResult<PostOffice?>(new(Here(s), Mailbox.Of("trust@example.com", OneLine.Of("Trust")), mailer, (person, what) => links.For(organisation, person, what)));
    });

    static Uri Here(IServiceProvider services) =>
        new((services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost") + "/");
}
