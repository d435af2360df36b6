using Trust.App;

namespace Trust.Web.Pages;

/// <summary>The words of pages that need no account: the project's language, unless the reader is signed in or has chosen another.</summary>
static class PublicTexts
{
    /// <param name="language">The project's; null when there is none to be seen.</param>
    public static Trust.App.Texts Of(HttpContext http, string? language) =>
        http.CallerIfAny() is null && !http.HasSwitchedLanguage() && Trust.App.Texts.Resolve(language) is { } own ? Trust.App.Texts.In(own) : http.Texts();

    public static string TitleOf(Trust.App.Texts texts, LinkState state) => state is LinkState.Expired ? texts.WelcomeExpiredTitle : texts.WelcomeUnknownTitle;

    public static string SaysOf(Trust.App.Texts texts, LinkState state) => state is LinkState.Expired ? texts.PublicOver : texts.PublicUnknown;
}
