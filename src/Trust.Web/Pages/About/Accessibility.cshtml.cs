using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Trust.Web.Pages.About;

/// <summary>What whoever sees, hears or moves differently can rely on, how that was tested, and what was not; for everybody.</summary>
[AllowAnonymous]
public sealed class AccessibilityModel(OpenFrame frame) : PageModel
{
    /// <summary>The day on which what stands there was last held against what was tested.</summary>
    public static readonly DateOnly Reviewed = new(2026, 11, 22);

    public Trust.App.Texts Texts => frame.Texts;

    public Task OnGet(CancellationToken ct) => frame.Around(this, Texts.FootAccessibility, ct);
}
