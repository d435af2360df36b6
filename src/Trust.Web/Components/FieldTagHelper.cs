using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Domain.Text;

namespace Trust.Web.Components;

/// <summary>One answer to choose from; what follows from it stands below in plain words.</summary>
public sealed record Choice(string Value, string Label, string? Says = null)
{
    /// <summary>A word of the domain, in the reader's language.</summary>
    public static Choice Of<T>(T word, Trust.App.Texts texts) where T : struct, Enum => new(Kebab.Of(word), texts.AtStart(texts.Word(word)));

    /// <summary>All that it can be.</summary>
    public static IEnumerable<Choice> Each<T>(Trust.App.Texts texts) where T : struct, Enum => Enum.GetValues<T>().Select(w => Of(w, texts));
}

/// <summary>
/// The one form field. <c>type</c> is an input type, or area, select, radios, checks, check. Label above, hint between, error
/// below and linked. After a refusal the person's own value and the first error under <c>name</c> in the model state are shown.
/// Attributes that are not its own (autocomplete, rows, min, accept, required, lang …) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    internal const string Wrongly = "fld fld--bad";

    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string Type { get; set; } = "text";
    public string? Value { get; set; }

    /// <summary>For a single check: ticked when the page comes. Never for a consent.</summary>
    public bool On { get; set; }
    public IReadOnlyList<string> Values { get; set; } = [];
    public IReadOnlyList<Choice> Options { get; set; } = [];
    public string? Id { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;   // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var said = SentFormTagHelper.MayBe(context) ? ViewContext.ViewData.ModelState.GetValueOrDefault(Name) : null;
        Error ??= said?.Errors.FirstOrDefault(e => e.ErrorMessage.Length > 0)?.ErrorMessage;
        Id ??= TagBuilder.CreateSanitizedId(Name, "-");
        var many = Type is "radios" or "checks";
        var focused = Error is not null && Focus.Takes(ViewContext.HttpContext);
        var control = new FieldControl(this, Kept(said), new HtmlContentBuilder().Add($"{Rest(output)}{(many ? HtmlString.Empty : Links())}").AppendHtml(Type is "radios" ? "" : Bad).AppendHtml(focused && !many ? " autofocus" : ""));

        output.TagName = many ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Error is null ? "fld" : Wrongly);
        if (focused && many) Focus.On(output);
        if (many && Described is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        if (Error is not null && Type is "radios")
        {
            // one of several ways is never wrong by itself, and only a group of them can say that it is
            output.Attributes.SetAttribute("role", "radiogroup");
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
        output.Content.Add($"{(Type is "check" ? HtmlString.Empty : Heading(many))}{control.Draw()}{Wrong()}");
    }

    IHtmlContent Heading(bool many) => new HtmlContentBuilder()
        .Add($"{(many ? Markup.Of($"<legend>{Label}</legend>") : Markup.Of($"""<label for="{Id}">{Label}</label>"""))}")
        .Add($"{(Hint is null ? HtmlString.Empty : Markup.Of($"""<p class="hint" id="{Id}-hint">{Hint}</p>"""))}");

    IHtmlContent Wrong() => Error is null ? HtmlString.Empty : Markup.Of($"""<p class="fld__err" id="{Id}-error">{Error}</p>""");

    string? Described => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };

    IHtmlContent Links() => Described is { } ids ? Markup.Of($" aria-describedby=\"{ids}\"") : HtmlString.Empty;

    string Bad => Error is null ? "" : " aria-invalid=\"true\"";

    // what a person typed is shown again, a password or a file never
    IReadOnlyList<string> Kept(ModelStateEntry? said) => (said?.RawValue, Value) switch
    {
        _ when Type is "password" or "file" => [],
        (string[] several, _) => several,
        (string one, _) => [one],
        _ when Type is "check" => On ? [Value ?? "true"] : [],
        (_, { } given) => [given],
        _ => Values,
    };

    static IHtmlContent Rest(TagHelperOutput output)
    {
        var rest = new HtmlContentBuilder();
        foreach (var attribute in output.Attributes)
            rest.Add(attribute.ValueStyle is HtmlAttributeValueStyle.Minimized ? (FormattableString)$" {attribute.Name}" : $" {attribute.Name}=\"{attribute.Value}\"");
        return rest;
    }
}
