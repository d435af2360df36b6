using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Stakeholders;

public sealed record GroupForm
{
    public int? Affectedness { get; init; }
    public string? Wants { get; init; }
    public string? Fears { get; init; }
    public string? Speaks { get; init; }
    public Guid? Body { get; init; }
    public Guid? Person { get; init; }
    public string? Because { get; init; }
}

public sealed record SeatForm
{
    public List<Guid> Holders { get; init; } = [];
    public string? Rule { get; init; }
    public int? Quorum { get; init; }
    public string? Strength { get; init; }
    public string? Basis { get; init; }
    public Guid? Deputy { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>A site or a body that joins; each form uses its own part.</summary>
public sealed record JoiningForm
{
    public string? Name { get; set; }
    public string? Country { get; set; }
    public string? Region { get; set; }
    public int? Headcount { get; set; }
    public string? Kind { get; set; }
    public List<Guid> Sites { get; set; } = [];
    public string? Text { get; set; }
    public Dictionary<string, string?> Answers { get; set; } = [];

    public ImmutableSortedDictionary<string, bool> Given =>
        Answers.Where(a => a.Value is "yes" or "no").ToImmutableSortedDictionary(a => a.Key, a => a.Value is "yes", StringComparer.Ordinal);
}

/// <summary>Who is affected and who has a say: groups and bodies, never a rating of persons; who speaks for each, and who decides.</summary>
[Authorize]
public sealed class GroupsModel(Desk desk, Colleagues colleagues, Organisations organisations) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<Colleague> People { get; private set; } = [];
    public Refused? Refused { get; private set; }

    public bool Owner => Frame.Project.IsRunBy(Frame.View.Reader);

    public bool MayAdd => Owner && !Frame.Project.HasEnded;

    /// <summary>Made with the page, so that a form sent twice adds one site or body.</summary>
    public Guid NewId { get; private set; } = Guid.CreateVersion7();

    /// <summary>The form that was refused, shown open again.</summary>
    public string? Tried { get; private set; }

    /// <summary>The gate whose rights the picture shows.</summary>
    public Stage At { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, string? stage, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (Kebab.TryParse<Stage>(stage, out var asked)) At = asked;
        return Page();
    }

    public async Task<IActionResult> OnPostAffected(Guid project, string? group, int? value, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (!Kebab.TryParse<Group>(group, out var key)) ModelState.AddModelError("group", Frame.Texts.FormMissing);
        if (!ModelState.IsValid) return Page();
        var now = Frame.Project.Groups.GetValueOrDefault(key) ?? GroupProfile.Empty;
        return await Do(project, new DescribeGroup(key, now with { Affectedness = value }, desk.Caller.Actor, desk.Now), null, ct);
    }

    public async Task<IActionResult> OnPostGroup(Guid project, string group, [FromForm] GroupForm form, CancellationToken ct)
    {
        if (!await Load(project, ct) || !Kebab.TryParse<Group>(group, out var key)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var (typed, now) = (desk.Typed(), Frame.Project.Groups.GetValueOrDefault(key));
        var speaks = Kebab.TryParse<SpokenForBy>(form.Speaks, out var by)
            ? new SpeaksFor(by, by is SpokenForBy.Body && form.Body is { } b ? new BodyId(b) : null, by is SpokenForBy.OfficeHolder or SpokenForBy.Body && form.Person is { } p ? new PersonId(p) : null, typed.Optional(form.Because))
            : now?.SpeaksFor;
        var profile = new GroupProfile(form.Affectedness ?? now?.Affectedness,
            typed.Optional(form.Wants) ?? now?.Wants, typed.Optional(form.Fears) ?? now?.Fears, now?.Position, now?.PositionSource, now?.PulseAnswers, speaks)
        {
            Hears = now?.Hears,
        };
        return await Do(project, new DescribeGroup(key, profile, desk.Caller.Actor, desk.Now), typed, ct);
    }

    public async Task<IActionResult> OnPostSeat(Guid project, string party, [FromForm] SeatForm form, CancellationToken ct)
    {
        if (!await Load(project, ct) || new PartyId(party) is not { IsKnownForm: true } seat) return NotFound();
        if (!ModelState.IsValid) return Page(); // a deputy's day that cannot be read would be no deputy
        var typed = desk.Typed();
        Kebab.TryParse<SeatRule>(form.Rule, out var rule);
        ImmutableArray<Deputy> deputies = form is { Deputy: { } person, From: { } from, To: { } to } ? [new(new(person), from, to)] : Frame.Project.Seat(seat)?.Deputies ?? [];
        var command = new SetSeat(new(seat, Kebab.TryParse<Strength>(form.Strength, out var strength) ? strength : Frame.Project.Seat(seat)?.Strength, rule,
            rule is SeatRule.Quorum ? form.Quorum : null, [.. form.Holders.Select(h => new PersonId(h))], deputies)
        { Terms = Frame.Project.Seat(seat)?.Terms }, typed.Optional(form.Basis), desk.Caller.Actor, desk.Now);
        return await Do(project, command, typed, ct);
    }

    public async Task<IActionResult> OnPostRole(Guid project, Guid? person, string role, string? reason, CancellationToken ct)
    {
        if (!await Load(project, ct) || !Kebab.TryParse<ProjectRole>(role, out var r)) return NotFound();
        if (person is not { } who)
        {
            ModelState.AddModelError("person", Frame.Texts.FormMissing);
            return Page();
        }
        var typed = desk.Typed();
        return People.Any(p => p.Id.Value == who) ? await Do(project, new GiveRole(new(who), r, typed.Optional(reason), desk.Caller.Actor, desk.Now), typed, ct) : NotFound();
    }

    public async Task<IActionResult> OnPostSite(Guid project, Guid id, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (form, typed) = await Joining("site", id);
        if (string.IsNullOrWhiteSpace(form.Name)) ModelState.AddModelError("site.name", Frame.Texts.NewSiteMissing);
        if (!Countries.Knows(form.Country)) ModelState.AddModelError("site.country", Frame.Texts.NewCountryMissing);
        else if (!Regions.Fits(form.Region, form.Country)) ModelState.AddModelError("site.region", Frame.Texts.NewRegionElsewhere);
        if (!ModelState.IsValid) return Page();
        var site = new Site(new(id), typed.Add(await organisations.Name(desk.Caller.Organisation, ct) ?? form.Name!), typed.Add(form.Name!), form.Country!, Regions.Of(form.Region, form.Country!), form.Headcount ?? 0, [desk.Caller.Language]); // checked above
        return await Do(project, new AddSite(site, typed.Optional(form.Text), form.Given, desk.Caller.Actor, desk.Now), typed, ct, "site");
    }

    public async Task<IActionResult> OnPostBody(Guid project, Guid id, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        var (form, typed) = await Joining("body", id);
        if (!Kebab.TryParse<BodyKind>(form.Kind, out var kind)) ModelState.AddModelError("body.kind", Frame.Texts.FormMissing);
        if (!ModelState.IsValid) return Page();
        var body = new Body(new(id), kind, typed.Add(form.Name is { Length: > 0 } name ? name : Frame.Texts.Word(kind)), form.Sites.Count > 0 ? BodyLevel.Site : BodyLevel.Company,
            [.. form.Sites.Distinct().Select(s => new SiteId(s))], null);
        return await Do(project, new AddBody(body, typed.Optional(form.Text), form.Given, desk.Caller.Actor, desk.Now), typed, ct, "body");
    }

    async Task<(JoiningForm, Typed)> Joining(string form, Guid id)
    {
        (Tried, NewId) = (form, id);
        var joining = new JoiningForm();
        await TryUpdateModelAsync(joining, form);
        return (joining, desk.Typed());
    }

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed? typed, CancellationToken ct, string? form = null)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = form is null ? this.Show(refusal, Frame) : this.Show(refusal, Frame, form);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        At = TrackLine.Current(frame.Project);
        (Frame, People) = (frame, await colleagues.Read(desk.Caller.Organisation, desk.Caller.Person, ct));
        return true;
    }

    /// <param name="Here">How much it may say at the gate that is shown; null where it is not asked.</param>
    public sealed record PartyRow(int Number, PartyId Party, string Name, GroupProfile? Profile, Seat? Seat, Strength? Here, bool MaySet);

    /// <summary>Every group of the workflow; "works council" by its bodies, or by itself while the project has none.</summary>
    public IEnumerable<PartyRow> Rows() => Parties().Select((p, at) => Row(at + 1, p.Party, p.Profile));

    IEnumerable<(PartyId Party, GroupProfile? Profile)> Parties()
    {
        foreach (var group in Frame.Project.Rules.Groups)
            if (group is not Group.WorksCouncil || Frame.Project.Bodies.IsEmpty)
                yield return (PartyId.Of(group), Frame.Project.Groups.GetValueOrDefault(group));
            else
                foreach (var body in Frame.Project.Bodies.Keys)
                    yield return (PartyId.Of(body), Frame.Project.Groups.GetValueOrDefault(group));
    }

    PartyRow Row(int number, PartyId party, GroupProfile? profile)
    {
        var project = Frame.Project;
        var here = CheckpointRule.At(project, new(At, null)).Where(c => c.Party == party).Select(c => (Strength?)c.Strength)
            .Append(Asked.Seats(project, At).FirstOrDefault(a => a.Party == party)?.Strength).Max();
        var seat = project.Seat(party);
        var may = seat is { Holders.IsEmpty: false } && SetSeat.IsProtected(party) ? project.SpeaksFor(party, Frame.View.Reader, Frame.View.Now) : Owner;
        return new(number, party, Frame.Texts.AtStart(Frame.Words.Party(party)), profile, seat, here, may);
    }

    public MapView Map()
    {
        var texts = Frame.Texts;
        return new(texts.MapTitle, texts.MapSays,
            [texts.MapBandNone, .. new[] { Strength.Inform, Strength.Consult, Strength.Negotiate }.Select(s => texts.AtStart(texts.Word(s))), texts.MapBandConsent],
            texts.MapHardly, texts.MapStrongly, texts.MapMoved,
            [.. Rows().Where(r => r.Profile?.Affectedness is not null).Select(r => new MapPoint(r.Number, r.Name, r.Profile!.Affectedness!.Value, Band(r.Here), r.Profile.Position, Moves(r)))]); // just asked
    }

    /// <summary>Those of whom nobody has said how strongly they are affected.</summary>
    public IReadOnlyList<string> Unplaced() => [.. Rows().Where(r => r.Profile?.Affectedness is null).Select(r => r.Name)];

    /// <summary>The positions by their marks.</summary>
    public IEnumerable<(Position? Position, string Word)> Key() =>
        [.. Enum.GetValues<Position>().Select(p => ((Position?)p, Frame.Texts.Word(p))), (null, Frame.Texts.PositionNotAsked)];

    static int Band(Strength? here) => here switch
    {
        null => 0,
        Strength.Inform => 1,
        Strength.Consult => 2,
        Strength.Negotiate => 3,
        _ => 4, // consent, veto, condition
    };

    // a body stands where its group stands, so that only the group's first mark moves it
    string? Moves(PartyRow row) => !MayAdd ? null
        : row.Party.Group is { } group ? Kebab.Of(group)
        : row.Party.Body == Frame.Project.Bodies.Keys.First() ? Kebab.Of(Group.WorksCouncil) : null;

    /// <summary>A body speaks for itself; of the works council it is said which bodies there are.</summary>
    public string Speaker(PartyRow row) => row.Party.Body is not null ? row.Name : Speaker(row.Profile);

    string Speaker(GroupProfile? profile) => profile?.SpeaksFor switch
    {
        { By: SpokenForBy.Nobody, Because: { } why } => Frame.Texts.GroupsNobodyBecause(Frame.View.Text(why) ?? Frame.Texts.FormNone),
        null => Frame.Texts.GroupsNobodySaid,
        { By: SpokenForBy.Body, Body: { } body } => Frame.Words.Party(PartyId.Of(body)),
        { By: SpokenForBy.OfficeHolder, Person: { } person } => Frame.View.Name(person) ?? Frame.Texts.FormNone,
        { By: var by, Because: var because } => Frame.Texts.GroupsBecause(Frame.Texts.Word(by), Frame.View.Text(because) ?? ""),
    };

    public IReadOnlyList<Components.Fact> Roles() =>
        [.. Frame.Project.Roles.Where(r => r.Until is null).Select(r => new Components.Fact(Frame.Texts.AtStart(Frame.Texts.Word(r.Role)), Frame.View.Name(r.Person) ?? "–"))];

    /// <summary>The owner changes only by a hand-over.</summary>
    public IReadOnlyList<Choice> RoleChoices() => [.. Words<ProjectRole>().Where(c => c.Value != Kebab.Of(ProjectRole.Owner)).Reverse()];

    public IReadOnlyList<Choice> SiteChoices() => [.. Frame.Project.Sites.Keys.Select(s => new Choice(s.ToString(), Frame.Words.Site(s)))];

    public IReadOnlyList<Choice> BodyChoices() => WithNone(Frame.Project.Bodies.Keys.Select(b => new Choice(b.ToString(), Frame.Words.Party(PartyId.Of(b)))));

    public IReadOnlyList<string> Holders(PartyRow row) => [.. (row.Seat?.Holders ?? []).Select(h => h.ToString())];

    public IReadOnlyList<Choice> PeopleChoices() => [.. People.Select(p => new Choice(p.Id.ToString(), p.Name))];

    public IReadOnlyList<Choice> WithNone(IEnumerable<Choice> choices) => [new("", "…"), .. choices];

    public IReadOnlyList<Choice> Words<T>() where T : struct, Enum => [.. Choice.Each<T>(Frame.Texts)];
}
