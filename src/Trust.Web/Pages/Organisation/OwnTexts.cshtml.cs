using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Pages.People;

namespace Trust.Web.Pages.Organisation;

/// <summary>What the organisation says in its own words, in each language; for administrators.</summary>
[Authorize]
public sealed class OwnTextsModel(Desk desk, Organisations organisations, OwnTexts own) : PageModel
{
    /// <param name="Text">Null where there is none.</param>
    public sealed record Field(OwnText Which, string Language, string? Text)
    {
        public string Name => $"{Kebab.Of(Which)}-{Language}";

        public string Label => Trust.App.Texts.NameOf(Language);
    }

    IReadOnlyList<Field> fields = [];

    public Trust.App.Texts Texts => desk.Texts;
    public IReadOnlyList<OwnTextChange> History { get; private set; } = [];
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var typed = fields.Where(f => Request.Form.ContainsKey(f.Name)).Select(f => (f.Which, f.Language, (string?)Request.Form[f.Name].ToString())).ToList();
        if (await own.Set(desk.Caller.Organisation, desk.Caller.Person, typed, ct) is not { } refusal) return Redirect("/organisation/texts");
        fields = [.. fields.Select(f => Request.Form.TryGetValue(f.Name, out var again) ? f with { Text = again.ToString() } : f)];
        Refused = Refusing.Show(this, refusal, Texts);
        return Page();
    }

    async Task<bool> Load(CancellationToken ct)
    {
        if (!(await organisations.Members(desk.Caller.Organisation, ct)).Contains(new(desk.Caller.Person, Kebab.Of(OrganisationRole.Administrator)))) return false;
        var said = (await own.All(desk.Caller.Organisation, ct)).ToDictionary(r => (r.Which, r.Language), r => r.Body);
        fields = [.. Enum.GetValues<OwnText>().SelectMany(w => Trust.App.Texts.Languages.Select(l => new Field(w, l, said.GetValueOrDefault((Kebab.Of(w), l)))))];
        History = await own.History(desk.Caller.Organisation, ct);
        await desk.Frame(this, Texts.OwnTextsTitle, null, ct);
        return true;
    }

    /// <summary>The reader's own language, open; the others stand folded.</summary>
    public IReadOnlyList<Field> Near(OwnText which) => [.. fields.Where(f => f.Which == which && f.Language == Texts.Language)];

    public IReadOnlyList<Field> Far(OwnText which) => [.. fields.Where(f => f.Which == which && f.Language != Texts.Language)];

    public bool IsRefusedIn(IReadOnlyList<Field> among) => among.Any(f => ModelState.GetValueOrDefault(f.Name)?.Errors.Count > 0);

    public string Says(OwnTextChange change)
    {
        var (what, language) = (Texts.AtStart(Texts.Word(change.Which)), Trust.App.Texts.NameOf(change.Language));
        return change.TakenBack ? Texts.OwnTextsWasTakenBack(what, language) : Texts.OwnTextsWasSet(what, language);
    }

    /// <summary>By office, with the name; only administrators can.</summary>
    public string By(OwnTextChange change)
    {
        var (office, at) = (Texts.AtStart(Texts.Word(OrganisationRole.Administrator)), Texts.Moment(Desk.InZone(change.At, desk.Caller.TimeZone)));
        return change.Who is { } name ? $"{office} ({name}), {at}" : $"{office}, {at}";
    }
}
