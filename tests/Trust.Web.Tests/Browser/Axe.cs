namespace Trust.Web.Tests.Browser;

/// <summary>axe-core over a page: WCAG 2.0 to 2.2 A and AA and best practice. Each line is a rule and the element that breaks it.</summary>
static class Axe
{
    static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    // evaluated, not added as a script: the page's own policy stays as strict as it is
    public static async Task<string[]> Violations(Visit visit)
    {
        if (!visit.HasScripts) throw new InvalidOperationException("Without scripts axe never answers: look at the page in a visit that has them.");
        if (!await visit.Page.EvaluateAsync<bool>("() => 'axe' in window")) await visit.Page.EvaluateAsync(Source);
        return await visit.Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'], resultTypes: ['violations'] }))
                .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))
            """);
    }
}
