using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.People;

namespace Trust.Web.Pages.Organisation;

/// <summary>What is an administrator's and an auditor's: the organisation's own journal, what is kept only for a while, a part in a project with a reason.</summary>
[Authorize]
public sealed class OrganisationModel(Desk desk, OrganisationCheck check, Retention retention) : PageModel
{
    public Trust.App.Texts Texts => desk.Texts;
    public CheckedJournal Checked { get; private set; } = null!; // set before any page is drawn
    public IReadOnlyList<RetentionRow> Kept { get; private set; } = [];
    public bool Administers { get; private set; }
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPart(string? address, string? role, string? reason, CancellationToken ct)
    {
        if (!await Load(ct) || !Administers || !Kebab.TryParse<ProjectRole>(role, out var part)) return NotFound();
        var typed = desk.Typed();
        var outcome = await desk.Do(Project(address), new GiveRole(desk.Caller.Person, part, typed.Optional(reason), desk.Caller.Actor, desk.Now), typed, ct);
        if (outcome is Outcome.Done done) return RedirectToPage("/Projects/Project", new { project = done.Project.Id.Value });
        if (outcome is Outcome.Refused { Refusal: var refusal })
            Refused = Refusing.Show(this, refusal.Kind is RefusalKind.Missing ? refusal with { Field = "address" } : refusal, Texts);
        return Page();
    }

    /// <summary>The id within an address as a browser shows it; nothing that is there when there is none.</summary>
    static Guid Project(string? address) =>
        (address ?? "").Split('/', '?', '#').Select(part => Guid.TryParse(part.Trim(), out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null) ?? Guid.Empty;

    /// <summary>Whoever holds no role in the organisation has no such page.</summary>
    async Task<bool> Load(CancellationToken ct)
    {
        if ((await check.Run(desk.Caller.Organisation, desk.Caller.Person, null, ct)).Value is not { } proof) return false;
        Checked = proof;
        if ((await retention.Preview(desk.Caller.Organisation, desk.Caller.Person, ct)).Value is { } rows) (Administers, Kept) = (true, rows);
        await desk.Frame(this, Texts.NavOrganisation, null, ct);
        return true;
    }

    public string For(RetentionRow row) => row.For == TimeSpan.Zero ? Texts.OrganisationKeptUntilExpired
        : row.For.TotalDays > 7 ? Texts.OrganisationKeptDays((int)row.For.TotalDays) : Texts.OrganisationKeptHours((int)row.For.TotalHours);

    public string Next(RetentionRow row) => row.Next is { } next ? Texts.Date(DateOnly.FromDateTime(Desk.InZone(next, desk.Caller.TimeZone).Date)) : Texts.FormNone;

    public string Due(RetentionRow row) => row.Due.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Choice> Parts() =>
        [.. Enum.GetValues<ProjectRole>().Where(r => r is not ProjectRole.Owner).Reverse().Select(r => new Choice(Kebab.Of(r), Texts.AtStart(Texts.Word(r))))];
}
