using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Trust.Domain.Tests;

/// <summary>What somebody does, once the moment has come.</summary>
delegate ProjectCommand Act(Project now, DateTimeOffset at);

static class Given
{
    public static Story A(Story situation) => situation;
}

/// <summary>A project in the middle of its life and what it said last. Each step takes an hour. Whatever is accepted is asked a second time and must
/// then change nothing: retries are safe.</summary>
sealed record Story(Project Now, DateTimeOffset At, Ruling Last)
{
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static Story Of(Rulebook rules) =>
        new(Project.None(new(Id.Guid(0x04, 1)), new(Id.Guid(0x13, 1))) with { Rules = rules }, Monday, Ruling.Nothing);

    /// <summary>What comes before: each act must do something.</summary>
    public Story And(params ReadOnlySpan<Act> acts)
    {
        var story = this;
        foreach (var act in acts)
        {
            story = story.When(act);
            Assert.True(story.Last.Refusal is null && !story.Last.Events.IsEmpty, $"{act(story.Now, story.At).GetType().Name}: {story.Last.Refusal?.Code ?? "nothing"} {string.Join(", ", story.BlockerCodes())}");
        }
        return story;
    }

    public Story When(Act act)
    {
        var at = At.AddHours(1);
        var command = act(Now, at);
        var ruling = command.Decide(Now);
        var after = Now.After(ruling.Events, command.Stamp);
        if (!ruling.Events.IsEmpty) Assert.Empty(command.Decide(after).Events);
        return new(after, at, ruling);
    }

    public Story Later(int days) => this with { At = At.AddDays(days) };

    public Story ThenRefused(string code)
    {
        Assert.Equal(code, Last.Refusal?.Code);
        return this;
    }

    /// <summary>Refused for exactly these reasons.</summary>
    public Story ThenBlocked(string code, params string[] blockers)
    {
        Assert.Equal(code, Last.Refusal?.Code);
        Assert.Equal(blockers.Order(), BlockerCodes().Order());
        return this;
    }

    public Story ThenNothing()
    {
        Assert.Null(Last.Refusal);
        Assert.Empty(Last.Events);
        return this;
    }

    /// <summary>Exactly these events, by their stored names.</summary>
    public Story Then(params string[] events)
    {
        Assert.Null(Last.Refusal);
        Assert.Equal(events, Last.Events.Select(e => EventNames.Of[e.GetType()].Name));
        return this;
    }

    public Story Holds(Func<Project, bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        Assert.True(condition(Now), text);
        return this;
    }

    public IEnumerable<string> BlockerCodes() => (Last.Refusal?.Blockers ?? ImmutableArray<Blocker>.Empty).Select(b => b.Code);
}
