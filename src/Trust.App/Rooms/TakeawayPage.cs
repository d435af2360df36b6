using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Trust.App;

/// <summary>The takeaway as one HTML file that needs nothing else: its style and its script stand in it, and its own policy forbids it to ask anybody anything.</summary>
sealed class TakeawayPage(Texts texts)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder html = new();

    public byte[] Write(string body, string project, DateOnly on, IReadOnlyList<(string Heading, List<TakenEntry> Entries)> parts, IReadOnlyList<TrailEntry> journal, string proof)
    {
        Add($"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{texts.TakeawayTitle(body, project)}</title>
            """);
        html.Append($"<style>{Own("takeaway.css")}</style>\n</head>\n");
        Add($"""
            <body data-verified="{texts.TakeawayVerified("{entries}", "{texts}", "{withheld}")}" data-broken="{texts.TakeawayBroken}" data-entry="{texts.TakeawayEntryAltered("{entry}")}"
             data-gap="{texts.TakeawayGap("{entry}")}" data-text="{texts.TakeawayTextAltered("{entry}")}" data-shown="{texts.TakeawayShownAltered("{entry}")}" data-unreadable="{texts.TakeawayUnreadable}">
            <main>
            <h1>{texts.TakeawayTitle(body, project)}</h1>
            <p>{texts.TakeawayAsOf(on)}</p>
            <section aria-labelledby="proof"><h2 id="proof">{texts.TakeawayProof}</h2>
            <p id="verdict" role="status">{texts.TakeawayNoScript}</p><ul id="flaws"></ul>
            <p>{texts.TakeawayAnchor(journal.Count.ToString(CultureInfo.InvariantCulture))}</p><p><code>{journal[^1].Hash}</code></p>
            <p class="mute">{texts.TakeawayLimits}</p></section>

            """);
        foreach (var (heading, entries) in parts) Part(heading, entries);
        Journal(journal);
        Add($"</main>\n");
        // within a script no markup is read but its own end
        html.Append($"<script type=\"application/json\" id=\"journal\">{proof.Replace("<", "\\u003c", StringComparison.Ordinal)}</script>\n<script>{Own("takeaway.js")}</script>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    void Part(string heading, List<TakenEntry> entries)
    {
        Add($"<section><h2>{heading}</h2>\n");
        if (entries.Count == 0) Add($"<p class=\"mute\">{texts.TakeawayNothing}</p>\n");
        foreach (var entry in entries)
        {
            Add($"<article><h3>{entry.Sentence}</h3><p class=\"mute\">{texts.TakeawayEntry(entry.Number.ToString(CultureInfo.InvariantCulture), entry.On)}</p>\n");
            foreach (var said in entry.Said) Add($"<blockquote lang=\"{said.Language}\" data-content=\"{said.Id}\" data-number=\"{entry.Number}\">{said.Body}</blockquote>\n");
            foreach (var (what, digest) in entry.Listed) Add($"<p class=\"mute\">{what ?? texts.TakeawayFile} <code>{digest}</code></p>\n");
            Add($"</article>\n");
        }
        Add($"</section>\n");
    }

    void Journal(IReadOnlyList<TrailEntry> journal)
    {
        Add($"<section><h2>{texts.TakeawayJournal}</h2><ol>\n");
        foreach (var entry in journal) Add($"<li id=\"e{entry.Number}\"><time>{texts.Date(entry.On)}</time> {entry.Sentence} <span class=\"mute\">{entry.Who}</span></li>\n");
        Add($"</ol></section>\n");
    }

    /// <summary>Markup as it stands, with everything put into it encoded.</summary>
    void Add(FormattableString markup) =>
        html.Append(string.Format(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(a => (object)Encoder.Encode(Convert.ToString(a, CultureInfo.InvariantCulture) ?? ""))]));

    static string Own(string name)
    {
        using var file = new StreamReader(typeof(TakeawayPage).Assembly.GetManifestResourceStream($"rooms/{name}")!); // embedded beside this file
        return file.ReadToEnd();
    }
}
