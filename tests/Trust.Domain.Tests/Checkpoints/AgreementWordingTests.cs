using System.Collections.Immutable;
using System.Text.Json;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class AgreementWordingTests
{
    static readonly ClauseLibrary Library = new(
        1,
        ImmutableSortedDictionary<string, Writing>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("en", new("{number}", "{day} {month} {year}", [.. "January February March April May June July August September October November December".Split(' ')]))
            .Add("de", new("§ {number}", "{day}. {month} {year}", [.. "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".Split(' ')])),
        ImmutableSortedDictionary<string, string>.Empty,
        [
            new("use", Said("Use", "Nutzung"), [], [new("purposes", SlotKind.List, Said("For what?", "Wofür?"))],
                [new([], Said("It is used for: {purposes}", "Es dient: {purposes}"))], [], ["de-87-6"], [], Said("Ask counsel.", "Fragen Sie nach.")),
            new("logs", Said("Logs", "Protokolle"), [new("short", Said("Short", "Kurz")), new("long", Said("Long", "Lang"))],
                [new("months", SlotKind.Number, Said("How many months?", "Wie viele Monate?")), new("from", SlotKind.Date, Said("From when?", "Ab wann?")), new("office", SlotKind.Text, Said("Which office?", "Welche Stelle?"))],
                [
                    new(["short"], Said("Deleted after {months|month|months}.", "Gelöscht nach {months|Monat|Monaten}.")),
                    new(["long"], Said("Kept from {from} by {office}.", "Ab dem {from} bei: {office}.")),
                    new([], Said("Each access is recorded.", "Jeder Zugriff wird festgehalten.")),
                ],
                [new("deleted", ["short"], Group.It, Said("Deleted in time.", "Rechtzeitig gelöscht."), null, "months"), new("recorded", [], Group.Hr, Said("Recorded.", "Festgehalten."), 12, null)],
                ["de-87-6", "nl-27-k"], [], Said("Ask counsel.", "Fragen Sie nach.")),
        ]);

    static readonly ImmutableSortedDictionary<string, Filled> Nothing = ImmutableSortedDictionary<string, Filled>.Empty.WithComparers(StringComparer.Ordinal);

    static Translated Said(string en, string de) => new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("en", en).Add("de", de));

    static ClauseText Written(string key, string language, string? variant, params ReadOnlySpan<(string Slot, Filled Value)> slots)
    {
        var filled = Nothing;
        foreach (var (slot, value) in slots) filled = filled.Add(slot, value);
        return Library.Render(Library.Find(key)!, language, variant, filled, 3); // the test's own library has it
    }

    static AgreementDraft Draft(string title = "Agreement on X", params ReadOnlySpan<DraftClause> clauses) => new("clauses.1", "en", title, ["The firm", "The council"], [.. clauses]);

    static DraftClause Use(params ReadOnlySpan<string> purposes) => new("use", null, Nothing.Add("purposes", new Filled.Points([.. purposes])), null);

    [Fact]
    public void A_date_and_a_number_are_written_as_the_language_writes_them()
    {
        Assert.Equal("Ab dem 1. März 2027 bei: IT.", Written("logs", "de", "long", ("from", new Filled.Day(new(2027, 3, 1))), ("office", new Filled.Words("IT"))).Paragraphs[0].Text);
        Assert.Equal("Kept from 1 March 2027 by IT.", Written("logs", "en", "long", ("from", new Filled.Day(new(2027, 3, 1))), ("office", new Filled.Words("IT"))).Paragraphs[0].Text);
    }

    [Theory]
    [InlineData(1, "Deleted after 1 month.")]
    [InlineData(6, "Deleted after 6 months.")]
    public void One_month_and_several_have_their_own_word(int months, string said) =>
        Assert.Equal(said, Written("logs", "en", "short", ("months", new Filled.Count(months))).Paragraphs[0].Text);

    [Fact]
    public void Clauses_and_paragraphs_are_numbered_through_whatever_variant_stands()
    {
        var clause = Written("logs", "de", "long");
        Assert.Equal("§ 3", clause.Number);
        Assert.Equal(["3.1", "3.2"], clause.Paragraphs.Select(p => p.Number));
    }

    [Fact]
    public void A_list_stands_as_points_below_its_sentence()
    {
        var paragraph = Written("use", "en", null, ("purposes", new Filled.Points(["Finding courses", "  ", "Planning shifts"]))).Paragraphs[0];
        Assert.Equal("It is used for:", paragraph.Text);
        Assert.Equal("Finding courses; Planning shifts", string.Join("; ", paragraph.Points));
    }

    [Fact]
    public void An_empty_slot_shows_its_question_and_keeps_the_clause_from_being_signed()
    {
        var clause = Written("logs", "en", "short");
        Assert.Equal("Deleted after [How many months?] months.", clause.Paragraphs[0].Text);
        Assert.Equal(new Gap("logs", "months"), Assert.Single(clause.Gaps));
        Assert.Equal("[For what?]", Assert.Single(Written("use", "en", null).Paragraphs[0].Points));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_number_below_one_fills_no_slot(int months) => Assert.Single(Written("logs", "en", "short", ("months", new Filled.Count(months))).Gaps);

    [Fact]
    public void What_is_of_another_kind_than_the_slot_fills_nothing() =>
        Assert.Equal(new Gap("logs", "months"), Assert.Single(Written("logs", "en", "short", ("months", new Filled.Words("six"))).Gaps));

    [Fact]
    public void A_slot_of_another_variant_is_not_asked_for() => Assert.Empty(Written("logs", "en", "short", ("months", new Filled.Count(6))).Gaps);

    [Fact]
    public void A_choice_not_made_is_a_gap_and_only_what_all_variants_share_is_said()
    {
        var clause = Written("logs", "en", null);
        Assert.Equal(new Gap("logs", null), Assert.Single(clause.Gaps));
        Assert.Equal(["Each access is recorded."], clause.Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void A_clause_promises_what_its_variant_promises_as_often_as_was_agreed()
    {
        Assert.Equal([("deleted", 6), ("recorded", 12)], Written("logs", "en", "short", ("months", new Filled.Count(6))).Promises.Select(p => (p.Key, p.EveryMonths!.Value))); // both are filled
        Assert.Equal(["recorded"], Written("logs", "en", "long").Promises.Select(p => p.Key));
        Assert.Null(Written("logs", "en", "short").Promises[0].EveryMonths);
    }

    [Fact]
    public void The_digest_stands_for_every_word_that_is_agreed_on()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses")]));
        Assert.Equal("trust.agreement-text.1\nlanguage\ten\ntitle\tAgreement on X\nparty\tThe firm\nparty\tThe council\nclause\tuse\t1\tUse\nparagraph\t1.1\tIt is used for:\npoint\tFinding courses\n",
            text.Canonical);
        Assert.Equal("77309dfb407d273b11b7b9750ec46d7f17f4c554458932171211364e9d3bea45", text.Digest.Hex);
        Assert.NotEqual(text.Digest, AgreementWording.Of(Library, Draft(clauses: [Use("Finding a course")])).Digest);
        Assert.NotEqual(text.Digest, AgreementWording.Of(Library, Draft("Agreement on Y", Use("Finding courses"))).Digest);
    }

    [Fact]
    public void Nothing_typed_can_pass_for_a_clause_of_its_own()
    {
        var smuggled = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses\nclause\tspy\t2\tMonitoring\nparagraph\t2.1\tEveryone is watched.")]));
        Assert.Equal("Finding courses clause spy 2 Monitoring paragraph 2.1 Everyone is watched.", Assert.Single(smuggled.Clauses[0].Paragraphs[0].Points));
    }

    [Fact]
    public void The_parties_own_words_stand_in_place_of_the_librarys_and_promise_nothing_by_themselves()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [new("logs", "short", Nothing, new("Logs", ["None are kept.", " "])), new("canteen", null, Nothing, new("Canteen", ["It stays."]))]));
        Assert.True(text.IsComplete);
        Assert.Equal(["None are kept.", "It stays."], text.Clauses.SelectMany(c => c.Paragraphs).Select(p => p.Text));
        Assert.Empty(text.Promises);
        Assert.False(AgreementWording.Of(Library, Draft(clauses: [new("canteen", null, Nothing, new("Canteen", [" "]))])).IsComplete);
    }

    [Fact]
    public void What_was_kept_is_read_back_word_for_word()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses", "Planning shifts"), new("canteen", null, Nothing, new("Canteen", ["It stays.", "So does the cook."]))]));
        var read = AgreementWording.Read(text.Canonical);
        Assert.Equal(text.Canonical, read.Canonical);
        Assert.Equal("Finding courses; Planning shifts", string.Join("; ", read.Clauses[0].Paragraphs[0].Points));
        Assert.Equal("canteen", read.Clauses[1].Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("An agreement of another kind")]
    [InlineData("trust.agreement-text.1\nlanguage\ten\ntitle\tX\nparagraph\t1.1\tWithout a clause\n")]
    [InlineData("trust.agreement-text.1\nlanguage\ten\ntitle\tX\nclause\tuse\t1\tUse\npoint\tWithout a paragraph\n")]
    [InlineData("trust.agreement-text.1\nlanguage\ten\ntitle\tX\tY\n")]
    public void What_is_no_kept_text_is_not_read(string other) => Assert.Throws<FormatException>(() => AgreementWording.Read(other));

    [Theory]
    [InlineData("Agreement on X", 2, true)]
    [InlineData(" ", 2, false)]
    [InlineData("Agreement on X", 1, false)]
    public void An_agreement_has_a_title_and_two_parties(string title, int parties, bool complete) =>
        Assert.Equal(complete, AgreementWording.Of(Library, Draft(title, Use("Finding courses")) with { Parties = [.. Enumerable.Repeat("A party", parties)] }).IsComplete);

    [Fact]
    public void A_draft_that_names_an_unknown_clause_is_no_draft_of_this_library() =>
        Assert.Throws<KeyNotFoundException>(() => AgreementWording.Of(Library, Draft(clauses: [new("canteen", null, Nothing, null)])));

    [Fact]
    public void What_fits_a_right_is_proposed_for_it() =>
        Assert.Equal(["logs"], Library.For(Laws.Right("nl-27-k", Strength.Consent, [])).Select(c => c.Key));

    [Fact]
    public void A_draft_is_kept_as_text_and_read_again()
    {
        var draft = Draft(clauses: [Use("Finding courses"), new("logs", "short", Nothing.Add("months", new Filled.Count(6)).Add("from", new Filled.Day(new(2027, 3, 1))).Add("office", new Filled.Words("IT")), null)]);
        var kept = JsonSerializer.Serialize(draft, DomainJson.Options);
        Assert.Contains("""{"kind":"count","number":6}""", kept);
        Assert.Equal(AgreementWording.Of(Library, draft).Canonical, AgreementWording.Of(Library, JsonSerializer.Deserialize<AgreementDraft>(kept, DomainJson.Options)!).Canonical); // it was a draft
    }

    [Theory]
    [InlineData(SlotKind.Number, "6", true)]
    [InlineData(SlotKind.Number, "-6", false)]
    [InlineData(SlotKind.Number, "six", false)]
    [InlineData(SlotKind.Date, "2027-03-01", true)]
    [InlineData(SlotKind.Date, "1.3.2027", false)]
    [InlineData(SlotKind.Text, " ", false)]
    [InlineData(SlotKind.List, "one\n\n two", true)]
    [InlineData(SlotKind.List, "\n", false)]
    public void What_is_typed_for_a_slot_is_read_as_its_kind(SlotKind kind, string typed, bool read) => Assert.Equal(read, Filled.Parse(kind, typed) is not null);
}
