using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Web.Components;

namespace Trust.Web.Tests.Components;

/// <summary>A component as the HTML it becomes, without a page around it.</summary>
static class Drawn
{
    public static string Html(TagHelper part, params TagHelperAttribute[] attributes)
    {
        var output = new TagHelperOutput("part", new(attributes), (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        part.Process(new([], new Dictionary<object, object>(), "1"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    public static string Field(FieldTagHelper field, params TagHelperAttribute[] attributes) => Field(field, new ModelStateDictionary(), attributes);

    /// <summary>The field as it comes back after a refused post: what was typed, what was wrong.</summary>
    public static string Refused(FieldTagHelper field, string typed, string error)
    {
        var state = new ModelStateDictionary();
        state.SetModelValue(field.Name, typed, typed);
        state.AddModelError(field.Name, error);
        return Field(field, state, []);
    }

    static string Field(FieldTagHelper field, ModelStateDictionary state, TagHelperAttribute[] attributes)
    {
        field.ViewContext = new ViewContext { ViewData = new(new EmptyModelMetadataProvider(), state) };
        return Html(field, attributes);
    }
}
