using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Trust.App;

namespace Trust.Web;

/// <summary>Where mails leave: the demo's into a folder, everybody else's by the post office that an administrator entered and checked.</summary>
static class Post
{
    /// <summary>The folder into which a demo's mails go; without it they are sent.</summary>
    public const string Outbox = "Trust:Outbox";

    /// <summary>How long a taken mail is its process's own, and how long it rests after a failure; for tests, in which processes die.</summary>
    const string Lease = "Trust:MailLease", Retry = "Trust:MailRetry";

    public static IServiceCollection AddPost(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(new MailPace(configuration.GetValue(Lease, MailPace.Usual.Lease), configuration.GetValue(Retry, MailPace.Usual.FirstRetry)))
        .AddSingleton(s => Find(s, configuration));

    static FindPostOffice Find(IServiceProvider s, IConfiguration configuration)
    {
        var (offices, links) = (s.GetRequiredService<PostOffices>(), s.GetRequiredService<UnsubscribeLinks>());
        if (configuration[Outbox] is not { } folder) return (organisation, ct) => offices.Find(organisation, (person, what) => links.For(organisation, person, what), ct);
        var mailer = new FolderMailer(folder);
        return (organisation, _) => Task.FromResult<PostOffice?>(new(Here(s, configuration), Mailbox.Of("trust@example.com", OneLine.Of("Trust")), mailer, (person, what) => links.For(organisation, person, what)));
    }

    // before the server listens, where it is told to listen
    static Uri Here(IServiceProvider services, IConfiguration configuration) =>
        new((services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost") + "/");
}
