using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>The house around the pages: headers, error pages, style sheet and fonts. The API answers errors in its own way.</summary>
static class House
{
    public static IServiceCollection AddHouse(this IServiceCollection services, ProblemWords words)
    {
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add(new OnlyWhatIsOffered());
            o.Filters.Add(new OnlyWhatFits());
            o.Filters.Add(new OutOfDateForms());
            o.Filters.Add(new Echoes());
            BindingWords.Set(o.ModelBindingMessageProvider);
        });
        services.AddSingleton(words);
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));   // ø stays ø
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = Unsaved.OwnForm;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;   // ours is stricter
        });
        // what is kept of a page is nothing, so each is sent small; what must stay secret in one is written anew each time it is sent
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html"]));
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<KestrelServerOptions>(o => o.AddServerHeader = false);
        return services;
    }

    /// <summary>First in the pipeline, so that what comes later is answered in the same look.</summary>
    public static WebApplication UseHouse(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", StatusCodeSelector = DatabaseAway.Status });
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.Use(Unadorned);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }

    static Task Unadorned(HttpContext http, Func<Task> next)
    {
        if (http.Request.Path.StartsWithSegments("/api") && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next();
    }
}
