using Microsoft.AspNetCore.Html;

namespace Trust.Web.Components;

/// <summary>What a person types into or picks from, without its label, hint and error.</summary>
sealed class FieldControl(FieldTagHelper of, IReadOnlyList<string> kept, IHtmlContent attributes)
{
    public IHtmlContent Draw() => of.Type switch
    {
        "area" => Markup.Of($"""<textarea id="{of.Id}" name="{of.Name}"{attributes}>{NewLine}{One}</textarea>"""),
        "select" => Markup.Of($"""<select id="{of.Id}" name="{of.Name}"{attributes}>{Each(Option)}</select>"""),
        "radios" => Each((choice, at) => Pick("radio", choice, $"{of.Id}-{at}", Chosen(choice))),
        "checks" => Each((choice, at) => Pick("checkbox", choice, $"{of.Id}-{at}", Chosen(choice))),
        "check" => Pick("checkbox", Single, of.Id!, Chosen(Single)),   // the tag helper has set Id
        "password" or "file" => Markup.Of($"""<input id="{of.Id}" name="{of.Name}" type="{of.Type}"{attributes}>"""),
        _ => Markup.Of($"""<input id="{of.Id}" name="{of.Name}" type="{of.Type}" value="{One}"{attributes}>"""),
    };

    // a browser drops the first line break of a textarea: this one is for it
    static readonly HtmlString NewLine = new("\n");
    static readonly HtmlString Checked = new(" checked");
    static readonly HtmlString Selected = new(" selected");

    Choice Single => new(of.Value ?? "true", of.Label, of.Hint);
    string One => kept.Count > 0 ? kept[0] : "";
    bool Chosen(Choice choice) => kept.Contains(choice.Value, StringComparer.Ordinal);

    IHtmlContent Option(Choice choice, int at) =>
        Markup.Of($"""<option value="{choice.Value}"{(Chosen(choice) ? Selected : HtmlString.Empty)}>{choice.Label}</option>""");

    IHtmlContent Pick(string type, Choice choice, string id, bool on)
    {
        var says = choice.Says is null ? HtmlString.Empty : Markup.Of($"""<small id="{id}-hint">{choice.Says}</small>""");
        return Markup.Of($"""<div class="pick"><input id="{id}" name="{of.Name}" type="{type}" value="{choice.Value}"{(on ? Checked : HtmlString.Empty)}{attributes}><label for="{id}">{choice.Label}{says}</label></div>""");
    }

    IHtmlContent Each(Func<Choice, int, IHtmlContent> draw)
    {
        var all = new HtmlContentBuilder();
        for (var at = 0; at < of.Options.Count; at++) all.AppendHtml(draw(of.Options[at], at));
        return all;
    }
}
