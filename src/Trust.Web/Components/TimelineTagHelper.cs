using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>How a milestone stands on the time line: reached, still to come, its day has passed, or it will not be.</summary>
public enum TimelineLook { Done, Ahead, Late, Dropped }

/// <summary>One milestone: where it was first planned, where it now is, and the day before which it may not be.</summary>
public sealed record TimelineRow(string Name, string Says, TimelineLook Look, DateOnly First, DateOnly Now, DateOnly? NotBefore);

/// <summary>The weeks of a project as a picture; whatever it shows stands in words in the table beside it.</summary>
/// <param name="Off">Holidays at any of the sites.</param>
/// <param name="Day">A day as the reader's language writes it.</param>
public sealed record TimelineView(string Title, string Says, string WeekWord, string TodayWord, DateOnly Monday, int Weeks, DateOnly Today,
    IReadOnlyList<DateOnly> Off, IReadOnlyList<TimelineRow> Rows, Func<DateOnly, string> Day);

/// <summary>Draws a <see cref="TimelineView"/>: one picture with one name where there is room for it, and on a narrow screen a line for each milestone with its mark.</summary>
[HtmlTargetElement("timeline", Attributes = "view", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimelineTagHelper : TagHelper
{
    const int Width = 986, Top = 46, RowHeight = 52;

    /// <summary>A week's number and its day need so much room.</summary>
    const int LeastBetweenNumbers = 58;

    public required TimelineView View { get; set; }

    double WeekWidth => (double)Width / View.Weeks;
    int Bottom => Top + View.Rows.Count * RowHeight + 8;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wide-only scroll");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", View.Title);
        var to = output.Content;
        to.Add($"""<svg class="tl" viewBox="0 0 {Width} {Bottom + 20}" role="img" aria-labelledby="tl-name tl-says"><title id="tl-name">{View.Title}</title><desc id="tl-says">{View.Says}</desc>""");
        Weeks(to);
        foreach (var (at, row) in View.Rows.Index()) Row(to, row, Top + at * RowHeight);
        var today = X(View.Today);
        to.Add($"""<path class="sg" d="M{today} {Top}V{Bottom}"/><text class="bt" x="{today}" y="{Bottom + 16}" text-anchor="{Anchor(today)}">{View.TodayWord}</text></svg>""");
        output.PostElement.AppendHtml(Lines());
    }

    /// <summary>From the first to the last, with today between them.</summary>
    HtmlContentBuilder Lines()
    {
        var (to, isPast) = (new HtmlContentBuilder(), true);
        to.Add($"""<ol class="narrow-only jr list--plain" aria-label="{View.Title}">""");
        foreach (var row in View.Rows)
        {
            if (isPast && row.Now > View.Today) Today();
            to.Add($"""<li><time datetime="{row.Now:yyyy-MM-dd}">{row.Says}</time><span><svg class="mk" viewBox="0 0 20 20" aria-hidden="true"><path class="{Class(row.Look)}" d="{Diamond(10, 10)}"/></svg> {row.Name}</span></li>""");
        }
        if (isPast) Today();
        to.AppendHtml("</ol>");
        return to;

        void Today()
        {
            isPast = false;
            to.Add($"""<li><time datetime="{View.Today:yyyy-MM-dd}"><strong>{View.TodayWord}</strong></time></li>""");
        }
    }

    void Weeks(TagHelperContent to)
    {
        var every = (int)Math.Ceiling(LeastBetweenNumbers / WeekWidth);
        for (var week = 0; week < View.Weeks; week++)
        {
            var monday = View.Monday.AddDays(7 * week);
            var (saturday, next) = (X(monday.AddDays(5)), X(monday.AddDays(7)));
            to.Add($"""<path class="gr" d="M{saturday} {Top}H{next}V{Bottom}H{saturday}Z"/>""");
            if (week % every == 0) to.Add($"""<text class="bt" x="{X(monday)}" y="20">{View.WeekWord} {week + 1}</text><text class="m" x="{X(monday)}" y="37">{View.Day(monday)}</text>""");
        }
        to.Add($"""<path class="ax" d="M0 {Top}H{Width}"/>""");
        foreach (var day in View.Off) to.Add($"""<path d="M{X(day)} {Top}h8v8h-8z" fill="currentColor"/>""");
    }

    void Row(TagHelperContent to, TimelineRow row, int top)
    {
        var (y, first, now) = (top + 36, X(row.First), X(row.Now));
        to.Add($"""<text class="bt" x="0" y="{top + 20}">{row.Name}</text><path class="hl" d="M0 {top + RowHeight}H{Width}"/>""");
        if (row.First != row.Now)
        {
            var back = now < first ? 6 : -6;
            // the signal is for what slips; what comes or came earlier is no alarm
            to.Add($"""<path class="pf da" d="{Diamond(first, y)}"/><path class="{(now > first ? "sg" : "ac")}" d="M{first} {y}H{now}m{back} -4l{-back} 4l{back} 4"/>""");
        }
        if (row.NotBefore is { } hold)
            to.Add($"""<path class="ax" d="M{X(hold)} {top + 8}V{top + RowHeight}" stroke-dasharray="2 3"/><path d="M{X(hold)} {top + 8}v12l10 -6z" fill="currentColor"/>""");
        to.Add($"""<path class="{Class(row.Look)}" d="{Diamond(now, y)}"/>""");
        if (row.Look is TimelineLook.Dropped) to.Add($"""<path class="ax" d="M{now - 10} {y + 10}l20 -20"/>""");
        // beside both marks, so that the line between them strikes nothing through
        var (left, right) = (Math.Min(first, now) - 16, Math.Max(first, now) + 16);
        to.Add($"""<text class="m" x="{(right > 700 ? left : right)}" y="{y + 5}" text-anchor="{(right > 700 ? "end" : "start")}">{row.Says}</text>""");
    }

    double X(DateOnly day) => Math.Round((day.DayNumber - View.Monday.DayNumber) * WeekWidth / 7, 1);

    static string Anchor(double x) => x > Width / 2 ? "end" : "start";

    static string Diamond(double x, double y) => FormattableString.Invariant($"M{x} {y - 9}l9 9l-9 9l-9 -9Z");

    static string Class(TimelineLook look) => look switch
    {
        TimelineLook.Done => "af",
        TimelineLook.Late => "sf",
        TimelineLook.Ahead => "pf",
        _ => "pf da",
    };
}
