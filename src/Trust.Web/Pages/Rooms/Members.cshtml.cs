using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;
using Trust.Web.Components;

namespace Trust.Web.Pages.Rooms;

/// <summary>A body's members with their terms, and who stands in: set by the body itself, by the command that sets its seat.</summary>
[Authorize]
public sealed class MembersModel(Desk desk, Colleagues colleagues) : PageModel
{
    public RoomFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<Colleague> People { get; private set; } = [];
    public Refused? Refused { get; private set; }

    /// <summary>The form that was refused, shown open again: a member's by its id, else what was to be added.</summary>
    public string? Tried { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid body, CancellationToken ct) => await Load(project, body, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostMember(Guid project, Guid body, Guid person, DateOnly? from, DateOnly? to, CancellationToken ct) => Set(project, body, "member", seat => seat with
    {
        Holders = seat.Holders.Contains(new(person)) ? seat.Holders : seat.Holders.Add(new(person)),
        Terms = [.. Others(seat, new(person)), new(new(person), from, to)],
    }, person, ct);

    public Task<IActionResult> OnPostLeave(Guid project, Guid body, Guid person, CancellationToken ct) =>
        Set(project, body, "member", seat => seat with { Holders = seat.Holders.Remove(new(person)) }, person, ct);

    public Task<IActionResult> OnPostDeputy(Guid project, Guid body, Guid person, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        foreach (var (field, day) in new[] { ("from", from), ("to", to) })
            if (day is null && ModelState.GetFieldValidationState(field) is not ModelValidationState.Invalid) ModelState.AddModelError(field, desk.Texts.FormMissing);
        return Set(project, body, "deputy", seat => seat with { Deputies = from is { } first && to is { } last ? seat.Deputies.Add(new(new(person), first, last)) : seat.Deputies }, person, ct);
    }

    public Task<IActionResult> OnPostDismiss(Guid project, Guid body, Guid person, DateOnly? from, CancellationToken ct) =>
        Set(project, body, "deputy", seat => seat with { Deputies = seat.Deputies.RemoveAll(d => d.Person.Value == person && d.From == from) }, person, ct);

    async Task<IActionResult> Set(Guid project, Guid body, string form, Func<Seat, Seat> change, Guid person, CancellationToken ct)
    {
        if (!await Load(project, body, ct)) return NotFound();
        if (!IsKnown(new(person))) return BadRequest();
        Tried = Request.Query.ContainsKey("person") ? $"{person}" : form;
        if (!ModelState.IsValid) return Page();
        var outcome = await desk.Do(project, new SetSeat(change(Frame.Seat), null, desk.Caller.Actor, desk.Now), null, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project, body });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal.Field is null ? refusal : refusal with { Field = "to" }, Frame.Project); // of the seat these forms change its dates alone
        return Page();
    }

    bool IsKnown(PersonId person) => People.Any(p => p.Id == person) || Frame.Seat.Holders.Contains(person) || Frame.Seat.Deputies.Any(d => d.Person == person);

    static IEnumerable<OfficeTerm> Others(Seat seat, PersonId person) => (seat.Terms ?? []).Where(t => t.Person != person);

    async Task<bool> Load(Guid project, Guid body, CancellationToken ct)
    {
        if (await RoomFrame.Open(desk, this, project, body, ct) is not { } frame) return false;
        (Frame, People) = (frame, await colleagues.Read(desk.Caller.Organisation, desk.Caller.Person, ct));
        return true;
    }

    public string Term(PersonId holder) => Frame.Seat.TermOf(holder) switch
    {
        { From: { } from, To: { } to } => Frame.Texts.RoomTermBoth(from, to),
        { From: { } from } => Frame.Texts.RoomTermFrom(from),
        { To: { } to } => Frame.Texts.RoomTermTo(to),
        _ => Frame.Texts.RoomTermOpen,
    };

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Everybody who may be named, but those who are in it already.</summary>
    public IReadOnlyList<Choice> Choices() => [.. People.Where(p => !Frame.Seat.Holders.Contains(p.Id)).Select(p => new Choice(p.Id.ToString(), p.Name))];
}
