using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Stakeholders;

/// <summary>One group or body: what it asks, what it is told in its words, and when it was last spoken with. Never a page on a person.</summary>
[Authorize]
public sealed class GroupModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public PartyId Party { get; private set; }
    public Refused? Refused { get; private set; }

    public Group Group => SetSeat.GroupOf(Party);
    public GroupProfile Profile => Frame.Project.Groups.GetValueOrDefault(Group) ?? GroupProfile.Empty;
    public Contact? Last => Frame.Project.Contacts.GetValueOrDefault(Party);
    public bool IsDue => ContactsDue.IsDue(Frame.Project, Party, Frame.View.Today);

    public bool MayFill => !Frame.Project.HasEnded && (Frame.Project.IsRunBy(Frame.View.Reader) || Frame.Project.SpeaksFor(Group, Frame.View.Reader, Frame.View.Now));

    public bool MayNote => !Frame.Project.HasEnded && new RecordContact(Party, Frame.View.Today.AddDays(1), null, desk.Caller.Actor, desk.Now).Decide(Frame.Project).Refusal is { Kind: RefusalKind.Incomplete };

    public async Task<IActionResult> OnGet(Guid project, string party, CancellationToken ct) => await Load(project, party, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostHears(Guid project, string party, string? changes, string? rests, string? says, CancellationToken ct)
    {
        if (!await Load(project, party, ct)) return NotFound();
        var (typed, now) = (desk.Typed(), Profile.Hears);
        var frame = new GroupFrame(typed.Optional(Frame.View, now?.Changes, changes), typed.Optional(Frame.View, now?.Rests, rests), typed.Optional(Frame.View, now?.Says, says));
        return await Do(project, party, new DescribeGroup(Group, Profile with { Hears = frame is { Changes: null, Rests: null, Says: null } ? null : frame }, desk.Caller.Actor, desk.Now), typed, ct);
    }

    public async Task<IActionResult> OnPostContact(Guid project, string party, DateOnly? on, string? note, CancellationToken ct)
    {
        if (!await Load(project, party, ct)) return NotFound();
        if (on is not { } day)
        {
            ModelState.AddModelError("on", Frame.Texts.FormNoDate(Frame.Texts.Date(Frame.View.Today)));
            return Page();
        }
        var typed = desk.Typed();
        return await Do(project, party, new RecordContact(Party, day, typed.Optional(note), desk.Caller.Actor, desk.Now), typed, ct);
    }

    async Task<IActionResult> Do(Guid project, string party, ProjectCommand command, Typed typed, CancellationToken ct)
    {
        var outcome = await desk.Do(project, command, typed, ct);
        if (outcome is Outcome.Done) return RedirectToPage(new { project, party });
        if (outcome is not Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal }) return NotFound();
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    async Task<bool> Load(Guid project, string party, CancellationToken ct)
    {
        if (new PartyId(party) is not { IsKnownForm: true } known || await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.Knows(known)) return false;
        (Frame, Party) = (frame, known);
        return true;
    }

    /// <summary>When it was last spoken with and who noted it, or that nobody has.</summary>
    public string Spoken() => Spoken(Frame, Party);

    public static string Spoken(ProjectFrame frame, PartyId party) => (ContactsDue.LastWord(frame.Project, party), ContactsDue.IsDue(frame.Project, party, frame.View.Today)) switch
    {
        ({ } on, true) => frame.Texts.ContactSilentSince(Days(frame, party), on),
        ({ } on, _) when frame.Project.Contacts.GetValueOrDefault(party) is { } noted && noted.On == on => frame.Texts.ContactLast(on, new Sentences(frame.Words).Office(noted.By)),
        ({ } on, _) => frame.Texts.ContactHeard(on),
        (null, true) => frame.Texts.ContactSilent(Days(frame, party)),
        _ => frame.Texts.ContactNone,
    };

    static int Days(ProjectFrame frame, PartyId party) => frame.View.Today.DayNumber - ContactsDue.Since(frame.Project, party).DayNumber;

    /// <summary>The frame's slots, each with what stands in it.</summary>
    public IReadOnlyList<(string Name, string Asks, string? Says)> Slots() =>
    [
        ("changes", Frame.Texts.HearChanges, Frame.View.Text(Profile.Hears?.Changes)),
        ("rests", Frame.Texts.HearRests, Frame.View.Text(Profile.Hears?.Rests)),
        ("says", Frame.Texts.HearSays, Frame.View.Text(Profile.Hears?.Says)),
    ];

    public string Asks => Frame.Texts.Of($"group-asks.{Kebab.Of(Group)}", []);
}
