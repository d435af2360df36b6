using System.Globalization;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Gates;
using Trust.Domain.Objections;

namespace Trust.App.Stories;

/// <summary>Tells scenes line by line in the story's language: the day, who by office, what happened; a refusal with every blocker and whose turn
/// it is. At the end it counts.</summary>
public sealed class Narrator(StoryFile story, Texts texts, TextWriter output)
{
    const int Width = 110;

    DateOnly day;
    long mails;
    int events, rounds, refusals, objections, off;
    readonly Dictionary<string, string> signs = [];
    int points, appeared;
    bool isWoken;
    Project? project;

    public int Off => off;

    public async Task Tell(Scene scene)
    {
        project = scene.View.Project;
        var sentences = new Sentences(new(scene.View, texts));
        foreach (var (happened, stamp) in scene.Meanwhile)
        {
            await Day(project.Day(stamp.At));
            await Happened((happened, stamp), sentences);
        }
        await Mails(scene.Mails);
        await Day(project.Day(scene.At));
        await Early(scene.Signs.Before, sentences);
        if (scene.Refusal is { } refusal) await Refused(refusal, sentences, scene);
        else if (scene.Events.Count == 0) await Line("  ", $"{sentences.Office(scene.By.PersonId)}: {texts.StoryHeld}");
        else await Happened(scene.Events[0], sentences);
        foreach (var words in scene.Words) await Line("      ", words);
        foreach (var next in scene.Events.Skip(1)) await Followed(next, sentences, scene.View);

        await Early(scene.Signs.After, sentences);

        if (scene.Off is not { } wrong) return;
        off++;
        await Line("  ", texts.StoryOff(scene.Step.Line.ToString(CultureInfo.InvariantCulture), wrong.Expected, wrong.Found));
    }

    /// <summary>The act itself, by whom; a sentence that begins with that office needs no second one.</summary>
    /// <summary>Each early sign is told when it appears and when it is gone; that it is too early for figures is no sign, but a caution.</summary>
    async Task Early(IReadOnlyList<EarlyWarning> now, Sentences sentences)
    {
        var stands = now.Where(w => w.Code != "acceptance.too-early").GroupBy(Signs.NameOf).ToDictionary(s => s.Key, s => string.Join(' ', s.Select(sentences.Wording.Say)));
        foreach (var (_, says) in stands.Where(s => signs.TryAdd(s.Key, s.Value)))
        {
            appeared++;
            await Line("  ", texts.StorySign(says));
        }
        foreach (var (name, said) in signs.Where(s => !stands.ContainsKey(s.Key)).ToList())
        {
            signs.Remove(name);
            await Line("  ", texts.StorySignGone(said));
        }
    }

    Task Happened((ProjectEvent Event, Stamp Stamp) act, Sentences sentences)
    {
        events++;
        rounds += act.Event is GateOpened ? 1 : 0;
        objections += act.Event is ObjectionRaised ? 1 : 0;
        points += act.Event is KpiPointRecorded ? 1 : 0;
        var (who, what) = (sentences.Who(act.Event, act.Stamp), sentences.Of(act.Event, act.Stamp));
        return Line("  ", what.StartsWith(who + " ", StringComparison.Ordinal) ? what : $"{who}: {what}");
    }

    async Task Followed((ProjectEvent Event, Stamp Stamp) next, Sentences sentences, ProjectView view)
    {
        events++;
        await Line("    → ", sentences.Of(next.Event, next.Stamp));
        if (next.Event is ConditionSet set && view.Text(set.Text) is { } condition) await Line("      ", condition);
    }

    async Task Day(DateOnly on)
    {
        if (on == day) return;
        day = on;
        await output.WriteLineAsync();
        var week = (on.DayNumber - Project.StartsOn.DayNumber) / 7 + 1;
        await output.WriteLineAsync($"{texts.AtStart(texts.Date(on))}  ·  {(on < Project.StartsOn ? texts.StoryBeforeStart : texts.StoryWeek(week))}");
    }

    /// <summary>How many mails went out since this was last said; said at the end of a day's scenes.</summary>
    public async Task Mails(long sent)
    {
        if (sent > mails) await Line("  ", texts.StoryMails(sent - mails));
        mails = sent;
    }

    /// <summary>Says once that what falls due with the days is fired by the scheduler.</summary>
    public async Task Woken(int fired, string by)
    {
        if (isWoken || fired == 0) return;
        isWoken = true;
        await output.WriteLineAsync();
        await Line("  ", texts.StoryWoken(by));
    }

    public async Task Fired(int fired, int missed, string by)
    {
        await Line("  ", texts.StoryFired(fired, by));
        if (missed > 0) await Line("  ", texts.StoryNotFired(by));
    }

    Project Project => project!; // set by the scene that is being told

    async Task Refused(Refusal refusal, Sentences sentences, Scene scene)
    {
        refusals++;
        var wording = sentences.Wording;
        await Line("  ", $"{sentences.Office(scene.By.PersonId)}: {texts.StoryRefused(wording.Say(refusal))}");
        foreach (var blocker in refusal.Blockers)
            await Line("    – ", $"{wording.Say(blocker)}  ({texts.StoryTurn(wording.Who(blocker))})");
    }

    public Task Title() => output.WriteLineAsync(texts.StoryTitle(story.Project.Title, story.Organisation));

    public async Task Sums()
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync(texts.StorySums);
        await Line("  ", texts.StoryEvents(events));
        await Line("  ", $"{texts.StoryGates(Project.Stages.Count(s => s.State is StageState.Passed))} {texts.StoryRounds(rounds)}");
        await Line("  ", texts.StoryRefusals(refusals));
        await Line("  ", texts.StoryObjections(objections));
        await Line("  ", $"{texts.StoryActs(Project.Acts.Count)}, {texts.StoryDisputed(Project.Acts.Values.Count(a => a.Disputed))}");
        await Line("  ", $"{texts.StoryConditions(Project.Conditions.Count)}, {texts.StoryConditionsMet(Project.Conditions.Values.Count(c => c.State is ConditionState.Met))}");
        await Line("  ", $"{texts.StoryFigures(Project.Kpis.Values.Count(k => k.MeasuredOn is not null))}, {texts.StoryPoints(points)}");
        if (Project.Roi is { } roi && Roi.Of(roi) is var year) await Line("  ", $"{texts.RoiTitle}: {texts.RoiHeadline(year.Low.Percent, year.High.Percent, year.Base.Percent)}");
        await Line("  ", $"{texts.StorySigns(appeared)}, {texts.StorySignsGone(appeared - signs.Count)}");
        await Line("  ", texts.StoryState(texts.Word(Project.State)));
    }

    public Task Verdict() => output.WriteLineAsync(off == 0 ? texts.StoryAsTold : texts.StoryWentOff(off));

    async Task Line(string indent, string text)
    {
        var line = indent;
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length > Width)
            {
                await output.WriteLineAsync(line.TrimEnd());
                line = new(' ', indent.Length);
            }
            line += word + " ";
        }
        await output.WriteLineAsync(line.TrimEnd());
    }
}
