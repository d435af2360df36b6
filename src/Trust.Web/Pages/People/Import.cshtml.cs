using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Api;

namespace Trust.Web.Pages.People;

/// <summary>Someone who was added, with the link that is shown this once.</summary>
public sealed record AddedPerson(string Name, string Address);

/// <summary>People from a list: looked at, added, taken back.</summary>
[Authorize, LongFields(ListOfPeople.Longest)]
public sealed class ImportModel(Desk desk, PeopleImport import, Trust.App.People people) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public string? List { get; private set; }
    public string Language { get; private set; } = "";
    public IReadOnlyList<ListedPerson> Rows { get; private set; } = [];
    public IReadOnlyList<AddedPerson> Added { get; private set; } = [];
    public IReadOnlyList<ImportedList> Recent { get; private set; } = [];
    public DateTimeOffset Until { get; private set; }
    public int? TakenBack { get; private set; }
    public string? Refused { get; private set; }

    public int Wrong => Rows.Count(r => r.Wrong is not null);

    public async Task<IActionResult> OnGet(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLook(string? list, IFormFile? file, string? language, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        List = file is { Length: > 0 } ? await Text(file, ct) : list;
        Language = language ?? Language;
        if (List is null) return Refuse(Refusal.Incomplete("people-list.unreadable", "file"));
        var looked = await import.Look(desk.Caller.Organisation, desk.Caller.Person, List, Otherwise, ct);
        if (looked.Refusal is { } refusal) return Refuse(refusal);
        Rows = looked.Value!; // one or the other
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAdd(string? list, string? language, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (List, Language) = (list, language ?? Language);
        var added = await import.Add(desk.Caller.Organisation, desk.Caller.Person, list, Otherwise, ct);
        if (added.Refusal is { } refusal) return Refuse(refusal);
        Added = [.. added.Value!.Select(i => new AddedPerson(i.Person.Name ?? "", $"{Request.House()}/welcome/{i.Link.Text}"))]; // one or the other
        (List, Until) = (null, Desk.InZone(added.Value![0].ExpiresAt, desk.Caller.TimeZone));
        Recent = await import.Recent(desk.Caller.Organisation, desk.Caller.Person, ct);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBack(Guid id, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var taken = await import.TakeBack(desk.Caller.Organisation, desk.Caller.Person, id, ct);
        if (taken.Refusal is { } refusal) return Refuse(refusal);
        TakenBack = taken.Value;
        Recent = await import.Recent(desk.Caller.Organisation, desk.Caller.Person, ct);
        return Page();
    }

    PersonInput Otherwise => new(null, null, Language, desk.Caller.TimeZone);

    PageResult Refuse(Refusal refusal)
    {
        Refused = this.Show(refusal, Texts);
        Response.StatusCode = Statuses.Of(Statuses.KindOf(refusal.Kind));
        return Page();
    }

    async Task<bool> Load(CancellationToken ct)
    {
        Language = Texts.Language;
        await desk.Frame(this, Texts.PeopleImportTitle, null, ct);
        if (!(await people.Rights(desk.Caller.Organisation, desk.Caller.Person, null, ct)).Contains(PeopleAct.Add)) return false;
        Recent = await import.Recent(desk.Caller.Organisation, desk.Caller.Person, ct);
        return true;
    }

    // as spreadsheets write it: UTF-8 with or without its mark, or the old Western code page; null when it is too long for a list
    static async Task<string?> Text(IFormFile file, CancellationToken ct)
    {
        if (file.Length > 4L * ListOfPeople.Longest) return null;
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var span = bytes.ToArray();
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(span);
        }
    }

    public DateTimeOffset Local(DateTimeOffset at) => Desk.InZone(at, desk.Caller.TimeZone);
}
