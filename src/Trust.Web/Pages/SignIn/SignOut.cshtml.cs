using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Trust.Web.Pages.SignIn;

/// <summary>Goes out. Only a form does it: a link that is merely opened leaves everything as it is.</summary>
[AllowAnonymous]
public sealed class SignOutModel(Porter porter) : PageModel
{
    public const string Path = "/sign-out";

    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPost()
    {
        await porter.Leave();
        Echoes.Choose(HttpContext, null);
        return LocalRedirect("/sign-in?left=true");
    }
}
