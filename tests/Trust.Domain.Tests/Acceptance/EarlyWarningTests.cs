using Trust.Domain.Acceptance;
using Trust.Domain.Deliveries;
using Trust.Domain.Stakeholders;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class EarlyWarningTests
{
    static KpiReading Falling(string kpi = "adoption") => new(TestRulebook.V1.Kpi(kpi)!, null, [new(new(2026, 8, 1), 70, 40, false), new(new(2026, 9, 1), 60, 40, false)], null); // the tests' workflow has it

    static List<string> Codes(Project now, DateOnly today, params KpiReading[] readings) => [.. EarlyWarnings.Of(now, readings, today).Select(w => w.Code)];

    static DateOnly Used => UseStart.Of(RolledOut.Now)!.Value; // rolled out, so used

    [Fact]
    public void Before_the_fourth_week_of_use_nothing_is_concluded_and_before_the_sixth_little()
    {
        Assert.Equal(["acceptance.too-early"], Codes(RolledOut.Now, Used.AddDays(20), Falling()));
        Assert.Equal(["acceptance.too-early", "acceptance.drops"], Codes(RolledOut.Now, Used.AddDays(28), Falling()).Take(2));
        Assert.Contains("acceptance.drops", Codes(RolledOut.Now, Used.AddDays(50), Falling()));
        Assert.DoesNotContain("acceptance.too-early", Codes(RolledOut.Now, Used.AddDays(42), Falling()));
    }

    [Fact]
    public void Attendance_alone_warns_of_nothing() => Assert.DoesNotContain("acceptance.drops", Codes(RolledOut.Now, Used.AddDays(60), Falling("attendance")));

    [Fact]
    public void What_should_have_been_measured_is_said() =>
        Assert.Contains("acceptance.not-measured", Codes(RolledOut.Now, Used.AddDays(60), KpiReading.Of(RolledOut.Now, TestRulebook.V1.Kpi("adoption")!, []))); // the tests' workflow has it

    [Fact]
    public void Objections_past_their_days_are_counted_and_not_named()
    {
        var objected = Started.And(Objects(1, Emil), Objects(2, Ida));
        var day = objected.Now.Day(objected.At);
        Assert.DoesNotContain("acceptance.unanswered", Codes(objected.Now, day.AddDays(10)));
        var warning = EarlyWarnings.Of(objected.Now, [], day.AddDays(11)).Single(w => w.Code == "acceptance.unanswered");
        Assert.Equal([Fact.Of("n", 2), Fact.Of("days", 10)], warning.Facts);
    }

    [Fact]
    public void The_groups_that_nobody_has_arranged_to_talk_to_are_named_in_one_line()
    {
        var placed = Started.And(Places(Nora, Employees), Places(Ida, It));
        var day = placed.Now.Day(placed.At);
        Assert.DoesNotContain("acceptance.silent-groups", Codes(placed.Now, day.AddDays(5)));
        var all = Assert.Single(EarlyWarnings.Of(placed.Now, [], day.AddDays(30)), w => w.Code == "acceptance.silent-groups").Facts[0];
        Assert.Equal("parties", all.Name);
        Assert.Contains($"{Employees}", all.Value.Split(' '));
        Assert.InRange(all.Value.Split(' ').Length, 2, 7);
        var met = placed.Later(25).And((now, at) => new RecordContact(Employees, now.Day(at), null, Olga.Is(), at));
        Assert.DoesNotContain($"{Employees}", Assert.Single(EarlyWarnings.Of(met.Now, [], day.AddDays(30)), w => w.Code == "acceptance.silent-groups").Facts[0].Value.Split(' '));
    }

    [Fact]
    public void The_owner_is_asked_for_what_is_due_once_a_day_of_it()
    {
        var due = Reminders.Of(RolledOut.Now, Used).Where(r => r.Kind is MailKind.KpiDue).ToList();
        Assert.Equal([(Olga, Used.AddDays(30), $"kpis/{Used.AddDays(30):yyyy-MM-dd}")], due.Select(r => (r.To, r.On, r.Occasion)));
        Assert.DoesNotContain(Reminders.Of(Started.Now, Used), r => r.Kind is MailKind.KpiDue);
    }

    [Fact]
    public void The_report_of_a_month_goes_to_those_who_read_it_for_management_bodies_and_employees()
    {
        var readers = Reminders.Of(Started.Now, new(2026, 7, 20)).Where(r => r.Occasion == "report/2026-07").Select(r => (r.To, r.As)).ToList();
        Assert.Equal(readers.Count, readers.Distinct().Count());
        Assert.All(new (PersonId, PartyId?)[] { (Olga, null), (Sonja, null), (Mona, Management), (Walter, Council), (Sofie, Su), (Emil, Employees) }, reader => Assert.Contains(reader, readers));
        Assert.All([Henrik, Ida, Petra, Nora], other => Assert.DoesNotContain(readers, r => r.To == other));
    }

    [Fact]
    public void The_report_of_a_month_comes_on_the_first_working_day_after_it()
    {
        var report = Reminders.Of(Started.Now, new(2026, 7, 20)).Single(r => r.Kind is MailKind.MonthlyReport && r.To == Sonja && r.Occasion == "report/2026-07");
        Assert.Equal(new(2026, 8, 3), report.Day(Started.Now));   // the first is a Saturday
        Assert.DoesNotContain(Reminders.Of(Started.Now, new(2026, 3, 1)), r => r.Occasion == "report/2026-02");
    }
}
