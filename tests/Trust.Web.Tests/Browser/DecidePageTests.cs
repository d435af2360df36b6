using Trust.App;

namespace Trust.Web.Tests.Browser;

[Collection(nameof(BrowserHouse))]
public sealed class DecidePageTests(BrowserHouse house)
{
    static readonly Trust.App.Texts De = Trust.App.Texts.In("de");

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_statement_that_will_be_frozen_stands_above_the_answer_and_nothing_is_chosen(int width)
    {
        var project = await SmallProject.InReview(house);
        await using var visit = await house.VisitAs(DemoPart.HrLead, width);
        await visit.Go($"{project.Path}/stages/transparency/decide/hr");

        var statement = await visit.Page.Locator("section[aria-labelledby=statement] .seal").BoundingBoxAsync();
        var answer = await visit.Page.Locator("section[aria-labelledby=answer] form").BoundingBoxAsync();
        Assert.True(statement!.Y + statement.Height <= answer!.Y, "the answer is asked before the statement has been shown"); // both are there: the locators wait for them
        var frozen = await visit.Page.InputValueAsync("[name=statement]");
        Assert.Contains(frozen[..12], await visit.Page.InnerTextAsync(".seal"), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("form input[name=answer]:checked, form input[name=read]:checked").CountAsync());
        Assert.Equal("1", await visit.Page.InputValueAsync("[name=round]"));
    }

    [Fact]
    public async Task What_was_not_chosen_and_not_confirmed_is_asked_for_at_its_field_and_then_the_answer_is_on_record()
    {
        var project = await SmallProject.InReview(house);
        await using var visit = await house.VisitAs(DemoPart.HrLead, script: false);
        await visit.Go($"{project.Path}/stages/transparency/decide/hr");
        await visit.Page.FillAsync("[name=comment]", "Gut so.");
        await visit.Press("section[aria-labelledby=answer] button");
        Assert.Equal(De.GateChooseAnswer, await visit.Page.InnerTextAsync("#answer-error"));
        Assert.Equal(De.GateConfirmRead, await visit.Page.InnerTextAsync("#read-error"));
        Assert.Equal("Gut so.", await visit.Page.InputValueAsync("[name=comment]"));

        await visit.Page.Locator("input[name=answer]").First.CheckAsync();
        await visit.Page.CheckAsync("[name=read]");
        await visit.Press("section[aria-labelledby=answer] button");
        Assert.EndsWith("/stages/transparency", visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("Gut so.", await visit.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visit.Go($"{project.Path}/journal");
        Assert.Contains(De.AtStart(De.Word(Domain.Group.Hr)), await visit.Page.Locator(".jr li").First.InnerTextAsync(), StringComparison.Ordinal);
    }
}
