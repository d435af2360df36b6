using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Web.Components;
using Trust.Web.Pages.People;

namespace Trust.Web.Pages.SignIn;

public sealed record WelcomeForm(string? Password, string? Organisation, string? Name, string? Email, string? Language, string? TimeZone)
{
    public Arrival Arrival(bool first) => first ? new(Password, new(Name, Email, Language, TimeZone), Organisation ?? "") : new(Password);
}

/// <summary>Comes in for the first time, by a one-time link. Opening the page uses nothing up; choosing the password does.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(Welcome welcome, Porter porter, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    public Texts Texts { get; private set; } = null!;       // set by Draw, before the page
    public Guest Guest { get; private set; } = null!;       // as above
    public string? Says { get; private set; }

    /// <summary>What an organisation is called until its first administrator names it.</summary>
    public const string Unnamed = "Trust";

    /// <summary>Where the reader's language is mostly spoken, to be corrected; nobody's zone is known on a first start, and English is spoken in too many to guess.</summary>
    public string? Zone => (Guest.Person!.TimeZone, Texts.Language) switch // an open link has a person
    {
        ("Etc/UTC", "nb") => "Europe/Oslo",
        ("Etc/UTC", "sv") => "Europe/Stockholm",
        ("Etc/UTC", "da") => "Europe/Copenhagen",
        ("Etc/UTC", "nl") => "Europe/Amsterdam",
        ("Etc/UTC", "de") => "Europe/Berlin",
        ("Etc/UTC", _) => null,
        (var known, _) => known,
    };

    public IReadOnlyList<Choice> Zones => Zone is { } zone ? PeopleModel.Zones(zone) : [new("", "…"), .. PeopleModel.Zones("Etc/UTC")];

    public bool First => Guest.Link?.Is(LinkPurpose.Administrator) is true;

    public IReadOnlyList<Choice> Tongues => [.. Texts.Languages.Select(l => new Choice(l, Texts.NameOf(l)))];

    public string Title => Guest.State switch
    {
        LinkState.Open => Texts.WelcomeTitle,
        LinkState.Used => Texts.WelcomeUsedTitle,
        LinkState.Expired => Texts.WelcomeExpiredTitle,
        _ => Texts.WelcomeUnknownTitle,
    };

    public Task<IActionResult> OnGet(string secret, CancellationToken ct) => Draw(secret, ct);

    public async Task<IActionResult> OnPost(string secret, [FromForm] WelcomeForm form, CancellationToken ct)
    {
        var first = (await welcome.Look(new(secret), ct)).Link?.Is(LinkPurpose.Administrator) is true;
        var answer = await welcome.Arrive(new(secret), form.Arrival(first), ct);
        if (answer.Value is { } account)
        {
            await porter.Enter(account);
            Echoes.Choose(HttpContext, null);
            return LocalRedirect("/");
        }
        if (answer.Refusal is { Field: { } field } refusal) ModelState.AddModelError(field, HttpContext.Texts().Of(refusal.Code, refusal.Facts));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Draw(secret, ct);
    }

    async Task<IActionResult> Draw(string secret, CancellationToken ct)
    {
        Guest = await welcome.Look(new(secret), ct);
        // the invitation speaks the person's language, unless they switch; of whoever comes first nobody knows it but their browser
        Texts = Guest.Person is { } person && !First && !HttpContext.HasSwitchedLanguage() ? Texts.In(person.Language) : HttpContext.Texts();
        if (Guest.State is not LinkState.Open) Response.StatusCode = StatusCodes.Status404NotFound;
        Says = Guest.State switch
        {
            LinkState.Open when First => Texts.WelcomeFirstSays,
            LinkState.Open => Texts.WelcomeSays(Guest.Person!.Name!, Guest.Organisation!),  // an open link has both
            LinkState.Used => Texts.WelcomeUsed,
            LinkState.Expired => Texts.WelcomeExpired,
            _ => Texts.WelcomeUnknown,
        };
        PublicFrame.Of(HttpContext, Texts, Title, settings.Value.Demo, await whomToAsk.Of(null, Texts, ct)).On(ViewData);
        return Page();
    }
}
