using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using Trust.Domain.Course;

namespace Trust.Domain.Tests;

/// <summary>A random project to live in: one to three sites, none to three bodies, and twenty people.</summary>
sealed class Layout
{
    public static readonly ImmutableArray<PersonId> People = [.. Enumerable.Range(1, 20).Select(Id.Person), Domain.Tests.People.Stranger];
    public static readonly PersonId Sponsor = Id.Person(2);

    public Layout(int seed)
    {
        var dice = new Dice(seed);
        Sites = [.. Enumerable.Range(1, 1 + dice.Below(3)).Select(n => new Site(new(Id.Guid(0x51, n)), Id.Text(n), Id.Text(n + 1), "DE", null, 100, ["de"]))];
        Bodies = [.. Enumerable.Range(1, dice.Below(4)).Select(n => new Body(new(Id.Guid(0xB0, n)), dice.Word<BodyKind>(), Id.Text(n), dice.Word<BodyLevel>(),
            dice.Percent(30) ? [] : dice.Some([.. Sites.Select(s => s.Id)]), null))];
        Today = dice.Percent(60) ? Today.Idea : dice.Word<Today>();
        Rules = TestRulebook.Of(1, dice.Word<Strength>()) with { Law = dice.Percent(60) ? TestLaw.Book : LawBook.Empty };
        Later = Rules with { Version = 2 };
        if (dice.Percent(40)) Bodies = [.. Bodies.Select(b => b with { Kind = BodyKind.WorksCouncil })]; // of several levels, so that it is open which holds a right
    }

    public ImmutableArray<Site> Sites { get; }
    public ImmutableArray<Body> Bodies { get; }
    public Today Today { get; }
    public Rulebook Rules { get; }
    public Rulebook Later { get; }

    public Rulebook RulesNamed(string id) => id == Later.Id ? Later : Rules;

    public Project None => Project.None(new(Id.Guid(0x04, 1)), new(Id.Guid(0x13, 1))) with { Rules = Rules };

    public CreateProject Creation(DateTimeOffset at) =>
        Acts.Creation(Rules, Today, at) with { Sites = Sites, Bodies = Bodies, By = Actor.Of(People[0]) };

    /// <summary>A system that does everything but read emotions, so that every right of the tests' law stands somewhere.</summary>
    public AnswerPlainQuestions Answers(DateTimeOffset at) => new(Enum.GetValues<PlainQuestion>().ToImmutableSortedDictionary(q => q, q => q is not PlainQuestion.InfersEmotions),
        ImmutableSortedDictionary<string, int>.Empty, null, Actor.Of(People[0]), at);

    /// <summary>Who sits where at first: the groups one after the other, then the bodies.</summary>
    public PersonId HolderOf(PartyId party) => party.Group is { } group ? People[3 + (int)group] : People[Bodies.FirstOrDefault(b => b.Id == party.Body) is { } body ? 11 + Bodies.IndexOf(body) : 14]; // a body that joins later has one holder for all of its kind
}
