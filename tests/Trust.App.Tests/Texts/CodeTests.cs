using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>Refusals and blockers arrive as codes with facts; these show how facts are read, on texts that are there anyway.</summary>
public sealed class CodeTests
{
    readonly Texts norwegian = Texts.In("nb");

    [Fact]
    public void A_stage_is_named_in_the_readers_language() =>
        Assert.Equal("Steg 4 av 5: Trygghet, til vurdering.",
            norwegian.Of("track.line", [new("n", "4"), Fact.Of("stage", Stage.Security), Fact.Of("state", StageState.InReview)]));

    [Fact]
    public void A_date_among_the_facts_is_written_out() =>
        Assert.Equal("ikke før tirsdag 1.\u00a0desember 2026", norwegian.Of("due.not-before", [Fact.Of("on", new DateOnly(2026, 12, 1))]));

    [Fact]
    public void A_count_chooses_the_form()
    {
        Assert.Equal("ett punkt mangler", norwegian.Of("turn.blockers", [Fact.Of("n", 1)]));
        Assert.Equal("3 punkter mangler", norwegian.Of("turn.blockers", [Fact.Of("n", 3)]));
    }

    [Fact]
    public void A_party_is_named_as_a_group_and_a_name_stays_as_it_is()
    {
        Assert.Equal("Du leser som tillitsvalgte", norwegian.Of("nav.reads-as", [Fact.Of("role", PartyId.Of(Group.WorksCouncil))]));
        Assert.Equal("Du leser som prosjekteier", norwegian.Of("nav.reads-as", [Fact.Of("role", ProjectRole.Sponsor)]));
        Assert.Equal("Du leser som Betriebsrat Lindtal", norwegian.Of("nav.reads-as", [new("role", "Betriebsrat Lindtal")]));
    }

    [Fact]
    public void A_word_of_several_meanings_is_not_guessed() =>
        Assert.Equal("Du leser som other", norwegian.Of("nav.reads-as", [new("role", "other")]));

    [Fact]
    public void A_missing_fact_leaves_a_gap_and_not_a_placeholder() =>
        Assert.Equal("ikke før …", norwegian.Of("due.not-before", []));

    [Fact]
    public void A_code_without_a_text_says_its_code()
    {
        Assert.False(norwegian.Knows("gate.never-written"));
        Assert.Equal("Trust avviste dette. Grunnen er gate.never-written.", norwegian.Of("gate.never-written", []));
    }

    [Fact]
    public void A_plural_is_known_by_its_name()
    {
        Assert.True(norwegian.Knows("turn.blockers"));
        Assert.True(norwegian.Knows("nav.today"));
    }
}
