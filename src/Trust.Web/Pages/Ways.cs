using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages;

/// <summary>Asks the rules themselves what a reader may do now, so that a page offers nothing that would be refused.</summary>
static class Ways
{
    /// <summary>True when the command would change something, or lacks only what its form asks for.</summary>
    public static bool IsOpenIn(this ProjectCommand command, Project project) =>
        command.Decide(project) is { Refusal: null, Events.IsEmpty: false } or { Refusal.Kind: RefusalKind.Incomplete };

    /// <summary>Where several forms stand on one page, each names its fields by its own word, so that an error finds its form.</summary>
    public static Refused Show(this PageModel page, Refusal refusal, ProjectFrame frame, string form) =>
        page.Show(refusal.Field is { } field ? refusal with { Field = $"{form}.{field}" } : refusal, frame);
}
