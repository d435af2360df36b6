using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages.People;

/// <summary>How to reach and address one person; an administrator corrects it, invites anew, marks as left and erases.</summary>
[Authorize]
public sealed class PersonModel(Desk desk, Trust.App.People people, Leaving leaving) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public PersonRow Person { get; private set; } = null!; // set before any handler goes on
    public IReadOnlySet<PeopleAct> Rights { get; private set; } = new HashSet<PeopleAct>();
    public Invitation? Invitation { get; private set; }
    public string? Refused { get; private set; }

    public bool Self => Person.Id == desk.Caller.Person;

    public async Task<IActionResult> OnGet(Guid person, CancellationToken ct) => await Load(person, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid person, [FromForm] PersonForm form, CancellationToken ct)
    {
        if (!await Load(person, ct)) return NotFound();
        return After((await people.Change(desk.Caller.Organisation, desk.Caller.Person, new(person), form.Input, ct)).Refusal);
    }

    public async Task<IActionResult> OnPostInvite(Guid person, CancellationToken ct)
    {
        if (!await Load(person, ct)) return NotFound();
        var answer = await people.Invite(desk.Caller.Organisation, desk.Caller.Person, new(person), ct);
        if (answer.Value is { } invited) Invitation = Invitation.Of(desk, Request, invited);
        else Refused = this.Show(answer.Refusal!, Texts); // one or the other
        return Page();
    }

    public async Task<IActionResult> OnPostLeft(Guid person, CancellationToken ct) =>
        await Load(person, ct) ? After(await leaving.MarkAsLeft(desk.Caller.Organisation, desk.Caller.Person, new(person), ct)) : NotFound();

    public async Task<IActionResult> OnPostErase(Guid person, bool sure, CancellationToken ct)
    {
        if (!await Load(person, ct)) return NotFound();
        if (!sure)
        {
            ModelState.AddModelError("sure", Texts.PeopleEraseSureFirst);
            return Page();
        }
        desk.Says(Echo.Erased);
        return await leaving.Erase(desk.Caller.Organisation, desk.Caller.Person, new(person), ct) is { } refusal ? After(refusal) : Redirect("/people");
    }

    IActionResult After(Refusal? refusal)
    {
        if (refusal is null) return RedirectToPage(new { person = Person.Id.Value });
        if (refusal.Kind is RefusalKind.Missing) return NotFound();
        Refused = this.Show(refusal, Texts);
        return Page();
    }

    async Task<bool> Load(Guid person, CancellationToken ct)
    {
        if ((await people.Find(desk.Caller.Organisation, desk.Caller.Person, new(person), ct)).Value is not { ErasedAt: null } found) return false;
        (Person, Rights) = (found, await people.Rights(desk.Caller.Organisation, desk.Caller.Person, found.Id, ct));
        await desk.Frame(this, found.Name ?? Texts.PeopleNotArrived, null, ct);
        return true;
    }

    public IReadOnlyList<Components.Fact> Facts() =>
    [
        new(Texts.FormEmail, Person.Email ?? Texts.FormNone),
        new(Texts.NavLanguage, Trust.App.Texts.NameOf(Person.Language)),
        new(Texts.FormTimeZone, Person.TimeZone),
        .. Person.LeftOn is { } left ? [new Components.Fact(Texts.ConditionState, Texts.PeopleLeftOn(left))] : (Components.Fact[])[],
    ];
}
