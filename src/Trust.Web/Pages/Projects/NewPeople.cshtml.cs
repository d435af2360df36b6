using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

public sealed record NewPeopleForm
{
    public Guid? Sponsor { get; init; }
    public string? Reason { get; init; }

    /// <summary>By group: <c>sponsor</c>, <c>body:id</c>, <c>person:id</c>, <c>outside</c>, <c>nobody</c>, or empty while nobody knows.</summary>
    public Dictionary<string, string?> Speaks { get; init; } = [];
    public Dictionary<string, string?> Because { get; init; } = [];

    /// <summary>Who decides for the body that speaks for its group, until it names its own.</summary>
    public Guid? Sits { get; init; }
}

/// <summary>Who speaks for each group, or why nobody does: what the first answers say already is proposed, everything else is asked.</summary>
[Authorize]
public sealed class NewPeopleModel(Desk desk, Colleagues colleagues) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<Colleague> People { get; private set; } = [];
    public NewPeopleForm Form { get; private set; } = new();
    public Refused? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        if (Frame.Project.State is not ProjectState.Draft) return Redirect(Frame.Path("groups"));
        var (now, groups) = (Frame.Project, Frame.Project.Rules.Groups);
        Form = new()
        {
            Sponsor = now.Roles.Where(r => r is { Role: ProjectRole.Sponsor, Until: null }).Select(r => (Guid?)r.Person.Value).FirstOrDefault(),
            Speaks = groups.ToDictionary(Kebab.Of, g => now.Groups.GetValueOrDefault(g)?.SpeaksFor is { } said ? Word(said) : Proposed(g)),
            Because = groups.ToDictionary(Kebab.Of, g => now.Groups.GetValueOrDefault(g)?.SpeaksFor is { } said ? Frame.View.Text(said.Because) : Proposed(g) is "nobody" ? Frame.Texts.NewNoBodyHere : null),
            Sits = now.Groups.GetValueOrDefault(Group.WorksCouncil)?.SpeaksFor is { By: SpokenForBy.Body, Person: { } sits } ? sits.Value : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid project, [FromForm] NewPeopleForm form, [FromForm] string? to, CancellationToken ct)
    {
        if (!await Load(project, ct)) return NotFound();
        Form = form;
        if (!ModelState.IsValid) return Page();
        var typed = desk.Typed();
        var sponsor = form.Sponsor is { } person && People.Any(p => p.Id.Value == person) ? new PersonId(person) : (PersonId?)null;
        var said = Frame.Project.Rules.Groups.Select(g => (Group: g, Speaks: Said(g, form, sponsor, typed))).Where(s => s.Speaks is not null);
        var outcome = await desk.Do(project, new NameSpeakers(sponsor, typed.Optional(form.Reason), said.ToImmutableSortedDictionary(s => s.Group, s => s.Speaks!), desk.Caller.Actor, desk.Now), typed, ct); // asked above
        if (outcome is Outcome.Done)
        {
            desk.Says(null); // a step on the way
            return NewProjectForm.Leave(Url.IsLocalUrl(to) ? to : Frame.Path("new/plan"));
        }
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal with { Field = refusal.Field is "sponsor" or null ? refusal.Field : $"speaks.{refusal.Field}" }, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader)) return false;
        (Frame, People) = (frame, await colleagues.Read(desk.Caller.Organisation, desk.Caller.Person, ct));
        return true;
    }

    /// <summary>What follows from the first answers: a body for the works council, management by the sponsor, HR by whoever runs the project.</summary>
    string? Proposed(Group group) => group switch
    {
        Group.WorksCouncil when Frame.Project.Bodies.Count > 0 => $"body:{Frame.Project.Bodies.Keys.First()}",
        Group.WorksCouncil when !Frame.Project.Open.Contains(StartQuestion.Bodies) => "nobody",
        Group.Management => "sponsor",
        Group.Hr => $"person:{Frame.Project.Owner}",
        _ => null,
    };

    static string? Word(SpeaksFor said) => said switch
    {
        { By: SpokenForBy.Body, Body: { } body } => $"body:{body}",
        { By: SpokenForBy.OfficeHolder, Person: { } person } => $"person:{person}",
        { By: SpokenForBy.OutsideProvider } => "outside",
        { By: SpokenForBy.Nobody } => "nobody",
        _ => null,
    };

    SpeaksFor? Said(Group group, NewPeopleForm form, PersonId? sponsor, Typed typed)
    {
        var key = Kebab.Of(group);
        var because = typed.Optional(Frame.View, Frame.Project.Groups.GetValueOrDefault(group)?.SpeaksFor?.Because, form.Because.GetValueOrDefault(key));
        return (form.Speaks.GetValueOrDefault(key) ?? "").Split(':') switch
        {
            ["sponsor"] when sponsor is { } person => new(SpokenForBy.OfficeHolder, null, person, because),
            ["body", var id] when Guid.TryParse(id, out var body) => new(SpokenForBy.Body, new(body), form.Sits is { } sits && People.Any(p => p.Id.Value == sits) ? new PersonId(sits) : null, because),
            ["person", var id] when Guid.TryParse(id, out var person) && People.Any(p => p.Id.Value == person) => new(SpokenForBy.OfficeHolder, null, new(person), because),
            ["outside"] => new(SpokenForBy.OutsideProvider, null, null, because),
            ["nobody"] => new(SpokenForBy.Nobody, null, null, because),
            _ => null,
        };
    }

    public IReadOnlyList<Choice> Anybody => [new("", "…"), .. People.Select(p => new Choice(p.Id.ToString(), p.Name))];

    public IReadOnlyList<Choice> Speakers(Group group)
    {
        var (texts, bodies) = (Frame.Texts, Frame.Project.Bodies.Keys);
        return
        [
            new("", texts.NewNotKnown),
            .. group is Group.Management ? [new("sponsor", texts.AtStart(texts.Word(ProjectRole.Sponsor)))] : (Choice[])[],
            .. group is Group.WorksCouncil ? bodies.Select(b => new Choice($"body:{b}", texts.AtStart(Frame.Words.Party(PartyId.Of(b))))) : [],
            .. People.Select(p => new Choice($"person:{p.Id}", p.Name)),
            new("outside", texts.AtStart(texts.Word(SpokenForBy.OutsideProvider))), new("nobody", texts.AtStart(texts.Word(SpokenForBy.Nobody))),
        ];
    }
}
