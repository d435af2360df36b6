using Trust.Domain.Objections;
using Trust.Domain.Themes;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class ThemeTests
{
    static readonly ObjectionId One = Id.Objection(1);
    static readonly ThemeId Jobs = new(Id.Guid(0x7E, 1));

    static Act Names(PersonId by) => (_, at) => new NameTheme(Jobs, Id.SomeText, by.Is(), at);
    static Act Puts(PersonId by, ThemeId? under) => (_, at) => new PutUnderTheme(One, under, by.Is(), at);
    static Act Says(PersonId by) => (_, at) => new SayWhatChanged(Jobs, Id.Text(2), by.Is(), at);
    static Act Renames(PersonId by, ContentRef? name) => (_, at) => new RenameTheme(Jobs, name, by.Is(), at);
    static Act Lends(PersonId by, ContentRef? words) => (_, at) => new LendWords(One, words, by.Is(), at);

    static Story Raised => Started.And(Objects(1, Emil));

    [Fact]
    public void The_owner_names_a_theme_puts_objections_under_it_and_says_what_changed() =>
        Given.A(Raised).When(Names(Olga)).Then("theme-named").When(Names(Olga)).ThenNothing()
            .When(Puts(Olga, Jobs)).Then("objection-put-under-theme").Holds(p => p.Objections[One].Theme == Jobs).When(Puts(Olga, Jobs)).ThenNothing()
            .When(Says(Olga)).Then("theme-answered").Holds(p => p.Themes[Jobs].Changed == Id.Text(2)).When(Says(Olga)).ThenNothing()
            .When(Puts(Olga, null)).Then("objection-put-under-theme").Holds(p => p.Objections[One].Theme is null);

    [Fact]
    public void A_theme_is_nobody_elses_and_has_a_name_and_words()
    {
        Given.A(Raised).When(Names(Mona)).ThenRefused("project.only-owner");
        Given.A(Raised).When((_, at) => new NameTheme(Jobs, null, Olga.Is(), at)).ThenRefused("theme.name-missing");
        Given.A(Raised).When(Puts(Olga, Jobs)).ThenRefused("theme.unknown");
        Given.A(Started.And(Names(Olga))).When(Puts(Olga, Jobs)).ThenRefused("objection.unknown");
        Given.A(Raised.And(Names(Olga))).When(Puts(Emil, Jobs)).ThenRefused("project.only-owner");
        Given.A(Raised).When(Says(Olga)).ThenRefused("theme.unknown");
        Given.A(Raised.And(Names(Olga))).When(Says(Walter)).ThenRefused("project.only-owner");
        Given.A(Raised.And(Names(Olga))).When((_, at) => new SayWhatChanged(Jobs, null, Olga.Is(), at)).ThenRefused("theme.changed-missing");
    }

    [Fact]
    public void A_theme_is_renamed_and_named_back_with_all_that_stands_under_it()
    {
        Given.A(Raised.And(Names(Olga), Puts(Olga, Jobs), Says(Olga))).When(Renames(Olga, Id.Text(3))).Then("theme-renamed")
            .Holds(p => p.Themes[Jobs] is { Changed: not null } theme && theme.Name == Id.Text(3) && p.Objections[One].Theme == Jobs).When(Renames(Olga, Id.Text(3))).ThenNothing()
            .When(Renames(Olga, Id.SomeText)).Then("theme-renamed").Holds(p => p.Themes[Jobs].Name == Id.SomeText);
        Given.A(Raised).When(Renames(Olga, Id.Text(3))).ThenRefused("theme.unknown");
        Given.A(Raised.And(Names(Olga))).When(Renames(Mona, Id.Text(3))).ThenRefused("project.only-owner");
        Given.A(Raised.And(Names(Olga))).When(Renames(Olga, null)).ThenRefused("theme.name-missing");
    }

    [Fact]
    public void A_theme_moves_no_objection_and_lifts_no_block() =>
        Given.A(AtGateOf(Stage.Transparency).And(Objects(1, Walter, blocking: true, forBody: LindtalCouncil), Names(Olga), Puts(Olga, Jobs), Says(Olga)))
            .Holds(p => p.Objections[One].State == ObjectionState.Raised).When(Opens(Stage.Transparency)).ThenBlocked("gate.cannot-open", "gate.blocking-objection");

    [Fact]
    public void What_changed_is_told_to_all_employees_only_where_the_owner_says_so_and_is_taken_back_the_same_way()
    {
        Act Tells(bool everyone, int text = 2, PersonId? by = null) => (_, at) => new SayWhatChanged(Jobs, Id.Text(text), (by ?? Olga).Is(), at) { ForEveryone = everyone };
        var said = Given.A(Raised.And(Names(Olga))).When(Tells(false)).Then("theme-answered").Holds(p => !p.Themes[Jobs].ForEveryone);
        var told = said.When(Tells(true)).Then("theme-answered").Holds(p => p.Themes[Jobs].ForEveryone && p.Themes[Jobs].Since == said.Now.Themes[Jobs].Since);
        told.When(Tells(true)).ThenNothing();
        told.When(Tells(false)).Then("theme-answered").Holds(p => !p.Themes[Jobs].ForEveryone);
        told.When(Says(Olga)).Then("theme-answered").Holds(p => !p.Themes[Jobs].ForEveryone);
        told.When(Tells(true, text: 3)).Then("theme-answered").Holds(p => p.Themes[Jobs].ForEveryone && p.Themes[Jobs].Since > said.Now.Themes[Jobs].Since);
        told.When(Tells(true, by: Emil)).ThenRefused("project.only-owner");
    }

    [Fact]
    public void Only_the_raiser_lends_words_and_takes_them_back()
    {
        Given.A(Raised).When(Lends(Emil, Id.SomeText)).Then("objection-words-lent").Holds(p => p.Objections[One].Lent == Id.SomeText).When(Lends(Emil, Id.SomeText)).ThenNothing()
            .When(Lends(Emil, null)).Then("objection-words-lent").Holds(p => p.Objections[One].Lent is null);
        Given.A(Raised).When(Lends(Olga, Id.SomeText)).ThenRefused("objection.only-raiser");
        Given.A(Started).When(Lends(Emil, Id.SomeText)).ThenRefused("objection.unknown");
    }

    [Fact]
    public void Two_clocks_run_from_the_day_it_was_raised_until_it_is_answered_and_one_more_until_the_raiser_speaks()
    {
        Given.A(Raised).Holds(p => Clocks(p) is [{ What: ObjectionDue.Acknowledge, Done: false }, { What: ObjectionDue.Answer, Done: false }] two
            && two[0].On == Day(p).AddDays(p.Rules.Reminders.ObjectionAcknowledgeDays) && two[1].On == Day(p).AddDays(p.Rules.Reminders.ObjectionAnswerDays));
        Given.A(Raised.And((_, at) => new AcknowledgeObjection(One, Mona.Is(), at))).Holds(p => Clocks(p) is [{ What: ObjectionDue.Acknowledge, Done: true }, { What: ObjectionDue.Answer, Done: false } open]
            && open.On == Day(p).AddDays(p.Rules.Reminders.ObjectionAnswerDays));
        var answered = Raised.And(AnswersObjection(1, Mona));
        Given.A(answered).Holds(p => Clocks(p) is [{ What: ObjectionDue.Answer, Done: true }, { What: ObjectionDue.Confirm, Done: false }]);
        Given.A(answered.And(Contests(1, Emil))).Holds(p => Clocks(p) is [{ What: ObjectionDue.Answer, Done: false }]);
        Given.A(answered.And(Contests(1, Emil), Escalates(1, Emil))).Holds(p => Clocks(p) is [{ What: ObjectionDue.Settle, Done: false }]);
        Given.A(Raised.And((_, at) => new WithdrawObjection(One, Emil.Is(), at))).Holds(p => Clocks(p) is []);

        static IReadOnlyList<ObjectionClock> Clocks(Project project) => ObjectionClock.Of(project, project.Objections[One]);
        static DateOnly Day(Project project) => project.Day(project.Objections[One].RaisedAt);
    }
}
