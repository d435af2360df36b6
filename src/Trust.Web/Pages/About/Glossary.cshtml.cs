using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;

namespace Trust.Web.Pages.About;

/// <summary>The words of the house with what they mean, as the glossary has them; for everybody.</summary>
[AllowAnonymous]
public sealed class GlossaryModel(OpenFrame frame) : PageModel
{
    public Trust.App.Texts Texts => frame.Texts;

    public IReadOnlyList<Concept> Concepts => [.. Glossary.Concepts.OrderBy(Term, StringComparer.Create(Texts.Culture, CompareOptions.IgnoreCase))];

    public string Term(Concept concept) => concept.Terms[Texts.Language];

    /// <summary>The same in the other languages, where a firm speaks several.</summary>
    public IEnumerable<(string Language, string Term)> Elsewhere(Concept concept) =>
        Trust.App.Texts.Languages.Where(l => l != Texts.Language).Select(l => (l, concept.Terms[l]));

    public int Confirmed => Concepts.Count(c => c.Confirmed.Contains(Texts.Language));

    public Task OnGet(CancellationToken ct) => frame.Around(this, Texts.NavGlossary, ct);
}
