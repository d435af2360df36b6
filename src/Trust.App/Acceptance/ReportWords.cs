using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A line of a report: what it is, how much, and what stands beside it.</summary>
public sealed record ReportLine(string Name, string Value, string Says = "");

/// <summary>A month's report in the reader's words: the page and the mail say the same.</summary>
public sealed record ReportWords(MonthlyReport Report, Wording Words)
{
    Texts Texts => Words.Texts;
    Project Project => Words.View.Project;

    public static string Name(ReportReader reader, Texts texts) => texts.Of($"monthly.{Kebab.Of(reader)}", []);

    public IReadOnlyList<ReportLine> Figures =>
    [
        .. Report.Figures.Select(s => new ReportLine(Words.Kpi(s.Rule.Key), Words.Figure(s.Rule, s.Reading.Last!.Value), // a report's figures are measured
            string.Join(", ", new[] { Word("kpi-standing", s.Reading.Standing), s.Reading.Trend is KpiTrend.Unknown ? null : Word("kpi-trend", s.Reading.Trend) }.OfType<string>()))),
    ];

    public IReadOnlyList<ReportLine> Objections =>
        [.. Report.Objections.Select(o => new ReportLine(Texts.AtStart(Texts.Word(o.State)), o.Count is { } n ? Texts.Number(n) : Texts.MonthlyFewerThanFive))];

    public IReadOnlyList<string> Next => [.. Report.Next.Select(m => Texts.MonthlyDueBy(Words.Milestone(m.Id), m.DueOn))];

    public string Conditions => Texts.MonthlyConditions(Project.Conditions.Values.Count(c => c.State is ConditionState.Open), Report.Met);

    public string Case => Report.Case is { DoneOn: { } done } reached ? Texts.MonthlyCaseSays(Words.Milestone(reached.Id), done) : Texts.MonthlyNoCase;

    public string Return => Report.Return is { } results ? Texts.RoiHeadline(results.Low.Percent, results.High.Percent, results.Base.Percent) : Texts.RoiNone;

    public string Answered => Report.Answered.Count > 0 ? Texts.MonthlyThemes(Texts.List(Report.Answered.Select(Texts.Word))) : Texts.MonthlyNoThemes;

    public string Changes => Project switch
    {
        { UseRuns: true } => Texts.MonthlyInUse,
        { PilotRuns: true } => Texts.MonthlyPilotRuns,
        _ => Texts.MonthlyNotYet,
    };

    string Word<T>(string words, T value) where T : struct, Enum => Texts.Of($"{words}.{Kebab.Of(value)}", []);
}
