using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Xunit.Abstractions;

namespace Trust.Domain.Tests;

/// <summary>Thousands of lives: each begins somewhere on the way of a well-run project and goes on with 30 to 60 commands, some of them wise.</summary>
public sealed class RandomLivesTests(ITestOutputHelper output)
{
    /// <summary>TRUST_LIVES asks for more.</summary>
    static readonly int Lives = int.TryParse(Environment.GetEnvironmentVariable("TRUST_LIVES"), out var lives) ? lives : 10_000;
    const int FirstSeed = 20_260_302; // a life is replayed by its seed, which every failure names

    static readonly ImmutableArray<ImmutableArray<Life>> Beginnings = [.. Enumerable.Range(1, 24).AsParallel().AsOrdered().Select(seed => WellRun(new(seed)))];

    [Fact]
    public void Whatever_anybody_tries_the_invariants_hold()
    {
        var seen = new ConcurrentDictionary<string, int>();
        var watch = Stopwatch.StartNew();
        var failed = new ConcurrentDictionary<int, string>();
        Parallel.For(FirstSeed, FirstSeed + Lives, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            try { Live(seed, seen); }
            catch (Exception wrong)
            {
                failed[seed] = wrong.ToString();
                loop.Stop();
            }
        });
        foreach (var (seed, wrong) in failed.OrderBy(f => f.Key)) Assert.Fail($"the life with seed {seed}: {wrong}");

        output.WriteLine($"seeds {FirstSeed} to {FirstSeed + Lives - 1}, {watch.Elapsed.TotalSeconds:0.0} s");
        foreach (var (name, times) in seen.OrderBy(s => s.Key, StringComparer.Ordinal)) output.WriteLine($"{times,8} {name}");
        // far below what is seen, far above chance: a life that goes nowhere proves nothing
        Assert.All(new[] { ("gate-passed", 3000), ("lock-opened", 1000), ("project-in-use", 500), ("stages-reopened", 500), ("act-disputed", 500), ("lock-shut", 300), ("gate-returned", 80), ("condition-waived", 300), ("objection-settled", 20), ("objection-lapsed", 4) },
            wanted => Assert.True(seen.GetValueOrDefault(wanted.Item1) >= wanted.Item2, $"{wanted.Item1}: {seen.GetValueOrDefault(wanted.Item1)} of {wanted.Item2}"));
        // with "project-created" every life begins; the organisation's events are another stream's
        Assert.Empty(EventNames.Of.Where(e => e.Key.IsSubclassOf(typeof(ProjectEvent))).Select(e => e.Value.Name).Except(seen.Keys).Except(["project-created"]));
    }

    [Fact]
    public void Every_command_is_among_those_tried()
    {
        var commands = typeof(ProjectCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ProjectCommand)) && !t.IsAbstract);
        Assert.Empty(commands.Except(Anything.Covered));
    }

    static void Live(int seed, ConcurrentDictionary<string, int> seen)
    {
        var dice = new Dice(seed);
        var which = dice.Below(Beginnings.Length);
        var layout = new Layout(which + 1);
        var life = dice.Pick(Beginnings[which]).Fork();
        var anything = new Anything(dice, layout);

        var steps = 30 + dice.Below(31);
        var loadedAnewAt = dice.Below(steps);
        var mute = seed % 10 == 0; // in these lives no consultation gets its position
        Stage? hasty = dice.Percent(20) ? dice.Word<Stage>() : null; // in these lives somebody pushes on with one stage
        for (var step = 0; step < steps; step++)
        {
            life.At = dice.Percent(90) ? life.At.AddHours(1 + dice.Below(10)) : life.At.AddDays(1 + dice.Below(20));
            var wise = !dice.Percent(55) ? null : hasty is { } stage && dice.Percent(70) && life.Now.Runs
                ? Diligence.Hasty(life.Now, stage, life.At, layout.HolderOf, dice.Pick)
                : Diligence.Next(life.Now, life.At, layout.HolderOf, Layout.Sponsor);
            if (mute && wise is not null) wise = anything.Unheard(wise, life.Now, life.At);
            life.Hear(wise is null ? anything.Next(life.Now, life.At) : anything.Wise(wise, life.Now, life.At));
            if (step == loadedAnewAt) life.IsLoadedAnew();
        }
        life.IsLoadedAnew();
        life.FoldsToTheSame();
        foreach (var happened in life.Events)
            seen.AddOrUpdate(EventNames.Of[happened.GetType()].Name, 1, (_, times) => times + 1);
    }

    /// <summary>A project that does the next right thing until it is in use, as it stands after each step.</summary>
    static ImmutableArray<Life> WellRun(Layout layout)
    {
        var life = new Life(layout);
        life.Hear(layout.Creation(life.At));
        if (!layout.Rules.Law.All.IsEmpty) life.Hear(layout.Answers(life.At));
        List<Life> steps = [life.Fork()];
        while (Diligence.Next(life.Now, life.At = life.At.AddHours(5), layout.HolderOf, Layout.Sponsor) is { } next)
        {
            Assert.NotEmpty(life.Hear(next).Events);
            life.IsLoadedAnew();
            steps.Add(life.Fork());
            Assert.True(steps.Count < 300);
        }
        Assert.Equal(ProjectState.InUse, life.Now.State);
        life.FoldsToTheSame();
        return [.. steps];
    }
}
