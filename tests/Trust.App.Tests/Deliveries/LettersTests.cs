using System.Net;
using System.Text.RegularExpressions;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;
using Trust.Domain.Stakeholders;
using Trust.Domain.Tests;
using Trust.Domain.Text;
using static Trust.App.Tests.Deliveries.Occasions;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.App.Tests.Deliveries;

public sealed partial class LettersTests
{
    public static IEnumerable<object[]> EveryMail => Enum.GetValues<MailKind>().SelectMany(_ => Texts.Languages, (k, l) => new object[] { k, l });

    [Theory, MemberData(nameof(EveryMail))]
    public void Every_mail_says_everything_in_the_readers_language_once_as_text_and_once_as_HTML(MailKind kind, string language)
    {
        var mail = Letters.Write(Occasions.Of(kind, language));
        Assert.InRange(mail.Subject.Length, 10, 119);
        Assert.StartsWith($"{Title}: ", mail.Subject);
        Assert.Contains($"<html lang=\"{language}\"", mail.Html);
        Assert.DoesNotMatch(@"[{}…]|mail\.[a-z]", mail.Subject + mail.Text + mail.Html);
        Assert.Contains(Texts.In(language).MailPrivacy, mail.Text);
        var seen = Seen(mail.Html);
        Assert.All(mail.Text.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("https:", StringComparison.Ordinal)), l => Assert.Contains(Bare(l), seen));
        Assert.InRange(mail.Html.Length, 2000, 20_000);
    }

    [Theory, MemberData(nameof(EveryMail))]
    public void Every_mail_has_one_button_and_leads_nowhere_but_home(MailKind kind, string language)
    {
        var (occasion, mail) = (Occasions.Of(kind, language), Letters.Write(Occasions.Of(kind, language)));
        Assert.Single(Regex.Matches(mail.Html, "display:inline-block"));
        Assert.Equal(occasion.SwitchOff is null ? 1 : 2, mail.Html.Split("<a ").Length - 1);
        Assert.Contains($"<a href=\"{mail.Link.AbsoluteUri.Replace("&", "&amp;")}\"", mail.Html);
        Assert.StartsWith($"{House}projects/{occasion.View.Project.Id}", mail.Link.AbsoluteUri);
        Assert.All(Address.Matches(mail.Html + mail.Text), a => Assert.StartsWith(House.AbsoluteUri, a.Value));
        Assert.DoesNotMatch("<img|<script|url\\(|src=", mail.Html);
        Assert.Equal(occasion.SwitchOff is null, !mail.Text.Contains(SwitchOff.AbsoluteUri, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EveryMail))]
    public void A_body_is_never_pressed(MailKind kind, string language)
    {
        var mail = Letters.Write(Occasions.Of(kind, language, toBody: true));
        Assert.DoesNotMatch($@"(?i)\b({Pressure(language)})\b", mail.Subject + "\n" + mail.Text);
    }

    static string Pressure(string language) => language switch
    {
        "en" => "overdue|late|deadline|must|urgent|urgently|immediately|at once|asap|as soon as possible",
        "nb" => "forfalt|frist|fristen|haster|må|straks|purring|forsinket|umiddelbart|snarest",
        "sv" => "förfallen|frist|fristen|måste|brådskar|brådskande|genast|försenad|försenat|omedelbart|snarast",
        "da" => "forfalden|frist|fristen|haster|straks|rykker|forsinket|omgående|hurtigst",
        "nl" => "termijn|te laat|moet|moeten|dringend|spoed|onmiddellijk|zo snel mogelijk|deadline",
        _ => "frist|überfällig|verspätet|muss|müssen|dringend|sofort|mahnung|umgehend|unverzüglich|verzug",
    };

    public static TheoryData<string> HostileNames =>
    [
        "<script>alert(1)</script><a href=\"https://evil.example\">", "\u202Egnp.exe\u2067 \u200F\uFEFF", "Line one\r\nBcc: all@firm.example\n\n\u2028end", new string('W', 300),
        string.Concat(Enumerable.Repeat("😀", 150)), "{on} {party:date} {{0}}", "\" onmouseover=\"alert(1)", "unknown", "\uD800 alone",
    ];

    [Theory, MemberData(nameof(HostileNames))]
    public void No_title_breaks_a_mail(string title)
    {
        foreach (var kind in Enum.GetValues<MailKind>())
        {
            var mail = Letters.Write(Occasions.Of(kind, "de", title));
            Assert.InRange(mail.Subject.Length, 1, 119);
            Assert.DoesNotMatch(@"[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]", mail.Subject);
            Assert.DoesNotMatch(@"[\u202A-\u202E\u2066-\u2069]", mail.Text + mail.Html);
            Assert.DoesNotMatch("<script|<a href=\"https://evil|\" onmouseover", mail.Html);
            Assert.DoesNotContain("\nBcc:", mail.Text);
            Assert.InRange(mail.Html.Length, 2000, 20_000);
        }
    }

    [Fact]
    public void A_milestone_is_told_warmly_except_where_jobs_are_touched_or_an_objection_stands_open()
    {
        var reached = Reached("workshop");
        Assert.Contains("Good news", Done(reached, Emil, Employees).Text);
        Assert.Contains("Good news", Done(reached, Walter, Council).Text);
        var objected = Reached("workshop", Started.And(Objects(1, Walter, true, LindtalCouncil)).Later(30));
        Assert.DoesNotContain("Good news", Done(objected, Walter, Council).Text);
        Assert.Contains("Good news", Done(objected, Sofie, Su).Text);
        var now = reached.Now;
        var touching = reached with { Now = now with { Milestones = now.Milestones.SetItem(Occasions.Of(now, "workshop").Id, Occasions.Of(now, "workshop") with { TouchesJobs = true }) } };
        Assert.DoesNotContain("Good news", Done(touching, Emil, Employees).Text);
    }

    static MailText Done(Story reached, PersonId to, PartyId? @as) => Letters.Write(Occasion(MailKind.MilestoneDone, "en", reached, to, @as, null, reached.Last.Events[0]));

    [Fact]
    public void Moved_milestones_are_listed_with_the_date_until_then_where_it_is_known()
    {
        var workshop = Occasions.Of(Moved.Now, "workshop").Id;
        var twice = Moved.And((_, at) => new MoveMilestone(workshop, new(2026, 3, 30), Olga.Is(), at));
        Assert.Contains("“Workshop”: Monday 30\u00a0March 2026, until now Friday 27\u00a0March 2026", Letters.Write(Occasion(MailKind.MilestonesMoved, "en", twice, Henrik, Hr, null, twice.Last.Events[0])).Text);
        var before = new MilestonesMoved([new(workshop, new(2026, 3, 27))]); // as it was written before Trust kept the date
        Assert.Contains("“Workshop”: Friday 27\u00a0March 2026, first planned for Friday 20\u00a0March 2026", Letters.Write(Occasion(MailKind.MilestonesMoved, "en", Moved, Henrik, Hr, null, before)).Text);
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public void Every_group_reads_what_a_milestone_means_for_it_in_words_of_its_own(string language)
    {
        var label = $"\n{Texts.In(language).MailMeans}\n- ";
        foreach (var kind in new[] { MailKind.MilestoneAhead, MailKind.MilestoneDone })
        {
            var means = Enum.GetValues<Domain.Group>().Select(g => Letters.Write(Occasions.Of(kind, language) with { As = PartyId.Of(g) }).Text).Select(t => t[(t.IndexOf(label, StringComparison.Ordinal) + label.Length)..].Split('\n')[0]).ToList();
            Assert.Equal(Enum.GetValues<Domain.Group>().Length, means.Distinct().Count());
            Assert.DoesNotContain(means, string.IsNullOrWhiteSpace);
            Assert.Equal(means[(int)Domain.Group.WorksCouncil], Letters.Write(Occasions.Of(kind, language) with { As = Council }).Text.Split(label)[1].Split('\n')[0]); // a body is the council
        }
    }

    [Fact]
    public void A_mail_says_what_is_missing_from_its_reader_and_what_from_others()
    {
        var mail = Letters.Write(Occasions.Of(MailKind.GateReminder, "en")).Text;
        Assert.Contains("\nFrom you\n- ", mail);
        Assert.Contains("\nFrom others\n- ", mail);
    }

    [Theory, MemberData(nameof(EveryMail))]
    public void What_cannot_be_switched_off_says_why(MailKind kind, string language)
    {
        var texts = Texts.In(language);
        string[] reasons = [texts.MailAlwaysAsked, texts.MailAlwaysRuns, texts.MailAlwaysObjection, texts.MailAlwaysAboutYou, texts.MailAlwaysRight];
        Assert.Equal(MailKinds.SwitchOf(kind) is null ? 1 : 0, reasons.Count(Letters.Write(Occasions.Of(kind, language)).Text.Contains));
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public void A_lock_that_is_open_for_some_sites_is_drawn_in_words_that_no_mail_program_breaks_and_said_in_full(string language)
    {
        var mail = Of(MailKind.MilestoneAhead, language);
        mail = mail with { View = mail.View with { Project = mail.View.Project with { Locks = [.. mail.View.Project.Locks.Select(l => l with { OpenFor = [Lindtal] })] } } };
        var html = WebUtility.HtmlDecode(Letters.Write(mail).Html);
        Assert.Contains(mail.Texts.LockStatePart(1, 2), html);
        foreach (Match drawn in Drawn().Matches(html))
        {
            Assert.EndsWith("1/2", drawn.Groups[1].Value);
            Assert.All(drawn.Groups[1].Value.Split(' '), word => Assert.InRange(word.Length, 1, 9));
        }
        Assert.Equal(2, Drawn().Count(html));
    }

    [GeneratedRegex("<td width=\"60\".*?<b>([^<]*)</b></td>")]
    private static partial Regex Drawn();

    public static IEnumerable<object[]> EveryLanguage => Texts.Languages.Select(l => new object[] { l });

    [Theory, MemberData(nameof(EveryLanguage))]
    public void The_month_is_told_to_management_council_and_staff_in_words_of_their_own(string language)
    {
        var (texts, month) = (Texts.In(language), Occasions.Of(MailKind.MonthlyReport, language));
        var (management, council, staff) = (Letters.Write(month), Letters.Write(month with { As = Council }), Letters.Write(month with { As = Employees }));
        Assert.EndsWith("/report?month=2026-03&for=management", management.Link.AbsoluteUri);
        Assert.EndsWith("/report?month=2026-03&for=council", council.Link.AbsoluteUri);
        Assert.EndsWith("/report?month=2026-03&for=staff", staff.Link.AbsoluteUri);
        Says(management, texts.AcceptanceFigures, texts.MonthlyCase, texts.MonthlyNext, texts.RoiTitle);
        Says(council, texts.MonthlyPromised, texts.MonthlyObjections, texts.AcceptanceFigures, texts.MonthlyNext);
        Says(staff, texts.MonthlyForYou, texts.MonthlyAnswered, texts.MonthlyNext, texts.MonthlyObject);
        Assert.All(new[] { management, council, staff }, mail => Assert.Contains(texts.Date(Occasions.Of(Started.Now, "workshop").DueOn), mail.Text)); // the same data
        Assert.Equal(3, new[] { management, council, staff }.Select(m => m.Text).Distinct().Count());

        static void Says(MailText mail, params string[] labels) =>
            Assert.Equal(labels, Regex.Matches(mail.Text, "^(.+)\n- ", RegexOptions.Multiline).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void What_comes_early_before_a_day_of_rest_does_not_say_today()
    {
        var early = Occasions.Of(MailKind.MilestoneToday, "en");
        early = early with { View = early.View with { Now = early.View.Now.AddDays(-1) } };
        Assert.DoesNotContain("today", Letters.Write(early).Subject);
        Assert.Contains("today", Letters.Write(Occasions.Of(MailKind.MilestoneToday, "en")).Subject);
    }

    [Theory, MemberData(nameof(EveryMail))]
    public void No_mail_names_a_raiser_or_says_what_an_objection_says(MailKind kind, string language)
    {
        var mail = Letters.Write(Occasions.Of(kind, language));
        Assert.DoesNotContain(RaiserName, mail.Text + mail.Html);
        Assert.DoesNotContain(ObjectionText, mail.Text + mail.Html);
    }

    [Fact]
    public void Every_mail_has_a_name_in_lists() => Assert.All(Enum.GetValues<MailKind>(), kind => Assert.True(Texts.In("en").Knows($"mail-kind.{Kebab.Of(kind)}"), $"{kind}"));

    [Theory]
    [InlineData(MailKind.GateAsked, "because you speak here for: IT.")]
    [InlineData(MailKind.GateStalled, "because you run this project.")]
    [InlineData(MailKind.ObjectionToSettle, "because you have this role in the project: sponsor.")]
    [InlineData(MailKind.ObjectionAnswered, "because the objection was raised for: Betriebsrat Lindtal.")]
    [InlineData(MailKind.ConditionDue, "because you are the one to meet the condition.")]
    [InlineData(MailKind.CommitmentDue, "because you are responsible for the promise.")]
    [InlineData(MailKind.RightTold, "because you speak here for: Betriebsrat Lindtal.")]
    [InlineData(MailKind.OwnershipOffered, "because the responsibility is offered to you.")]
    [InlineData(MailKind.Named, "because you were named in this project.")]
    public void Every_mail_says_why_it_comes(MailKind kind, string why) => Assert.Contains(why, Letters.Write(Occasions.Of(kind, "en")).Text);

    [Fact]
    public void Who_raised_an_objection_as_oneself_or_was_only_placed_hears_just_that()
    {
        var answered = Started.And(Objects(1, Emil), AnswersObjection(1, Olga));
        Assert.Contains("because you raised the objection.", Letters.Write(Occasion(MailKind.ObjectionAnswered, "en", answered, Emil, null, null, answered.Last.Events[0])).Text);
        var placed = Started.And(Places(Nora, Employees));
        var named = Letters.Write(Occasion(MailKind.Named, "en", placed, Nora, Employees, null, placed.Last.Events.OfType<StakeholderPlaced>().Single()));
        Assert.Contains("stakeholder map, as part of: employees.", named.Text);
        Assert.Contains("because you are in this project as part of: employees.", Letters.Write(Occasions.Of(MailKind.MilestoneAhead, "en") with { View = Occasion(MailKind.MilestoneAhead, "en", placed, Nora, null, null, null).View, As = Employees }).Text);
    }

    [Theory]
    [InlineData(MailKind.MilestoneAhead, "/milestones")]
    [InlineData(MailKind.GateAsked, "/stages/transparency/decide/it")]
    [InlineData(MailKind.GateStalled, "/stages/transparency")]
    [InlineData(MailKind.ConditionDue, "#conditions")]
    [InlineData(MailKind.CommitmentDue, "/commitments")]
    [InlineData(MailKind.OwnershipOffered, "/course/hand-over")]
    [InlineData(MailKind.ActReported, "/stages/transparency")]
    public void The_button_leads_to_where_it_is_done(MailKind kind, string below) => Assert.EndsWith(below, Letters.Write(Occasions.Of(kind, "en")).Link.AbsoluteUri);

    [Fact]
    public void What_a_body_is_asked_is_never_called_missing()
    {
        var open = InReviewOf(Stage.Transparency);
        var mail = Letters.Write(Occasion(MailKind.GateAsked, "en", open, Walter, Council, null, open.Last.Events[0]));
        Assert.Contains("answer when it suits you", mail.Text);
        Assert.DoesNotContain("From you", mail.Text);
        Assert.Contains("From others", mail.Text);
    }

    // what a line of the text says, without what marks it as an item or announces an address
    static string Bare(string line) => line.TrimStart('-', ' ').TrimEnd(':');

    static string Seen(string html) => WebUtility.HtmlDecode(Tag.Replace(html, "\n"));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("https?://[^\\s\"<>]+")]
    private static partial Regex Address { get; }
}
