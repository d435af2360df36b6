using System.Globalization;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>Tells scenes line by line in the story's language: the day, who by office, what happened; a refusal with every blocker and whose turn
/// it is. At the end it counts.</summary>
public sealed class Narrator(StoryFile story, Texts texts, TextWriter output)
{
    const int Width = 110;

    DateOnly day;
    int events, gates, rounds, refusals, objections, off;
    Project? project;

    public int Off => off;

    public async Task Tell(Scene scene)
    {
        project = scene.View.Project;
        await Day(project.Day(scene.At));
        var sentences = new Sentences(new(scene.View, texts));
        foreach (var (happened, stamp) in scene.Events)
        {
            Count(happened);
            await Line("  ", $"{sentences.Who(happened, stamp)}: {sentences.Of(happened, stamp)}");
        }
        if (scene.Refusal is { } refusal) await Refused(refusal, sentences, scene);
        else if (scene.Events.Count == 0) await Line("  ", $"{sentences.Office(scene.By.PersonId)}: {texts.StoryHeld}");
        foreach (var words in scene.Step.Act.Words.OfType<string>()) await Line("      ", words);
        if (scene.Off is not { } wrong) return;
        off++;
        await Line("  ", texts.StoryOff(scene.Step.Line.ToString(CultureInfo.InvariantCulture), wrong.Expected, wrong.Found));
    }

    async Task Day(DateOnly on)
    {
        if (on == day) return;
        day = on;
        await output.WriteLineAsync();
        var week = (on.DayNumber - Project.StartsOn.DayNumber) / 7 + 1;
        await output.WriteLineAsync($"{texts.AtStart(texts.Date(on))}  ·  {(on < Project.StartsOn ? texts.StoryBeforeStart : texts.StoryWeek(week))}");
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

    void Count(ProjectEvent happened)
    {
        events++;
        gates += happened is GatePassed ? 1 : 0;
        rounds += happened is GateOpened ? 1 : 0;
        objections += happened is ObjectionRaised ? 1 : 0;
    }

    public async Task Title()
    {
        await output.WriteLineAsync(texts.StoryTitle(story.Project.Title, story.Organisation));
    }

    public async Task Sums()
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync(texts.StorySums);
        await Line("  ", texts.StoryEvents(events));
        await Line("  ", $"{texts.StoryGates(gates)} {texts.StoryRounds(rounds)}");
        await Line("  ", texts.StoryRefusals(refusals));
        await Line("  ", texts.StoryObjections(objections));
        await Line("  ", $"{texts.StoryActs(Project.Acts.Count)}, {texts.StoryDisputed(Project.Acts.Values.Count(a => a.Disputed))}");
        await Line("  ", $"{texts.StoryConditions(Project.Conditions.Count)}, {texts.StoryConditionsMet(Project.Conditions.Values.Count(c => c.State is ConditionState.Met))}");
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
