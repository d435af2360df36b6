using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Trust.App;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.Web.Pages.People;

/// <summary>Switches off a kind of mail from the mail itself, without signing in. Opening the page changes nothing; the button does, or the mail program's own (RFC 8058).</summary>
// the token in the address is the permission: a mail program knows no other, and nobody else can have a reader send it
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class MailOffModel(UnsubscribeLinks links, MailChoices choices, PeopleBook book, WhomToAsk whomToAsk, IOptions<DemoSettings> settings) : PageModel
{
    public Texts Texts { get; private set; } = null!; // these are set before any page is drawn
    public string Title { get; private set; } = "";
    public string Says { get; private set; } = "";

    /// <summary>There is something to switch off.</summary>
    public bool Offers { get; private set; }

    public Task<IActionResult> OnGet(string token, CancellationToken ct) => Draw(links.Read(token), false, ct);

    public async Task<IActionResult> OnPost(string token, CancellationToken ct)
    {
        var asked = links.Read(token);
        if (await PersonOf(asked, ct) is not null && asked is { } off) await choices.Set(off.Organisation, off.Person, off.Switch, false, ct);
        return await Draw(asked, true, ct);
    }

    async Task<IActionResult> Draw(Unsubscription? asked, bool done, CancellationToken ct)
    {
        var person = await PersonOf(asked, ct);
        // the page speaks the language of the mail, unless they switch
        var texts = person is not null && !HttpContext.HasSwitchedLanguage() ? Texts.In(person.Language) : HttpContext.Texts();
        Texts = texts;
        Offers = person is not null && !done;
        Title = person is not null && asked is { } off ? texts.Of($"mail.off.{Kebab.Of(off.Switch)}", []) : texts.MailOffTitle;
        Says = person is null ? texts.MailOffUnknown : done ? texts.MailOffDone : texts.MailOffSays;
        if (person is null) Response.StatusCode = StatusCodes.Status404NotFound;
        PublicFrame.Of(HttpContext, texts, Title, settings.Value.Demo, await whomToAsk.Of(person is null ? null : asked?.Organisation, texts, ct)).On(ViewData);
        return Page();
    }

    async Task<PersonRow?> PersonOf(Unsubscription? asked, CancellationToken ct) =>
        asked is { } off && await book.Find(off.Organisation, off.Person, ct) is { IsHere: true } person ? person : null;
}
