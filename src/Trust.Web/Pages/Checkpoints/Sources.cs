using Microsoft.AspNetCore.Html;
using Trust.App;
using Trust.Domain.Checkpoints;
using Trust.Web.Components;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>How a line of law shows where it comes from, and how sure that is.</summary>
static class Sources
{
    public static Certainty Bars(CertaintyMark mark) => mark switch
    {
        CertaintyMark.Seen => Certainty.Read,
        CertaintyMark.MemoryHigh => Certainty.Known,
        _ => Certainty.Doubtful,
    };

    /// <summary>In a table's cell: bars and citation; that no law says it is said in words.</summary>
    public static IHtmlContent Cite(Citation law, Wording words) => law.IsLaw
        ? Markup.Of($"""<span class="law">{LawTagHelper.Bars(Bars(law.Mark))}<span class="vh">{words.Texts.Word(law.Mark)}: </span>{words.Law(law.Statute)}</span>""")
        : Markup.Of($"""<span class="law">{words.Texts.Word(CertaintyMark.ProductDefault)}</span>""");

    /// <summary>The legend of the bars, and that Trust gives no advice.</summary>
    public static IHtmlContent Legend(Trust.App.Texts texts) => new HtmlContentBuilder()
        .Add($"<p>{LawTagHelper.Bars(Certainty.Read)}{texts.Word(CertaintyMark.Seen)}<br>{LawTagHelper.Bars(Certainty.Known)}{texts.Word(CertaintyMark.MemoryHigh)}<br>")
        .Add($"{LawTagHelper.Bars(Certainty.Doubtful)}{texts.Word(CertaintyMark.MemoryMed)}</p><p>{texts.LawNoAdvice} <b>{texts.LawConfirm}</b></p>");
}
