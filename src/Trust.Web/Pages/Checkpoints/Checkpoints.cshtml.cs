using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>Every right that must be met, body by body, the reader's own first: state, time, whose turn.</summary>
[Authorize]
public sealed class CheckpointsModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public Domain.Blocker? Mine { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        Frame = frame;
        Mine = Turns.Of(frame.Project).FirstOrDefault(b => b.Code.StartsWith("checkpoint.", StringComparison.Ordinal) && frame.Words.IsYours(b));
        return Page();
    }

    /// <summary>Body by body; what is the reader's own comes first.</summary>
    public IEnumerable<IGrouping<PartyId, Checkpoint>> Parties() => Frame.Project.Checkpoints.Values.GroupBy(c => c.Party)
        .OrderByDescending(g => IsYours(g.Key)).ThenBy(g => Frame.Words.Party(g.Key), StringComparer.Create(Frame.Texts.Culture, true));

    public bool IsYours(PartyId party) => AudienceRule.BelongsTo(Frame.Project, party, Frame.View.Reader, Frame.View.Now);
}
