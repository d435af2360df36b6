using Trust.Web.Components;

namespace Trust.Web;

/// <summary>The app as it is started, by Program and by the tests.</summary>
public static class TrustWeb
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "Trust.Web" });
        builder.WebHost.UseStaticWebAssets();   // unpublished, whatever the environment; published there is nothing to find
        builder.Services.AddHouse(Problem);
        var app = builder.Build();
        app.UseHouse();
        return app;
    }

    static ProblemView Problem(HttpContext http, int status) => new(Pages.DesignModel.Frame with { Title = $"Status {status}" },
        $"Status {status}", "The words of this page come from the texts.", new("To the design page", "/design"), http.TraceIdentifier);
}
