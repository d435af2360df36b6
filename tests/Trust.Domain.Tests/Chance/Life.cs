using System.Collections.Immutable;
using System.Text.Json;
using Trust.Domain.Text;

namespace Trust.Domain.Tests;

/// <summary>One project's life, checked at every step. Each event goes through JSON before it is applied, and the state on every tenth step, as both do in the database.</summary>
sealed class Life(Layout layout)
{
    readonly List<(ProjectEvent What, Stamp Stamp)> _history = [];

    public Project Now { get; private set; } = layout.None;
    public DateTimeOffset At { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public IEnumerable<ProjectEvent> Events => _history.Select(h => h.What);

    /// <summary>A life that goes on from the same past.</summary>
    public Life Fork()
    {
        var fork = new Life(layout) { Now = Now, At = At };
        fork._history.AddRange(_history);
        return fork;
    }

    public Ruling Hear(ProjectCommand command)
    {
        var ruling = command.Decide(Now); // a rule that throws ends the life here
        Assert.True(ruling.Refusal is null || ruling.Events.IsEmpty);
        if (ruling.Events.IsEmpty) return ruling;

        var before = Now;
        foreach (var happened in ruling.Events)
        {
            var stored = AsStored(happened);
            var after = before.After(stored, command.Stamp);
            if (after.RulebookId != before.RulebookId) after = after with { Rules = layout.RulesNamed(after.RulebookId) };
            Invariants.HoldFor(happened, before, after, command.Stamp);
            _history.Add((happened, command.Stamp));
            before = after;
        }
        Now = before;
        Invariants.HoldIn(Now);
        Assert.True(command.Decide(Now).Events.IsEmpty, $"said twice, it must be heard once: {command}");
        return ruling;
    }

    /// <summary>What was written into the database is read by the next command.</summary>
    public void IsLoadedAnew() => Now = AsStored(Now);

    /// <summary>The journal alone makes the same state.</summary>
    public void FoldsToTheSame()
    {
        var folded = _history.Aggregate(layout.None, (state, h) => state.After(h.What, h.Stamp));
        Assert.Equal(Json(Now), Json(folded));
    }

    static ProjectEvent AsStored(ProjectEvent happened)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), DomainJson.Options);
        var read = (ProjectEvent)JsonSerializer.Deserialize(json, happened.GetType(), DomainJson.Options)!; // no event is written as null
        Assert.True(json.AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(read, read.GetType(), DomainJson.Options)), $"{happened.GetType().Name} came back otherwise");
        return read;
    }

    Project AsStored(Project state)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Options);
        var read = JsonSerializer.Deserialize<Project>(json, DomainJson.Options)! with { Rules = layout.RulesNamed(state.RulebookId) }; // no state is written as null
        Assert.True(json.AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(read, DomainJson.Options)), "the state came back otherwise");
        return read;
    }

    static string Json(Project state) => JsonSerializer.Serialize(state, DomainJson.Options);
}
