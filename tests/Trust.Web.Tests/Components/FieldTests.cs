using Microsoft.AspNetCore.Razor.TagHelpers;
using Trust.Web.Components;

namespace Trust.Web.Tests.Components;

public sealed class FieldTests
{
    [Fact]
    public void What_was_typed_is_kept_and_never_becomes_markup()
    {
        var html = Drawn.Refused(new FieldTagHelper { Name = "title", Label = "Title", Value = "before" }, "\"><script>", "Too short.");
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("before", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_linked_to_its_field_after_the_hint()
    {
        var html = Drawn.Refused(new FieldTagHelper { Name = "by", Label = "By when", Hint = "A working day.", Type = "date" }, "2026-11-28", "A Saturday.");
        Assert.Contains("aria-describedby=\"by-hint by-error\" aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"fld__err\" id=\"by-error\">A Saturday.</p>", html, StringComparison.Ordinal);
        Assert.Contains("fld--bad", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_without_hint_or_error_points_at_nothing() =>
        Assert.DoesNotContain("aria-", Drawn.Field(new FieldTagHelper { Name = "title", Label = "Title" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("password")]
    [InlineData("file")]
    public void A_password_and_a_file_are_never_shown_again(string type) =>
        Assert.DoesNotContain("secret", Drawn.Refused(new FieldTagHelper { Name = "it", Label = "It", Type = type }, "secret", "No."), StringComparison.Ordinal);

    [Fact]
    public void The_answer_that_was_given_is_chosen_again_and_no_other()
    {
        var field = new FieldTagHelper { Name = "answer", Label = "Answer", Type = "radios", Value = "yes", Options = [new("yes", "Yes"), new("no", "No")] };
        var html = Drawn.Refused(field, "no", "Reasons are missing.");
        Assert.Contains("value=\"no\" checked", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"yes\" checked", html, StringComparison.Ordinal);
        Assert.Contains("<fieldset class=\"fld fld--bad\" aria-describedby=\"answer-error\" role=\"radiogroup\" aria-invalid=\"true\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_that_may_be_ticked_each_says_that_something_is_wrong()
    {
        var html = Drawn.Refused(new FieldTagHelper { Name = "cites", Label = "Rests on", Type = "checks", Options = [new("a", "A"), new("b", "B")] }, "", "Choose one.");
        Assert.Equal(2, html.Split("type=\"checkbox\"").Skip(1).Count(c => c.Split('>')[0].Contains("aria-invalid=\"true\"", StringComparison.Ordinal)));
        Assert.Contains("<fieldset class=\"fld fld--bad\" aria-describedby=\"cites-error\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmation_comes_unticked() =>
        Assert.DoesNotContain("checked", Drawn.Field(new FieldTagHelper { Name = "read", Label = "I have read it.", Type = "check" }), StringComparison.Ordinal);

    [Fact]
    public void What_the_field_does_not_know_goes_to_the_control() =>
        Assert.Contains("<textarea id=\"reason\" name=\"reason\" rows=\"3\">",
            Drawn.Field(new FieldTagHelper { Name = "reason", Label = "Reasons", Type = "area" }, new TagHelperAttribute("rows", 3)), StringComparison.Ordinal);

    [Fact]
    public void Text_that_begins_with_an_empty_line_keeps_it() =>
        Assert.Contains("name=\"reason\">\n&#xA;first", Drawn.Field(new FieldTagHelper { Name = "reason", Label = "Reasons", Type = "area", Value = "\nfirst" }), StringComparison.Ordinal);
}
