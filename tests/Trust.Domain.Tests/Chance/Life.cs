using System.Text;
using System.Text.Json;
using Trust.Domain.Course;
using Trust.Domain.Text;

namespace Trust.Domain.Tests;

/// <summary>One project's life, checked at every step. Each event goes through JSON before it is applied, and the state now and then, as both do in the database.</summary>
sealed class Life(Layout layout)
{
    readonly List<ProjectEvent> _events = [];
    Project _folded = layout.None; // by the events as they happened, never stored or loaded
    CoursePosition _position = CoursePosition.None; // what an engine would keep

    public Project Now { get; private set; } = layout.None;
    public DateTimeOffset At { get; set; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What happened in this life, since it went its own way.</summary>
    public IReadOnlyList<ProjectEvent> Events => _events;

    /// <summary>A life that goes on from the same past.</summary>
    public Life Fork() => new(layout) { Now = Now, At = At, _folded = _folded, _position = _position };

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
            _folded = _folded.After(happened, command.Stamp);
            _position = _position.After(stored);
            _events.Add(happened);
            before = after;
        }
        Now = before;
        Invariants.HoldIn(Now);
        Assert.Equal(CoursePosition.OpenIn(Now), _position.Open);
        if (!command.Decide(Now).Events.IsEmpty) Assert.Fail($"said twice, it must be heard once: {command}");
        return ruling;
    }

    /// <summary>What was written into the database is read by the next command.</summary>
    public void IsLoadedAnew() => Now = AsStored(Now);

    /// <summary>The journal alone makes the same state.</summary>
    public void FoldsToTheSame()
    {
        var (state, folded) = (Json(Now), Json(_folded));
        if (!state.AsSpan().SequenceEqual(folded)) Assert.Equal(Encoding.UTF8.GetString(state), Encoding.UTF8.GetString(folded));
    }

    static ProjectEvent AsStored(ProjectEvent happened)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), DomainJson.Options);
        var read = (ProjectEvent)JsonSerializer.Deserialize(json, happened.GetType(), DomainJson.Options)!; // no event is written as null
        if (!json.AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(read, read.GetType(), DomainJson.Options))) Assert.Fail($"{happened.GetType().Name} came back otherwise");
        return read;
    }

    Project AsStored(Project state)
    {
        var json = Json(state);
        var read = JsonSerializer.Deserialize<Project>(json, DomainJson.Options)! with { Rules = layout.RulesNamed(state.RulebookId) }; // no state is written as null
        if (!json.AsSpan().SequenceEqual(Json(read))) Assert.Fail("the state came back otherwise");
        return read;
    }

    static byte[] Json(Project state) => JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Options);
}
