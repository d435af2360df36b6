using Trust.Domain.Course;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class PublicPageTests
{
    static readonly PublicPageId Page = new(Id.Guid(0x9A, 1));

    static Act Opens(PersonId by, int days = 30) => (now, at) => new OpenPublicPage(Page, PublicPageKind.Status, now.Day(at).AddDays(days), by.Is(), at);
    static Act Closes(PersonId by) => (_, at) => new ClosePublicPage(Page, by.Is(), at);

    [Fact]
    public void An_address_is_opened_and_closed_once_each() =>
        Given.A(Started).When(Opens(Olga)).Then("public-page-opened").When(Opens(Olga)).ThenNothing().When(Closes(Olga)).Then("public-page-closed").When(Closes(Olga)).ThenNothing();

    [Fact]
    public void Of_what_has_ended_people_are_told_as_well_and_what_is_open_can_be_closed() =>
        Given.A(Started.And(Opens(Olga), Acts.Cancels())).When(Closes(Olga)).Then("public-page-closed").When(Opens(Olga)).Then("public-page-opened");

    [Fact]
    public void Only_who_runs_the_project_opens_and_closes_and_for_no_longer_than_a_poster_hangs()
    {
        Given.A(Started).When(Opens(Mona)).ThenRefused("project.only-owner");
        Given.A(Started.And(Opens(Olga))).When(Closes(Walter)).ThenRefused("project.only-owner");
        foreach (var days in new[] { -1, OpenPublicPage.MostDays + 1 })
            Given.A(Started).When(Opens(Olga, days)).ThenRefused("public-page.until-range");
        Given.A(Started).When((_, at) => new OpenPublicPage(Page, PublicPageKind.Status, null, Olga.Is(), at)).ThenRefused("public-page.until-range");
        Given.A(Started).When(Opens(Olga, 0)).Then("public-page-opened");
    }
}
