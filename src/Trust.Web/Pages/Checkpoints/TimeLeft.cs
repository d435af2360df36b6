using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>How much time there is, in words: the law's own, else the day that the party named, else the employer's target, which binds nobody.</summary>
static class TimeLeft
{
    public static string Say(Project project, Checkpoint checkpoint, Trust.App.Texts texts, DateOnly today)
    {
        var clocks = CheckpointClocks.Of(project, checkpoint).Where(c => c is { Of: null, StoppedOn: null }).ToList();
        if (clocks.Where(c => c.Clock.IsStatutory && c.Clock.Kind is not ClockKind.Review).OrderBy(c => c.Count?.End ?? DateOnly.MaxValue).FirstOrDefault() is { } law)
            return law.Count is { } count ? Left(count, texts, today) : texts.CheckpointsLawGives(texts.Word(law.Clock.Kind), Length(law.Clock.Length!.Value, texts)); // statutory, so it has a length
        var no = texts.Word(ClockStanding.NoLimit);
        return checkpoint.AnswersBy is { } named && CheckpointStanding.PositionOf(project, checkpoint) is null ? $"{no}; {texts.CheckpointsNamed(named)}"
            : clocks.FirstOrDefault(c => c is { Clock.Kind: ClockKind.Reply, Count: { End: not null } }) is { Count.End: { } target } ? $"{no}; {texts.CheckpointsTargetBy(target)}"
            : no;
    }

    public static string Left(ClockCount count, Trust.App.Texts texts, DateOnly today) => (count.On(today), count.End, count.DaysLeft(today)) switch
    {
        (ClockStanding.Running, { } end, { } days) => count.Clock.Length is { Unit: PeriodUnit.WorkingDays } ? texts.CheckpointsWorkingDaysLeft(days, end) : texts.CheckpointsDaysLeft(days, end),
        (ClockStanding.Over, { } end, _) => texts.CheckpointsRanOut(end),
        var (standing, _, _) => texts.Word(standing),
    };

    public static string Length(Period period, Trust.App.Texts texts) => texts.Of($"period.{Kebab.Of(period.Unit)}", [Fact.Of("n", period.Count)]);
}
