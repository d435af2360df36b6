using Trust.App;

namespace Trust.Web.Pages.PublicPages;

/// <summary>The words of pages that need no account: the project's language until the reader chooses another.</summary>
static class PublicTexts
{
    public static Trust.App.Texts Of(HttpContext http, ProjectView? view) =>
        http.CallerIfAny() is null && !http.HasSwitchedLanguage() && Trust.App.Texts.Resolve(view?.Project.Language) is { } own ? Trust.App.Texts.In(own) : http.Texts();

    public static string TitleOf(Trust.App.Texts texts, LinkState state) => state is LinkState.Expired ? texts.WelcomeExpiredTitle : texts.WelcomeUnknownTitle;

    public static string SaysOf(Trust.App.Texts texts, LinkState state) => state is LinkState.Expired ? texts.PublicOver : texts.PublicUnknown;
}
