using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.People;

namespace Trust.Web.Pages.Organisation;

/// <summary>What is an administrator's and an auditor's: the organisation's own journal, what is kept only for a while, a part in a project with a reason.</summary>
[Authorize]
public sealed class OrganisationModel(Desk desk, OrganisationCheck check, Retention retention, Organisations organisations, OwnTexts own, ParkedWork parked, Installation installation, IConfiguration configuration) : PageModel
{
    /// <summary>Where ./trust backup leaves its note.</summary>
    public const string DataFolder = "Trust:DataFolder";

    public Trust.App.Texts Texts => desk.Texts;
    public CheckedJournal Checked { get; private set; } = null!; // set before any page is drawn
    public IReadOnlyList<RetentionRow> Kept { get; private set; } = [];
    public IReadOnlyList<ParkedRow> Parked { get; private set; } = [];
    public bool Administers { get; private set; }

    /// <summary>How the installation stands; only an administrator sees it.</summary>
    public HealthView? Health { get; private set; }
    public string? Refused { get; private set; }

    public string Name { get; private set; } = ""; // set before any page is drawn

    public sealed record CountryView(string Code, string Name, OwnDays Days);

    /// <summary>Those that a site can lie in, by name, with the organisation's own days; where Trust knows no holidays, these are all there are.</summary>
    public IReadOnlyList<CountryView> Countries { get; private set; } = [];

    /// <summary>What it says in its own words, as this reader's language shows it.</summary>
    public IReadOnlyList<Components.Fact> OwnTexts { get; private set; } = [];

    /// <summary>The country whose days were refused, shown open again.</summary>
    public string? Tried { get; private set; }

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

    public async Task<IActionResult> OnPostRetry(Guid project, string? key, CancellationToken ct)
    {
        desk.Says(null); // how it went, the list shows
        return await parked.TryAgain(desk.Caller.Organisation, desk.Caller.Person, new(project), string.IsNullOrEmpty(key) ? null : key, ct) is null ? Redirect("/organisation#parked") : NotFound();
    }

    public async Task<IActionResult> OnPostName(string? name, CancellationToken ct)
    {
        if (!await Load(ct) || !Administers) return NotFound();
        if (await organisations.Rename(desk.Caller.Organisation, desk.Caller.Person, name, Texts.Language, ct) is not { } refusal) return Redirect("/organisation");
        Refused = Refusing.Show(this, refusal, Texts);
        return Page();
    }

    public async Task<IActionResult> OnPostDays(string? country, CancellationToken ct)
    {
        if (!await Load(ct) || !Administers || Countries.All(c => c.Code != country)) return NotFound();
        Tried = country;
        if (Days("closed") is not { } closed || Days("worked") is not { } worked) return Page();
        if (await organisations.SetOwnDays(desk.Caller.Organisation, desk.Caller.Person, country!, new(closed, worked), ct) is not { } refusal) return Redirect("/organisation#days");
        Refused = Refusing.Show(this, refusal with { Field = $"{refusal.Field}-{country}" }, Texts);
        return Page();
    }

    /// <summary>The dates typed into one field, a line each; null when a line is none, and then the field says which.</summary>
    ImmutableSortedSet<DateOnly>? Days(string field)
    {
        var days = ImmutableSortedSet.CreateBuilder<DateOnly>();
        foreach (var line in Request.Form[$"{field}-{Tried}"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (DateOnly.TryParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100) days.Add(day);
            else
            {
                Refused = Texts.OwnDaysNotADate(line[..Math.Min(line.Length, 40)]);
                ModelState.AddModelError($"{field}-{Tried}", Refused);
                return null;
            }
        }
        return days.ToImmutable();
    }

    public static string Lines(IEnumerable<DateOnly> days) => string.Join('\n', days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>The id within an address as a browser shows it; nothing that is there when there is none.</summary>
    static Guid Project(string? address) =>
        (address ?? "").Split('/', '?', '#').Select(part => Guid.TryParse(part.Trim(), out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null) ?? Guid.Empty;

    /// <summary>Whoever holds no role in the organisation has no such page.</summary>
    async Task<bool> Load(CancellationToken ct)
    {
        if ((await check.Run(desk.Caller.Organisation, desk.Caller.Person, null, ct)).Value is not { } proof) return false;
        Checked = proof;
        if ((await retention.Preview(desk.Caller.Organisation, desk.Caller.Person, ct)).Value is { } rows) (Administers, Kept) = (true, rows);
        if (Administers)
        {
            if (await installation.Read(desk.Caller.Organisation, desk.Caller.Person, ct) is { } state)
                Health = new(state, proof.Holds, configuration[Post.Outbox] is null, configuration["Jobs"] ?? "Quartz", LastBackup.Read(configuration[DataFolder]) is { } at ? Desk.InZone(at, desk.Caller.TimeZone) : null, Texts);
            Parked = (await parked.Read(desk.Caller.Organisation, desk.Caller.Person, ct)).Value ?? [];
            var days = await organisations.OwnDays(desk.Caller.Organisation, ct);
            Countries = [.. Projects.Countries.Codes.Union(days.Keys).Select(c => new CountryView(c, Projects.Countries.Name(Texts, c), days.GetValueOrDefault(c, OwnDays.None))).OrderBy(c => c.Name, StringComparer.Create(Texts.Culture, true))];
        }
        if (Administers) OwnTexts = await Said(ct);
        Name = await organisations.Name(desk.Caller.Organisation, ct) ?? "";
        await desk.Frame(this, Texts.NavOrganisation, null, ct);
        return true;
    }

    async Task<IReadOnlyList<Components.Fact>> Said(CancellationToken ct)
    {
        var said = new List<Components.Fact>();
        foreach (var which in Enum.GetValues<OwnText>())
            if (await own.Read(desk.Caller.Organisation, which, Texts.Language, ct) is { } words) said.Add(new(Texts.AtStart(Texts.Word(which)), words.Body));
        return said;
    }

    public string For(RetentionRow row) => row.For == TimeSpan.Zero ? Texts.OrganisationKeptUntilExpired
        : row.For.TotalDays > 7 ? Texts.OrganisationKeptDays((int)row.For.TotalDays) : Texts.OrganisationKeptHours((int)row.For.TotalHours);

    /// <summary>What a job is for; the word of a job that this version does not know is its own.</summary>
    public string Job(ParkedRow row) => Texts.Knows($"parked-job.{row.Job}") ? Texts.Of($"parked-job.{row.Job}", []) : row.Job;

    public string Since(ParkedRow row) => Texts.Moment(Desk.InZone(row.ParkedAt, desk.Caller.TimeZone));

    public string Next(RetentionRow row) => row.Next is { } next ? Texts.Date(DateOnly.FromDateTime(Desk.InZone(next, desk.Caller.TimeZone).Date)) : Texts.FormNone;

    public string Due(RetentionRow row) => row.Due.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Choice> Parts() =>
        [.. Enum.GetValues<ProjectRole>().Where(r => r is not ProjectRole.Owner).Reverse().Select(r => Choice.Of(r, Texts))];
}
