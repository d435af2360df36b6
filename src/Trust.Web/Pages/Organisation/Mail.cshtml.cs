using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.People;

namespace Trust.Web.Pages.Organisation;

/// <summary>What an administrator types; a port that is no number arrives as none.</summary>
public sealed record PostForm(string? House, string? From, string? FromName, string? Host, int? Port, string? Security, string? UserName, string? Password)
{
    public PostSettings Settings => new(House, From, FromName, Host, Port, Kebab.TryParse<SmtpSecurity>(Security ?? "", out var security) ? security : null, UserName, Password);
}

/// <summary>From where the organisation's mails leave; entered and checked here, and until then nothing leaves (rules.md 7).</summary>
[Authorize]
public sealed class MailModel(Desk desk, Organisations organisations, PostOffices offices, FailedAddresses addresses, LateMails lateMails, PeopleBook people, WhomToAsk whomToAsk, IConfiguration configuration) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public PostOfficeRow? Office { get; private set; }
    public string? Own { get; private set; }

    /// <summary>Mails that should have gone by now.</summary>
    public int Late { get; private set; }

    /// <summary>Where mail did not arrive; the page says nothing of projects.</summary>
    public IReadOnlyList<FailedAddress> Failed { get; private set; } = [];
    IReadOnlyDictionary<PersonId, PersonRow> names = new Dictionary<PersonId, PersonRow>();
    public string? Refused { get; private set; }

    /// <summary>What the server said to the mail just sent, and what to do about it.</summary>
    public string? Said { get; private set; }
    public string? ToDo { get; private set; }
    public bool Went { get; private set; }

    public bool IntoFolder => configuration[Post.Outbox] is not null;

    public async Task<IActionResult> OnGet(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromForm] PostForm form, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (await offices.Save(desk.Caller.Organisation, form.Settings, ct) is not { } refusal) return Redirect("/organisation/mail");
        Refused = this.Show(refusal, Texts);
        return Page();
    }

    public async Task<IActionResult> OnPostCheck(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Own is not { } address || Mailbox.TryOf(address) is not { } to) Refused = Texts.PostNoAddress;
        else
        {
            var foot = await whomToAsk.Of(desk.Caller.Organisation, Texts, ct) is { } ask ? $"\n\n{ask.Label}:\n{ask.Text}" : ""; // as under every mail
            Say(await offices.Check(desk.Caller.Organisation, to, Texts.PostCheckSubject, Texts.PostCheckText + foot, ct));
            Office = await offices.Read(desk.Caller.Organisation, ct);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostTryAgain(Guid person, CancellationToken ct)
    {
        desk.Says(null); // the address is gone from the list, and the mails go by themselves
        return await Load(ct) && await addresses.TryAgain(desk.Caller.Organisation, desk.Caller.Person, new(person), ct) is null ? Redirect("/organisation/mail#failed") : NotFound();
    }

    public string Name(FailedAddress failed) => names.GetValueOrDefault(failed.PersonId)?.Name ?? Texts.PeopleNotArrived;

    public string Since(FailedAddress failed) => Texts.Moment(Desk.InZone(failed.Since, desk.Caller.TimeZone));

    void Say(MailOutcome? outcome)
    {
        (Said, ToDo, Went) = outcome switch
        {
            MailOutcome.Accepted accepted => (Texts.PostAccepted(accepted.Reply), null, true),
            MailOutcome.Refused refused => (Texts.PostRefused(Texts.Word(refused.At), refused.Code.ToString(CultureInfo.InvariantCulture), refused.Reply), Do(refused.At), false),
            MailOutcome.Unreached unreached => (Texts.PostUnreached(Texts.Word(unreached.At), unreached.Why), Do(unreached.At), false),
            MailOutcome.Unknown => (Texts.PostUnknown, null, false),
            _ => (Texts.PostNothing, (string?)null, false),
        };
    }

    string Do(MailStep step) => Texts.Of($"mail-step-do.{Kebab.Of(step)}", []);

    public string State() => IntoFolder ? Texts.PostDemo
        : Office is null ? Texts.PostNone
        : Office.CheckedAt is { } at ? Texts.PostChecked(Texts.Moment(Desk.InZone(at, desk.Caller.TimeZone)))
        : Texts.PostUnchecked;

    public IReadOnlyList<Choice> Securities() => [.. Enum.GetValues<SmtpSecurity>().Select(s => new Choice(Kebab.Of(s), Texts.Word(s)))];

    public string House => Office?.House ?? Request.House();

    async Task<bool> Load(CancellationToken ct)
    {
        if (!(await organisations.Members(desk.Caller.Organisation, ct)).Contains(new(desk.Caller.Person, Kebab.Of(OrganisationRole.Administrator)))) return false;
        Office = await offices.Read(desk.Caller.Organisation, ct);
        Own = (await people.Find(desk.Caller.Organisation, desk.Caller.Person, ct))?.Email;
        Late = await lateMails.Of(desk.Caller.Organisation, null, ct);
        Failed = (await addresses.Of(desk.Caller.Organisation, desk.Caller.Person, ct)).Value?.Items ?? [];
        names = await people.Find(desk.Caller.Organisation, Failed.Select(f => f.PersonId), ct);
        await desk.Frame(this, Texts.PostTitle, null, ct);
        return true;
    }
}
