using System.Collections.Frozen;
using System.Text;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.App.Stories;

/// <summary>What a step does: one command as the REST contract has it, with keys in place of ids.</summary>
public abstract record Act
{
    /// <summary>Every act by its name in the file: <c>openGate</c> is <see cref="OpenGateAct"/>.</summary>
    public static readonly FrozenDictionary<string, Type> Verbs = typeof(Act).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Act)) && !t.IsAbstract && t != typeof(CreateAct))
        .ToFrozenDictionary(t => char.ToLowerInvariant(t.Name[0]) + t.Name[1..^nameof(Act).Length]);

    public abstract ProjectCommand Command(Moment now);

    /// <summary>What was said or written in it, as far as the story retells it.</summary>
    public virtual IEnumerable<string?> Words => [];
}

/// <summary>The moment of an act: who and when, the state that the actor sees, and the texts and files that come with it.</summary>
public sealed record Moment(Telling Telling, Rulebook Rules, Typed Typed, Project Project, Actor By, DateTimeOffset At)
{
    public Cast Cast => Telling.Cast;

    public ContentRef? Text(string? text) => text is null ? null : Say(text);

    public ContentRef Say(string text) => Typed.Add(Telling.Words(text));

    public DateOnly Day(DateOnly day) => Telling.Day(day);
    public DateOnly? Day(DateOnly? day) => day is { } written ? Telling.Day(written) : null;

    public FileRef File(StoryDocument document) => Typed.AddFile(document.Name, Encoding.UTF8.GetBytes(Telling.Words(document.Text)));

    public Report? Report(StoryReport? report) => report is null ? null : new(
        Cast.Act(report.Key), report.Channel, Day(report.OccurredOn), Text(report.SaidBy), report.Document is { } document ? File(document) : null);

    public Audience Audience(StoryAudience? audience) => audience is null ? Domain.Audience.OfProject
        : new(audience.Kind, Cast.Parties(audience.Parties), Text(audience.Reason), Day(audience.Until));

    /// <summary>The workflow's milestone of this key, the planned one before one that is done; else the file's own.</summary>
    public MilestoneId Milestone(string key) =>
        Project.Milestones.Values.Where(m => m.Rule == key).OrderByDescending(m => m.IsPlanned).FirstOrDefault()?.Id ?? Cast.Milestone(key);

    public static EvidenceRef Item(string item) => item.Split('/') is var parts ? new(Kebab.Parse<Stage>(parts[0]), parts[1]) : default;
}
