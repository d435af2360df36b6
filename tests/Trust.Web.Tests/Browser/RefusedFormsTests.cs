using System.Text.RegularExpressions;
using Trust.App;

namespace Trust.Web.Tests.Browser;

/// <summary>A form as a page offers it, with what is sent when nothing was filled in and when all of it is wrong; names and values.</summary>
sealed record Offered(string Page, string Action, bool Files, string[][] Empty, string[][] Wrong);

/// <summary>Every form that a page offers comes back when it is refused: what is wrong is told, where it is wrong, and the keyboard stands there.
/// The forms are read from the pages themselves, so that a new one is tried without a new test.</summary>
[Collection(nameof(EveryPageHouse))]
public sealed partial class RefusedFormsTests(BrowserHouse house, EveryPlace places) : IClassFixture<EveryPlace>
{
    static readonly string[] Languages = ["de", "nb", "da"];

    [Fact]
    public async Task A_form_that_is_refused_says_so_where_it_is_mended_and_can_be_used_by_everybody()
    {
        var (wrong, tried, refused) = (new List<string>(), new HashSet<string>(), 0);
        var paths = places.OfHostile.Select(p => p.Path).Where(p => p.Length > 0 && !p.Contains($"{house.Project}", StringComparison.Ordinal)).OrderBy(IsLast).ToArray(); // what is taken changes its project
        foreach (var reader in (DemoPart?[])[.. house.Parts, null])
        {
            IReadOnlyList<Offered> forms = [];
            foreach (var (language, at) in Languages.Select((l, at) => (l, at)))
            {
                if (reader is { } speaks) await house.Speak(speaks, language);
                await using var visit = reader is { } part ? await house.VisitAs(part, 360) : await house.Visit(360);
                await visit.Go($"/glossary?lang={language}");
                if (at == 0) forms = [.. (await visit.Forms(paths)).Where(f => tried.Add(Kind(f)))];
                foreach (var form in forms.Where((_, i) => i % Languages.Length == at))
                {
                    var status = await visit.Send(form, form.Empty);
                    if (status is 200) status = await visit.Send(form, form.Wrong);
                    if (status < 400) continue; // taken: there is nothing in it that could be wrong
                    refused++;
                    var spoken = await visit.Page.GetAttributeAsync("html", "lang");
                    foreach (var flaw in (string[])[.. await visit.Refusal(form.Action), .. await Axe.Violations(visit), .. await visit.Layout()]) wrong.Add($"{form.Page}: {form.Action} in {spoken}, {status}: {flaw}");
                }
            }
            if (reader is { } spoke) await house.Speak(spoke, "de");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(refused > 45, $"only {refused} of {tried.Count} were refused");
    }

    /// <summary>Where any text is a reason to pause or to cancel, and the other forms are gone after it.</summary>
    static bool IsLast(string path) => path.EndsWith("/course", StringComparison.Ordinal);

    /// <summary>Of many that differ only in whom or what they are about, one.</summary>
    static string Kind(Offered form) => Ids().Replace($"{form.Action} {string.Join(' ', form.Wrong.Select(f => f[0]).Distinct().Order(StringComparer.Ordinal))}", "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/(welcome|act|mail|guest|notice|status)/)[^/? ]+|\\[\\d+\\]|(?<=[?&](group|party)=)[^& ]+|-[A-Z]{2}\\b")]
    private static partial Regex Ids();
}
