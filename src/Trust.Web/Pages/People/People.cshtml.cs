using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.People;

public sealed record PersonForm(string? Name, string? Email, string? Language, string? TimeZone)
{
    public PersonInput Input => new(Name, Email, Language, TimeZone);
}

/// <summary>An invitation just made, as it is shown this once.</summary>
public sealed record Invitation(Trust.App.Texts Texts, string Name, string Address, DateTimeOffset Until)
{
    public static Invitation Of(Desk desk, HttpRequest request, Invited invited) => new(desk.Texts, invited.Person.Name ?? "", $"{request.House()}/welcome/{invited.Link.Text}",
        Desk.InZone(invited.ExpiresAt, desk.Caller.TimeZone));
}

/// <summary>The people whom the reader may see, searched; administrators and project owners add to them.</summary>
[Authorize]
public sealed class PeopleModel(Desk desk, Trust.App.People people) : PageModel
{
    const int PageSize = 50;

    public Trust.App.Texts Texts => desk.Texts;
    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];
    public bool MayAdd { get; private set; }
    public ListSearch Search { get; private set; } = null!; // set before the page is drawn
    public long Found { get; private set; }

    /// <summary>To whom the list is narrowed, as the address says it.</summary>
    public string? Who { get; private set; }
    public IReadOnlyList<Choice> Whom { get; private set; } = [];
    public Invitation? Invitation { get; private set; }
    public string? Refused { get; private set; }
    public string Zone => desk.Caller.TimeZone;

    public async Task<IActionResult> OnGet(string? who, Guid? after, CancellationToken ct)
    {
        await Load(null, who, after, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostFind([FromForm] string? q, [FromForm] string? who, [FromForm] Guid? after, CancellationToken ct)
    {
        await Load(ListSearch.Typed(q), who, after, ct);
        return Search.Words is null ? Redirect(Search.Address()) : Page(); // what was only narrowed can be kept
    }

    public async Task<IActionResult> OnPost([FromForm] PersonForm form, CancellationToken ct)
    {
        var added = await people.Add(desk.Caller.Organisation, desk.Caller.Person, form.Input, ct);
        await Load(null, null, null, ct);
        if (added.Value is { } invited)
        {
            Invitation = Invitation.Of(desk, Request, invited);
            ModelState.Clear();
        }
        else Refused = this.Show(added.Refusal!, Texts); // one or the other
        return Page();
    }

    async Task Load(string? words, string? who, Guid? after, CancellationToken ct)
    {
        var (organisation, reader) = (desk.Caller.Organisation, desk.Caller.Person);
        await desk.Frame(this, Texts.NavPeople, null, ct);
        var rights = await people.Rights(organisation, reader, null, ct);
        MayAdd = rights.Contains(PeopleAct.Add);
        var offered = Enum.GetValues<ListedPeople>().Where(w => w switch
        {
            ListedPeople.Unplaced => MayAdd,
            ListedPeople.Administrator or ListedPeople.Auditor => rights.Contains(PeopleAct.SeeAll),
            _ => true,
        }).ToList();
        Whom = [new("", Texts.ListsEverybody), .. offered.Select(w => new Choice(Kebab.Of(w), Texts.Of($"listed-people.{Kebab.Of(w)}", [])))];
        ListedPeople? chosen = Kebab.TryParse<ListedPeople>(who, out var named) && offered.Contains(named) ? named : null;
        Who = chosen is { } narrowed ? Kebab.Of(narrowed) : null;
        Search = new("/people", words, ("who", Who));
        var (page, found) = await people.Search(organisation, reader, words, chosen, after is { } id ? new PersonId(id) : null, PageSize, ct);
        (Rows, Found) = (page.Items, found);
        Search = Search.With(page.Next is { } next ? new(Texts.ActShowMore, $"{next}") : null, after is null ? null : new(Texts.ListsFirst, null));
    }

    /// <summary>Every zone by which a place goes, Europe's first; one's own even where it is an older word.</summary>
    public static IReadOnlyList<Choice> Zones(string own) => [.. LocalDay.Zones.Append(own).Distinct()
        .OrderBy(z => !z.StartsWith("Europe/", StringComparison.Ordinal)).ThenBy(z => z, StringComparer.Ordinal).Select(z => new Choice(z, z.Replace('_', ' ')))];

    public static IReadOnlyList<Choice> Languages { get; } = [.. Trust.App.Texts.Languages.Select(l => new Choice(l, Trust.App.Texts.NameOf(l)))];
}

static class Refusing
{
    /// <summary>The sentence of a refusal that is no project's; the field it concerns is marked.</summary>
    public static string Show(this PageModel page, Refusal refusal, Trust.App.Texts texts)
    {
        var says = texts.Of(refusal.Code, refusal.Facts);
        if (refusal.Field is { } field) page.ModelState.AddModelError(field, says);
        return says;
    }
}
