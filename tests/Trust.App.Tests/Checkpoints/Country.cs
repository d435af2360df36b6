using System.Collections.Immutable;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;
using Trust.Domain.Stakeholders;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Checkpoints;

/// <summary>A project at one site with one body or none, under the shipped workflow and law: what happens on which day, from the packet to the gate or lock.</summary>
static class Country
{
    static readonly Rulebook Rollout = App.Rulebooks.Rulebooks.Embedded().Get("rollout.1");

    /// <summary>Started on 2 March 2026; everything is answered, these with yes.</summary>
    public static Story In(string country, string? region, string language, string zone, BodyKind? kind, params PlainQuestion[] yes) =>
        Begun(country, region, language, zone, kind is { } there ? [Body(there)] : [], yes);

    /// <summary>With a union whose agreement binds the employer.</summary>
    public static Story Bound(string country, string language, string zone, params PlainQuestion[] yes) =>
        Begun(country, null, language, zone, [Body(BodyKind.Union) with { BindingAgreement = Id.Text(27) }], yes);

    static Body Body(BodyKind kind) => new(LindtalCouncil, kind, Id.Text(24), BodyLevel.Site, [Lindtal], null);

    static Story Begun(string country, string? region, string language, string zone, ImmutableArray<Body> bodies, PlainQuestion[] yes)
    {
        var site = SiteLindtal with { Country = country, Region = region, Languages = [language], Headcount = 140 };
        var story = Story.Of(Rollout).And((_, at) => Creation(Rollout, Today.Idea, at) with { Sites = [site], Bodies = bodies, TimeZone = zone, Language = language });
        story = story.And((_, at) => new AnswerPlainQuestions(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, yes.Contains), ImmutableSortedDictionary<string, int>.Empty, null, Olga.Is(), at));
        while (Diligence.Next(story.Now, story.At, Holder, Sonja) is not StartProject)
            story = story.And((now, at) => Diligence.Next(now, at, Holder, Sonja)!);               // a draft always has a next step
        return story.And(Starts());
    }

    static PersonId Holder(PartyId party) => party.Group switch
    {
        Group.Management => Mona,
        Group.Hr => Henrik,
        Group.It => Ida,
        Group.Employees => Emil,
        Group.DataProtection => Petra,
        Group.Partner => Nora,
        _ => Walter,
    };

    /// <summary>At ten in the morning of that day, wherever the project is.</summary>
    public static Story On(this Story story, int year, int month, int day) => story with { At = LocalDay.At(new(year, month, day), new(9, 0), story.Now.TimeZone) };

    /// <summary>Evidence that a packet asks for.</summary>
    public static Story With(this Story story, params string[] items)
    {
        foreach (var item in items)
            if (item.Split('/') is [var stage, var key])
                story = story.And(Gives(Domain.Text.Kebab.Parse<Stage>(stage), key));
        return story;
    }

    /// <summary>Another than the body's chair does it: who speaks for the employees, where nobody represents them.</summary>
    public static Act By(PersonId person, Act act) => (now, at) => act(now, at) with { By = person.Is() };

    /// <summary>What stands in the way at the site's lock because of a right.</summary>
    public static IEnumerable<string> AtTheLock(this Story story, Domain.Lock @lock, string right) =>
        Domain.Locks.LockRule.ToOpen(story.Now, @lock, Lindtal).Where(b => b.FactNamed("right") == right).Select(b => b.Code);

    /// <summary>The same at its gate.</summary>
    public static IEnumerable<string> AtTheGate(this Story story, Stage stage, string right) =>
        Domain.Gates.GateRule.ToPass(story.Now, stage, Lindtal).Where(b => b.FactNamed("right") == right).Select(b => b.Code);

    public static RunningClock Target(this Story story, string right, BoundTo? place = null) =>
        CheckpointClocks.Of(story.Now, Domain.Tests.Checkpoints.Steps.Of(story.Now, right, place)).First(c => c.Clock is { Kind: ClockKind.Reply, IsStatutory: false, Length: not null });
}
