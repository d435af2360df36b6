using System.Text;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using Trust.Domain.Text;
using Books = Trust.App.Rulebooks.Rulebooks;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Rulebooks;

/// <summary>The roll-out as shipped keeps what rules.md 1, method.md and the representatives' forty questions ask for.</summary>
public sealed class ShippedWorkflowTests
{
    static readonly Books Shipped = Books.Embedded();
    static readonly Rulebook Rollout = Shipped.Get("rollout.1");

    [Fact]
    public void A_new_project_starts_with_the_newest_roll_out()
    {
        Assert.Same(Shipped.All[^1], Shipped.Latest("rollout"));
        Assert.Null(Shipped.Find("rollout.0"));
        Assert.Throws<KeyNotFoundException>(() => Shipped.Get("rollout.0"));
        Assert.Throws<KeyNotFoundException>(() => Shipped.Latest("roll-in"));
    }

    [Fact]
    public void Prohibited_practices_are_asked_first_and_nobody_can_waive_them()
    {
        var first = Rollout.Of(Stage.Transparency).Evidence[0];
        Assert.Equal(("prohibited-practices", true, false), (first.Key, first.Required, first.Waivable));
    }

    [Fact]
    public void The_pilot_waits_for_what_protects_people_before_their_data_is_touched()
    {
        var pilot = Rollout.Of(Lock.Pilot);
        Assert.Equal((Stage.Relevance, Stage.Relevance, false), (pilot.After, pilot.RightsAt, pilot.NeedsOutcome));
        Assert.Equal(
            ["transparency/purpose", "transparency/data-catalogue", "security/dpia", "security/dpo-advice", "usability/pilot-terms", "training/pilot-users-trained"],
            pilot.Evidence.Select(e => e.ToString()));
    }

    [Fact]
    public void Going_live_waits_for_the_security_gate_the_agreement_and_trained_first_users()
    {
        var goLive = Rollout.Of(Lock.GoLive);
        Assert.Equal((Stage.Security, Stage.Security, true), (goLive.After, goLive.RightsAt, goLive.NeedsOutcome));
        Assert.Equal([Stage.Security], goLive.Gates.ToArray());
        Assert.Equal(["training/first-users-trained"], goLive.Evidence.Select(e => e.ToString()));
    }

    [Fact]
    public void Nothing_a_lock_waits_for_can_be_waived() =>
        Assert.All(Rollout.Locks.SelectMany(l => l.Evidence), e => Assert.False(Rollout.Item(e.Stage, e.Item)!.Waivable));   // the reader has refused a missing one

    /// <summary>law.md 5 by number: the item that asks it; M where a law or agreement names it.</summary>
    [Theory]
    [InlineData("M transparency/system-card", 1, 3)]
    [InlineData("M transparency/purpose", 2)]
    [InlineData("M transparency/ai-act-class", 4)]
    [InlineData("M transparency/data-catalogue", 5, 6)]
    [InlineData("M transparency/early-notice", 7)]
    [InlineData("M transparency/notices", 8, 10)]
    [InlineData("S transparency/stakeholder-map", 9)]
    [InlineData("M relevance/problem-in-numbers", 11)]
    [InlineData("S relevance/employee-benefit", 12)]
    [InlineData("M relevance/effects-on-jobs", 13)]
    [InlineData("S security/no-dismissal-guarantee", 14)]
    [InlineData("M relevance/workload", 15)]
    [InlineData("M relevance/human-decisions", 16)]
    [InlineData("M relevance/legal-basis", 17, 19)]
    [InlineData("M relevance/pilot-plan", 18)]
    [InlineData("M usability/pilot-terms", 20, 21)]
    [InlineData("M usability/override-rule", 22)]
    [InlineData("S usability/accessibility", 23)]
    [InlineData("M usability/complaints", 24)]
    [InlineData("M usability/change-notice", 25)]
    [InlineData("M usability/joint-evaluation", 26)]
    [InlineData("M security/dpia", 27)]
    [InlineData("M security/accuracy-and-bias", 28, 29)]
    [InlineData("M security/processor-contract", 30)]
    [InlineData("M security/ai-limits", 31)]
    [InlineData("M security/oversight", 32)]
    [InlineData("S security/evidence-ban", 33)]
    [InlineData("M security/access-and-audit", 34)]
    [InlineData("S usability/exit", 35)]
    [InlineData("M training/plan", 36)]
    [InlineData("M training/managers-trained", 37)]
    [InlineData("S training/representatives-trained", 38)]
    [InlineData("S training/support", 39)]
    [InlineData("M training/requalification", 40)]
    public void What_representatives_ask_is_asked_and_what_law_names_cannot_be_waived(string item, params int[] questions)
    {
        Assert.NotEmpty(questions);
        var parts = item[2..].Split('/');
        var rule = Rollout.Item(Kebab.Parse<Stage>(parts[0]), parts[1]);
        Assert.NotNull(rule);
        if (item[0] != 'M') return;
        Assert.True(rule.Required);
        Assert.False(rule.Waivable);
        Assert.NotEmpty(rule.Basis);
    }

    [Fact]
    public void A_project_is_shown_its_own_countries_law_and_Europe_s_and_every_country_s_while_it_has_no_site()
    {
        var both = Situations.Started.Now;                                                                           // Germany and Denmark
        var (german, nowhereYet) = (both with { Sites = both.Sites.Remove(Acts.SiteOdense.Id) }, Project.None(default, default));
        string[] Cited(Project project, string item) => [.. LawOfPlace.Of(project, Rollout.Item(Stage.Transparency, item)!).SelectMany(b => b.Statutes)]; // null fails the test just the same
        Assert.Equal(["GDPR Art. 5(1)(b)", "BetrVG § 90"], Cited(german, "purpose"));
        Assert.Equal(["GDPR Art. 5(1)(b)", "BetrVG § 90", "Aftale om kontrolforanstaltninger (DK)"], Cited(both, "purpose"));
        Assert.Equal(["AI Act Art. 26(7)"], Cited(german, "early-notice"));      // what French law says to it is not said here
        Assert.Equal(["GDPR Art. 5(1)(b)", "BetrVG § 90", "Arbeidsmiljøloven § 9-2", "Aftale om kontrolforanstaltninger (DK)"], Cited(nowhereYet, "purpose"));
    }

    [Fact]
    public void No_law_stands_under_a_country_whose_own_file_does_not_know_it_while_another_s_does()
    {
        var packs = Rollout.Law.All.Where(p => p.Countries.Length == 1).ToDictionary(p => p.Code, p => p.Rights.Select(r => r.Law.Statute.Split(' ')[0]).ToHashSet(StringComparer.Ordinal));
        var cited = Rollout.Stages.SelectMany(s => s.Evidence).SelectMany(e => e.Basis).SelectMany(b => b.Statutes.Select(s => (b.Country, s)))
            .Concat(Rollout.Clauses.SelectMany(l => l.Clauses).SelectMany(c => c.Law).Select(l => (Country: l.Country!, l.Statute))).ToList(); // its schema asks for the country
        Assert.All(cited, of => Assert.True(packs.GetValueOrDefault(of.Country)?.Contains(of.Item2.Split(' ')[0]) is true || packs.All(p => !p.Value.Contains(of.Item2.Split(' ')[0])), $"{of}"));
        Assert.All(packs.Keys, code => Assert.Contains(cited, of => of.Country == code));
    }

    [Theory]
    [InlineData(Stage.Relevance, "kpi-targets", "baseline target")]
    [InlineData(Stage.Relevance, "pilot-plan", "")]
    [InlineData(Stage.Usability, "pilot-result", "measured")]
    [InlineData(Stage.Usability, "rollout-plan", "")]
    public void A_stage_does_not_close_without_its_figures_and_plans(Stage stage, string key, string numbers)
    {
        var rule = Rollout.Item(stage, key)!;                                                                     // null fails the test just the same
        Assert.Equal((true, false, numbers), (rule.Required, rule.Waivable, string.Join(' ', rule.Numbers)));
    }

    [Fact]
    public void A_small_firm_can_fill_every_stage() =>
        Assert.All(Rollout.Stages, s =>
        {
            Assert.InRange(s.Evidence.Count(e => e.Required), 7, 10);
            Assert.InRange(s.Evidence.Count(e => !e.Required), 2, 4);
        });

    [Fact]
    public void The_works_council_is_asked_at_every_gate_and_the_law_alone_gives_a_veto()
    {
        Assert.Equal(
            [Strength.Consult, Strength.Consent, Strength.Consult, Strength.Consent, Strength.Consult],
            Rollout.Stages.Select(s => s.Parties.Single(p => p.Group is Group.WorksCouncil).Strength));
        Assert.DoesNotContain(Rollout.Stages.SelectMany(s => s.Parties), p => p.Strength is Strength.Veto);
    }

    [Fact]
    public void Alignment_comes_four_to_eight_weeks_before_the_pilot_and_use_waits_for_its_lock()
    {
        int Week(string key) => Rollout.Milestones.Single(m => m.Key == key).Week ?? 0;
        Assert.InRange(Week("pilot-start") - Week("representatives-told"), 4, 8);
        Assert.InRange(Week("alignment"), Week("representatives-told") + 4, Week("pilot-start") - 1);
        Assert.Equal(Lock.Pilot, Rollout.Milestones.Single(m => m.Key == "pilot-start").NotBefore);
        Assert.Equal((12, Lock.GoLive), (Week("go-live"), Rollout.Milestones.Single(m => m.Key == "go-live").NotBefore));
    }

    [Fact]
    public void Reminders_are_as_promised() =>
        Assert.Equal(("14 7 1 0", 3, 10, 3, 5, 7, 7, 14, 14, 2), (string.Join(' ', Rollout.Reminders.MilestoneDaysBefore),
            Rollout.Reminders.OverdueEveryDays, Rollout.Reminders.OverdueAtMost,
            Rollout.Reminders.GateRemindWorkingDays, Rollout.Reminders.GateDeputyWorkingDays, Rollout.Reminders.GateOwnerWorkingDays,
            Rollout.Reminders.ObjectionAcknowledgeDays, Rollout.Reminders.ObjectionAnswerDays, Rollout.Reminders.ObjectionSilentDays,
            Rollout.Reminders.ObjectionReminders));

    [Fact]
    public void A_new_purpose_reopens_what_it_touches()
    {
        var decisions = Rollout.Of(ChangeKind.Purpose).Questions.Single(q => q.Key == "personnel-decisions");
        Assert.Equal(ChangeClass.NewRound, decisions.Yes);
        Assert.Equal([Stage.Transparency, Stage.Relevance, Stage.Usability, Stage.Security], decisions.Reopens.ToArray());
    }

    [Fact]
    public void The_schema_knows_the_same_words_as_the_rules()
    {
        var defs = JsonSchema.Parse("any", "{}"u8.ToArray()).Read("schema", WorkflowFile.Embedded("workflows/schema.json")).Tree!["$defs"];   // it has just been parsed
        void Same<T>(JsonTree words) where T : struct, Enum => Assert.Equal(Kebab.Words<T>(), words["enum"].Items.Select(w => w.Text));
        Same<Stage>(defs["stage"]);
        Same<Lock>(defs["lock"]);
        Same<Group>(defs["group"]);
        Same<Strength>(defs["strength"]);
        Same<ChangeKind>(defs["change"]["properties"]["kind"]);
        Same<ChangeClass>(defs["change"]["properties"]["questions"]["items"]["properties"]["yes"]);
    }

    [Fact]
    public void No_text_is_left_in_English_in_another_language()
    {
        var left = Rollout.Stages.SelectMany(s => s.Evidence).SelectMany(e => new[] { e.Name, e.Asks })
            .Concat(Rollout.Kpis.Select(k => k.Definition))
            .SelectMany(t => t.Texts.Where(l => l.Key != "en" && l.Value == t.In("en")));
        Assert.Empty(left);
    }
}
