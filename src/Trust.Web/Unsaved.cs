using Microsoft.AspNetCore.Http.Features;
using Trust.App;
using Trust.Web.Components;

namespace Trust.Web;

/// <summary>What somebody typed into a form that was not taken. A browser does not give it back, since no page of ours is kept; so the answer does.</summary>
static class Unsaved
{
    /// <summary>Of the cookie that comes with a form of ours and, being strict, never with another site's: nobody else puts words into our page.</summary>
    public const string OwnForm = "trust.form";

    /// <summary>Bytes of a form that is read again for its texts; what is longer carries files.</summary>
    const long Most = 1 << 20;

    public static bool IsSent(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Cookies.ContainsKey(OwnForm);

    public static async Task<UnsavedView?> Of(HttpContext http)
    {
        if (!IsSent(http) || http.Features.Get<IFormFeature>()?.Form is null && http.Request.ContentLength is null or > Most) return null;
        var texts = http.Texts();
        try
        {
            var typed = (await http.Request.ReadFormAsync(http.RequestAborted)).Where(f => !IsSecret(f.Key)).SelectMany(f => f.Value).OfType<string>().Where(IsWritten).Distinct().ToList();
            return typed.Count is 0 ? null : new(texts.ErrorTyped, texts.ErrorTypedSays, [.. typed.Select((t, at) => new UnsavedText(texts.ErrorTypedText(at + 1), t))]);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null; // what cannot be read was not typed into a page of ours
        }
    }

    static bool IsSecret(string field) => Array.Exists(["password", "passphrase", "secret", "sealed", "__"], s => field.Contains(s, StringComparison.OrdinalIgnoreCase));

    // several words; ids, dates and choices have none
    static bool IsWritten(string value) => value.Trim() is { Length: >= 10 } text && text.Any(char.IsWhiteSpace);
}
