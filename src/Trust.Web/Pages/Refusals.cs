using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;

namespace Trust.Web.Pages;

/// <summary>A refusal on a page: the field it concerns is marked, and what else stands in the way is listed.</summary>
public sealed record Refused(string Says, IReadOnlyList<Components.Blocker> Blockers);

public static class Refusals
{
    /// <summary>Marks the field and gives the sentence; the page shows both and keeps what was typed.</summary>
    public static Refused Show(this PageModel page, Refusal refusal, Projects.ProjectFrame frame)
    {
        var says = frame.Words.Say(refusal);
        page.Response.StatusCode = Api.Statuses.Of(Api.Statuses.KindOf(refusal.Kind));
        if (refusal.Field is { } field) page.ModelState.AddModelError(field, says);
        return new(says, frame.List(refusal.Blockers));
    }
}
