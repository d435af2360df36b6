using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.Domain.Checkpoints;

namespace Trust.App.Tests.Checkpoints;

public sealed class AgreementDifferenceTests
{
    static readonly ChosenAgreement Before = Draft(Own("purpose", "It helps."), Own("logs", "Logs are kept for 90 days."), Own("exit", "It can be switched off."));

    static ChosenAgreement Draft(params ChosenClause[] clauses) => new("clauses.1", "en", "Agreement", ["The firm", "The council"], [.. clauses]);

    static ChosenClause Own(string key, string paragraph) => new(key, ImmutableSortedDictionary<string, string>.Empty, $"{key}\n{paragraph}");

    static AgreementDifference Between(ChosenAgreement before, ChosenAgreement after) =>
        AgreementDifference.Between(AgreementWording.Of(ClauseFiles.Latest, before), AgreementWording.Of(ClauseFiles.Latest, after));

    static string Drawn(IEnumerable<Stretch> words) => string.Concat(words.Select(s => s.What switch
    {
        Changed.Taken => $"[-{s.Text}-]",
        Changed.Added => $"[+{s.Text}+]",
        _ => s.Text,
    }));

    [Fact]
    public void Changed_words_are_told_within_their_clause()
    {
        var difference = Between(Before, Before with { Clauses = Before.Clauses.SetItem(1, Own("logs", "Logs are kept for 30 days.")) });
        Assert.Equal([ClauseChange.Same, ClauseChange.Changed, ClauseChange.Same], difference.Clauses.Select(c => c.What));
        Assert.Equal("logs\nLogs are kept for [-90-][+30+] days.\n", Drawn(difference.Clauses[1].Words));
    }

    [Fact]
    public void An_added_clause_moves_the_numbers_of_the_others_and_changes_none_of_their_words()
    {
        var difference = Between(Before, Before with { Clauses = Before.Clauses.Insert(1, Own("audit", "They may look.")) });
        Assert.Equal([ClauseChange.Same, ClauseChange.Added, ClauseChange.Same, ClauseChange.Same], difference.Clauses.Select(c => c.What));
        Assert.Equal(("2", "3"), (difference.Clauses[2].Before!.Number, difference.Clauses[2].After!.Number)); // it stands in both
    }

    [Fact]
    public void A_dropped_clause_stands_where_it_stood()
    {
        var difference = Between(Before, Before with { Clauses = Before.Clauses.RemoveAt(1) });
        Assert.Equal([("purpose", ClauseChange.Same), ("logs", ClauseChange.Dropped), ("exit", ClauseChange.Same)], difference.Clauses.Select(c => ((c.After ?? c.Before)!.Key, c.What))); // one of the two is there
        Assert.Equal("[-logs\nLogs are kept for 90 days.\n-]", Drawn(difference.Clauses[1].Words));
    }

    [Fact]
    public void Everything_dropped_and_nothing_left_keeps_its_order() =>
        Assert.Equal(["purpose", "logs", "exit"], Between(Before, Before with { Clauses = [] }).Clauses.Select(c => c.Before!.Key)); // all are dropped

    [Fact]
    public void Title_and_parties_are_compared_too()
    {
        var difference = Between(Before, Before with { Parties = ["The firm", "The central council"] });
        Assert.Equal("Agreement\nThe firm\nThe [+central +]council\n", Drawn(difference.Head));
        Assert.False(difference.IsNone);
        Assert.True(Between(Before, Before).IsNone);
    }

    [Fact]
    public void A_point_added_to_a_list_is_told_as_such()
    {
        var purposes = ImmutableSortedDictionary<string, string>.Empty.Add(ChosenClause.Variant, "closed").Add("purposes", "Finding courses").Add("excluded", "Pay");
        var before = Draft(new ChosenClause("purpose", purposes, null));
        var after = Draft(new ChosenClause("purpose", purposes.SetItem("purposes", "Finding courses\nPlanning shifts"), null));
        Assert.Equal("Planning shifts\n", Assert.Single(Between(before, after).Clauses[0].Words, s => s.What is Changed.Added).Text);
    }
}
