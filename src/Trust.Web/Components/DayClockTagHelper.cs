using System.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Trust.Web.Components;

/// <summary>What a day does for a clock: it counted, will count, does not count, or the clock was paused.</summary>
public enum DayLook { Counted, Ahead, Free, Paused }

/// <summary>One day of a clock; the word says the look to those who do not see it.</summary>
public sealed record ClockDay(string Number, DayLook Look, string Word, bool Today = false, bool End = false);

/// <summary>A calendar week of a clock.</summary>
public sealed record ClockWeek(string Name, IReadOnlyList<ClockDay> Days);

/// <summary>A clock day by day, grouped by calendar week, with its legend.</summary>
[HtmlTargetElement("day-clock", Attributes = "weeks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayClockTagHelper : TagHelper
{
    public required IReadOnlyList<ClockWeek> Weeks { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "days");
        foreach (var week in Weeks)
        {
            output.Content.Add($"""<div class="days__wk"><p>{week.Name}</p><ol>""");
            foreach (var day in week.Days) Day(output.Content, day);
            output.Content.Add($"</ol></div>");
        }
        output.Content.Add($"""<ul class="days__key">""");
        foreach (var day in Weeks.SelectMany(w => w.Days).DistinctBy(d => d.Look).OrderBy(d => d.Look))
            output.Content.Add($"""<li><i class="{Class(day.Look)}"></i>{day.Word}</li>""");
        output.Content.Add($"</ul>");
    }

    static void Day(TagHelperContent content, ClockDay day)
    {
        var classes = Class(day.Look) + (day.Today ? " now" : "") + (day.End ? " end" : "");
        content.Add($"""<li class="{classes}"{(day.Today ? Now : HtmlString.Empty)}>{day.Number}<span class="vh"> {day.Word}</span></li>""");
    }

    static readonly HtmlString Now = new(" aria-current=\"date\"");

    static string Class(DayLook look) => look switch
    {
        DayLook.Counted => "on",
        DayLook.Ahead => "to",
        DayLook.Free => "off",
        DayLook.Paused => "held",
        _ => throw new UnreachableException(),
    };
}
