using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Trust.App;

/// <summary>The one frame of every mail: tables and inline styles, since mail programs know little else; no picture, no script, nothing from elsewhere.</summary>
static class LetterHtml
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    const string Ink = "#1b211e", Ink2 = "#565b54", Accent = "#1d4d3e", Signal = "#a12c18", Paper = "#f8f5ed", Ground = "#f0ebdf", Faint = "#6a675b", Dash = "#7f7b6d", Rule = "#d3ccbc";
    const string Serif = "Georgia,serif", Sans = "Arial,sans-serif";

    public static string Write(LetterWords letter) => $"""
        <!doctype html>
        <html lang="{letter.Language}" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light">
        <title>{Say(letter.Subject)}</title>
        </head>
        <body style="margin:0;padding:0;background:{Ground};color:{Ink}">
        <div style="display:none;max-height:0;overflow:hidden">{Say(letter.Lead)}</div>
        <div role="main">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:{Ground}"><tr><td align="center" style="padding:16px 6px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:{Paper};overflow-wrap:anywhere">
        <tr><td style="padding:24px 20px 0;font:600 20px/24px {Serif};color:{Ink}">Trust</td></tr>
        <tr><td style="padding:16px 20px 0"><h1 style="margin:0;font:400 23px/29px {Serif};color:{Ink}">{Say(letter.Heading)}</h1></td></tr>
        <tr><td style="padding:20px 20px 0">{Track(letter.Track)}</td></tr>
        <tr><td style="padding:28px 20px 0;font:400 21px/29px {Serif};color:{Ink}">{Say(letter.Lead)}</td></tr>
        {(letter.Aside is { } aside ? $"""<tr><td style="padding:12px 20px 0;font:400 15px/21px {Sans};color:{Ink2}">{Say(aside)}</td></tr>""" : "")}
        <tr><td style="padding:20px 20px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:{Accent}"><a href="{Say(letter.Link.AbsoluteUri)}" style="display:inline-block;padding:13px 20px;font:700 16px/20px {Sans};color:#fbf9f3;text-decoration:none">{Say(letter.Button)}</a></td></tr></table></td></tr>
        {Parts(letter.Parts)}
        <tr><td style="padding:28px 20px 28px;font:400 13px/19px {Sans};color:{Ink2}"><p style="margin:0">{Say(letter.Why)}</p><p style="margin:6px 0 0">{Off(letter)}</p>{Ask(letter)}<p style="margin:6px 0 0">{Say(letter.Privacy)}</p></td></tr>
        </table></td></tr></table>
        </div>
        </body>
        </html>

        """;

    static string Say(string words) => Encoder.Encode(words);

    static string Off(LetterWords letter) => letter.OffLink is { } link
        ? $"""<a href="{Say(link.AbsoluteUri)}" style="color:{Accent}">{Say(letter.Off)}</a>"""
        : Say(letter.Off);

    static string Ask(LetterWords letter) => letter.Ask is { } ask
        ? $"""<p style="margin:6px 0 0">{Say(ask.Label)}:<br><span lang="{ask.Language}">{string.Join("<br>", ask.Lines.Select(Say))}</span></p>"""
        : "";

    static string Track(LetterTrack track) => $"""
        <p style="position:absolute;left:-9999px">{Say(track.Spoken)}</p>
        <table role="presentation" aria-hidden="true" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr>
        {string.Join('\n', track.Cells.Select(Cell))}
        </tr></table>
        <p style="margin:8px 0 0;font:400 14px/20px {Sans};color:{Ink2}">{Say(track.Line)}</p>
        """;

    // said by weight and line before it is said by colour
    static string Cell(TrackCell cell) => cell switch
    {
        { Letter: null } => $"""<td width="60" valign="bottom" style="width:60px;font:400 12px/16px {Sans};color:{Ink};border-bottom:1px {(cell.Look is LetterLook.Pending ? $"dashed {Dash}" : $"solid {Ink}")};padding-bottom:4px">{Say(cell.Name)}<br><b>{Say(cell.Drawn)}</b></td>""",
        _ => $"""<td valign="bottom" style="font:{Style(cell.Look)}">{cell.Letter}</td>""",
    };

    static string Style(LetterLook look) => look switch
    {
        LetterLook.Passed => $"700 40px/44px {Serif};color:{Accent};border-bottom:3px solid {Accent}",
        LetterLook.Active => $"400 40px/44px {Serif};color:{Ink};border-bottom:3px solid {Ink}",
        LetterLook.Risk => $"400 40px/44px {Serif};color:{Signal};border-bottom:4px dashed {Signal}",
        _ => $"400 40px/44px {Serif};color:{Faint};border-bottom:1px dashed {Dash}",
    };

    static string Parts(IReadOnlyList<LetterPart> parts) => parts.Count == 0 ? "" : $"""
        <tr><td style="padding:28px 20px 0"><table width="100%" cellpadding="0" cellspacing="0" border="0" style="font:400 15px/21px {Sans};color:{Ink};border-collapse:collapse">
        {string.Join('\n', parts.Select((p, at) => Part(p, at == 0 ? Ink : Rule)))}
        </table></td></tr>
        """;

    static string Part(LetterPart part, string rule) =>
        $"""<tr><th scope="row" align="left" valign="top" width="34%" style="padding:8px 12px 8px 0;border-top:1px solid {rule};font-weight:400;color:{Ink2}">{Say(part.Label)}</th><td valign="top" style="padding:8px 0;border-top:1px solid {rule}">{string.Join("<br>", part.Lines.Select(Say))}</td></tr>""";
}
