using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Web.Pages.Milestones;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Mails;

/// <summary>Every mail that the plan will cause, for whoever runs the project: of a draft before it starts, and of dates before they are moved.</summary>
[Authorize]
public sealed class PlanModel(Desk desk, MailPreview preview, KpiBoard board, OwnTexts own) : PageModel
{
    const int PageSize = 20;

    public ProjectFrame Frame { get; private set; } = null!; // set before the page is drawn
    public PlannedMove Move { get; private set; } = null!; // set with the frame
    public IReadOnlyList<MailSample> Mails { get; private set; } = [];
    public int All { get; private set; }
    public string? Next { get; private set; }
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, int? shift, Guid? from, Guid? move, DateOnly? to, string? after, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || !frame.Project.IsRunBy(frame.View.Reader)) return NotFound();
        (Frame, Move) = (frame, new(shift, from, move, to));
        if (await Read(ct) is not { } plan) return Page();
        var first = plan.Mails.TakeWhile(m => m.Key != after).Count() + 1;
        List<PreviewedMail> rest = [.. plan.Mails.Skip(after is null || first > plan.Mails.Count ? 0 : first)];
        (All, Mails) = (plan.Mails.Count, await MailSample.Of(plan, [.. rest.Take(PageSize)], frame, board, own, new($"{Request.House()}/"), ct));
        if (rest.Count > PageSize) Next = frame.Path($"mails/plan?{(Move.IsAsked ? Move.Query + "&" : "")}after={Uri.EscapeDataString(rest[PageSize - 1].Key)}");
        return Page();
    }

    async Task<Preview?> Read(CancellationToken ct)
    {
        if (!Move.IsAsked) return await preview.Of(Frame.View, ct);
        var ruling = Move.Command(Frame, desk.Caller.Actor, desk.Now).Decide(Frame.Project);
        if (ruling.Refusal is not { } refusal) return await preview.After(Frame.View, ruling.Events, ct);
        Refused = Frame.Words.Say(refusal);
        return null;
    }
}
