using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.SignIn;

/// <summary>Comes in by password; in a demo also by one click as one of its persons.</summary>
[AllowAnonymous]
public sealed class SignInModel(Porter porter, DemoPeople demo, Trust.App.People known, SignInLimits limits, OwnTexts own, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    public Texts Texts { get; private set; } = null!;                        // set before every handler
    public IReadOnlyList<DemoPerson> People { get; private set; } = [];
    public string? Says { get; private set; }

    /// <summary>What the organisation says here in its own words, where there is only one.</summary>
    public OwnWords? Own { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Where a form of this page posts to, so that whoever was sent here goes on to where they wanted.</summary>
    public string Action(string? handler = null) =>
        "/sign-in" + QueryString.Create(new Dictionary<string, string?> { ["handler"] = handler, ["returnUrl"] = Onward() }.Where(q => q.Value is not null));

    public override Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        Texts = HttpContext.Texts();
        return base.OnPageHandlerExecutionAsync(context, next);
    }

    public Task<IActionResult> OnGet(bool left, CancellationToken ct)
    {
        Says = left ? Texts.SignInOutDone : Onward() is not (null or "/") ? Texts.SignInOnward : null;
        return Draw(ct);
    }

    public async Task<IActionResult> OnPost([FromForm] string? email, [FromForm] string? password, CancellationToken ct)
    {
        if (limits.Wait(HttpContext, email ?? "") is { } wait)
        {
            var seconds = SignInLimits.Refuse(Response, wait);
            return await Draw(ct, Texts.ErrorTooMany(seconds));
        }
        if (email is { Length: > 0 and <= 254 } && password is { Length: > 0 and <= Account.PasswordAtMost } && await porter.Open(email, password, ct)) return Go();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Draw(ct, Texts.SignInRefused);
    }

    /// <param name="language">The door's own, as its visitor reads it: whoever comes in goes on reading in it.</param>
    public async Task<IActionResult> OnPostDemo([FromForm] Guid person, [FromForm] string? language, CancellationToken ct)
    {
        if (!settings.Value.Demo || await demo.Enter(new PersonId(person), ct) is not { } account) return NotFound();
        if (Texts.Resolve(language) is { } spoken) await known.Change(account.OrganisationId, account.PersonId, account.PersonId, new(null, null, spoken, null), ct);
        await porter.Enter(account);
        return Go();
    }

    async Task<IActionResult> Draw(CancellationToken ct, string? error = null)
    {
        if (error is not null) ModelState.AddModelError("email", error);
        if (settings.Value.Demo) People = await demo.All(ct);
        Own = await own.ReadOfOnlyOne(OwnText.SignIn, Texts.Language, ct);
        PublicFrame.Of(HttpContext, Texts, Texts.SignInTitle, settings.Value.Demo, await whomToAsk.Of(null, Texts, ct)).On(ViewData);
        return Page();
    }

    LocalRedirectResult Go()
    {
        Echoes.Choose(HttpContext, null);
        return LocalRedirect(Onward() ?? "/");
    }

    string? Onward() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
}
