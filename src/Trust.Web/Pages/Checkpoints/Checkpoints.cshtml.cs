using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Web.Pages.Projects;
using Choice = Trust.Web.Components.Choice;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What one party's law gives it at one gate or lock.</summary>
public sealed record PlaceOfRights(IReadOnlyList<Checkpoint> Rights, string Says, bool IsUnfolded);

/// <summary>Every right that must be met, body by body, the reader's own first: state, time, whose turn.</summary>
[Authorize]
public sealed class CheckpointsModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public CheckpointSearch Search { get; private set; } = null!; // as above
    public Domain.Blocker? Mine { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, [FromQuery] CheckpointSearch search, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        (Frame, Search) = (frame, search);
        Mine = Turns.Of(frame.Project).FirstOrDefault(b => b.Code.StartsWith("checkpoint.", StringComparison.Ordinal) && frame.Words.IsYours(b));
        return Page();
    }

    /// <summary>The impact assessments that the workflow asks for.</summary>
    public IEnumerable<AssessmentForm> Forms => AssessmentFiles.All.GroupBy(f => f.Key).Select(f => f.Last()).Where(f => Frame.Project.Rules.Item(f.At.Stage, f.At.Item) is not null);

    /// <summary>What the search leaves, body by body; what is the reader's own comes first.</summary>
    public IEnumerable<IGrouping<PartyId, Checkpoint>> Found() => Parties(Frame.Project.Checkpoints.Values.Where(c => Search.Finds(Frame.Project, c)));

    public IReadOnlyList<Choice> PartiesToFind() => CheckpointSearch.Parties(Frame, Parties(Frame.Project.Checkpoints.Values).Select(p => p.Key));

    IEnumerable<IGrouping<PartyId, Checkpoint>> Parties(IEnumerable<Checkpoint> checkpoints) => checkpoints.GroupBy(c => c.Party)
        .OrderByDescending(g => IsYours(g.Key)).ThenBy(g => Frame.Words.Party(g.Key), StringComparer.Create(Frame.Texts.Culture, true));

    /// <summary>A party's rights by the gate or lock at which they stand, the next one unfolded, or all that were searched for.</summary>
    public IReadOnlyList<PlaceOfRights> Places(IEnumerable<Checkpoint> rights)
    {
        var places = rights.GroupBy(c => c.At).OrderBy(g => Row.Order(Frame.Project, g.Key)).Select(g => (g.Key, Rights: g.ToList(), Open: g.Count(c => c.Competence is not { Holds: false } && CheckpointRule.Open(Frame.Project, c) is not null))).ToList();
        var next = places.FindIndex(p => p.Open > 0);
        return [.. places.Select((p, i) => new PlaceOfRights(p.Rights, Says(p.Key, p.Open), i == next || !Search.IsEmpty))];
    }

    string Says(BoundTo at, int open) => Frame.Texts.AtStart(CheckpointFrame.PlaceOf(Frame.Texts, at)) is var place && open == 0
        ? Frame.Texts.CheckpointsRightsMet(place) : Frame.Texts.CheckpointsRightsOpen(n: open, place: place);

    public bool IsYours(PartyId party) => AudienceRule.BelongsTo(Frame.Project, party, Frame.View.Reader, Frame.View.Now);
}
