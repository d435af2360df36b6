using System.Diagnostics;
using Trust.App.Tests.Accounts;
using Trust.App.Tests.Ground;
using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>The two long lists: each row on one page, searched and narrowed, without taking longer for each row.</summary>
public sealed class TwoThousandTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    /// <summary>A page takes some ten milliseconds; a question for each row would take a minute.</summary>
    static readonly TimeSpan FortyPages = TimeSpan.FromSeconds(20);

    static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task Every_project_stands_on_one_page_and_a_search_or_a_choice_leaves_the_right_ones()
    {
        var firm = await Firm.Found(db);
        await TwoThousand.Furnish(db.Database, firm.Id, firm.Administrator);
        var list = new ProjectList(db.Database);
        var (seen, after, time) = (new List<ProjectId>(), (ProjectId?)null, Stopwatch.StartNew());
        do
        {
            var page = await list.Read(firm.Id, firm.Administrator, Today, new(After: after), default);
            seen.AddRange(page.Select(r => r.Id));
            after = page.Count == 50 ? page[^1].Id : null;
        }
        while (after is not null);
        Assert.InRange(time.Elapsed, TimeSpan.Zero, FortyPages);
        Assert.Equal(TwoThousand.Many, seen.Distinct().Count());
        Assert.Equal(TwoThousand.Many, seen.Count);

        foreach (var (filter, found) in new (ProjectFilter, long)[]
        {
            (new(), TwoThousand.Many), (new(Words: "NUMBER 1999"), 1), (new(Words: "100%"), 0), (new(State: "in-use"), 400), (new(Stage: "relevance"), 1_000),
            (new(Part: ListedPart.Runs), 1_000), (new(Owner: firm.Administrator), TwoThousand.Many), (new(Owner: new(Guid.NewGuid())), 0), (new(Part: ListedPart.Decides), 1_000), (new(Part: ListedPart.Concerned), 0), (new(State: "in-use", Part: ListedPart.Runs), 200),
        })
        {
            Assert.Equal(found, await list.Count(firm.Id, firm.Administrator, filter, default));
            Assert.Equal(Math.Min(found, 50), (await list.Read(firm.Id, firm.Administrator, Today, filter, default)).Count);
        }
    }

    [Fact]
    public async Task Every_person_stands_on_one_page_for_an_administrator_and_for_whoever_runs_a_project()
    {
        var firm = await Firm.Found(db);
        var owner = (await firm.Add(Firm.Bo)).Person.Id;
        await TwoThousand.Furnish(db.Database, firm.Id, owner);
        foreach (var reader in (PersonId[])[firm.Administrator, owner])
        {
            var (seen, after, time) = (new List<PersonId>(), (PersonId?)null, Stopwatch.StartNew());
            do
            {
                var page = await firm.People.List(firm.Id, reader, after, 50, default);
                seen.AddRange(page.Items.Select(p => p.Id));
                after = page.Next;
            }
            while (after is not null);
            Assert.InRange(time.Elapsed, TimeSpan.Zero, FortyPages);
            Assert.Equal(seen.Count, seen.Distinct().Count());
        }

        async Task Found(long expected, PersonId by, string? words = null, ListedPeople? who = null) =>
            Assert.Equal(expected, (await firm.People.Search(firm.Id, by, words, who, null, 50, default)).Found);
        await Found(TwoThousand.Many + 2, firm.Administrator);
        await Found(1, firm.Administrator, "person 0042");
        await Found(200, firm.Administrator, who: ListedPeople.Left);
        await Found(TwoThousand.Many + 2 - 200, firm.Administrator, who: ListedPeople.Here);
        await Found(1, firm.Administrator, who: ListedPeople.Administrator);
        await Found(90, owner, who: ListedPeople.Unplaced);         // of the last hundred, ten have left
        await Found(0, owner, who: ListedPeople.Administrator);     // offices are for administrators to see
        await Found(475, owner, who: ListedPeople.Decides, words: "person");
        await Found(0, firm.Administrator, who: ListedPeople.Decides); // who has no part in a project learns nothing of it
    }
}
