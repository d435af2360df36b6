using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

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

    static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    static Translated Said(string en, string de) => new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("en", en).Add("de", de));

    static ClauseText Written(string key, string language, string? variant, params ReadOnlySpan<(string Slot, string Typed)> slots)
    {
        var filled = variant is null ? Nothing : Nothing.Add(ChosenClause.Variant, variant);
        foreach (var (slot, typed) in slots) filled = filled.Add(slot, typed);
        return Library.Render(Library.Find(key)!, language, filled, 3); // the test's own library has it
    }

    static ChosenAgreement Draft(string title = "Agreement on X", params ReadOnlySpan<ChosenClause> clauses) => new("clauses.1", "en", title, ["The firm", "The council"], [.. clauses]);

    static ChosenClause Use(string purposes) => new("use", Nothing.Add("purposes", purposes), null);

    static ChosenClause Logs(string? own = null, params ReadOnlySpan<(string Slot, string Typed)> slots)
    {
        var filled = Nothing.Add(ChosenClause.Variant, "short");
        foreach (var (slot, typed) in slots) filled = filled.Add(slot, typed);
        return new("logs", filled, own);
    }

    [Fact]
    public void A_date_and_a_number_are_written_as_the_language_writes_them()
    {
        Assert.Equal("Ab dem 1. März 2027 bei: IT.", Written("logs", "de", "long", ("from", "2027-03-01"), ("office", "IT")).Paragraphs[0].Text);
        Assert.Equal("Kept from 1 March 2027 by IT.", Written("logs", "en", "long", ("from", "2027-03-01"), ("office", "IT")).Paragraphs[0].Text);
    }

    [Theory]
    [InlineData(1, "Deleted after 1 month.")]
    [InlineData(6, "Deleted after 6 months.")]
    public void One_month_and_several_have_their_own_word(int months, string said) =>
        Assert.Equal(said, Written("logs", "en", "short", ("months", $"{months}")).Paragraphs[0].Text);

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
        var paragraph = Written("use", "en", null, ("purposes", "Finding courses\n  \r\nPlanning shifts")).Paragraphs[0];
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
    public void A_number_below_one_fills_no_slot(int months) => Assert.Single(Written("logs", "en", "short", ("months", $"{months}")).Gaps);

    [Fact]
    public void What_is_of_another_kind_than_the_slot_fills_nothing() =>
        Assert.Equal(new Gap("logs", "months"), Assert.Single(Written("logs", "en", "short", ("months", "six")).Gaps));

    [Fact]
    public void A_slot_of_another_variant_is_not_asked_for() => Assert.Empty(Written("logs", "en", "short", ("months", "6")).Gaps);

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
        Assert.Equal([("deleted", 6), ("recorded", 12)], Written("logs", "en", "short", ("months", "6")).Promises.Select(p => (p.Key, p.EveryMonths!.Value))); // both are filled
        Assert.Equal(["recorded"], Written("logs", "en", "long").Promises.Select(p => p.Key));
        Assert.Null(Written("logs", "en", "short").Promises[0].EveryMonths);
    }

    [Fact]
    public void What_is_signed_holds_every_word_and_every_promise()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses"), Logs(null, ("months", "6"))]));
        Assert.Equal("""
            trust.agreement-text.1
            library|clauses.1
            language|en
            title|Agreement on X
            party|The firm
            party|The council
            clause|use|1|Use
            paragraph|1.1|It is used for:
            point|Finding courses
            clause|logs|2|Logs
            paragraph|2.1|Deleted after 6 months.
            paragraph|2.2|Each access is recorded.
            promise|deleted|it|6|Deleted in time.
            promise|recorded|hr|12|Recorded.

            """.ReplaceLineEndings("\n").Replace('|', '\t'), text.Canonical);
    }

    [Fact]
    public void Nothing_typed_can_pass_for_a_clause_of_its_own()
    {
        var smuggled = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses\tclause\tspy\u2028paragraph\t2.1\tEveryone is watched.")]));
        Assert.Equal("Finding courses clause spy paragraph 2.1 Everyone is watched.", Assert.Single(smuggled.Clauses[0].Paragraphs[0].Points));
    }

    [Fact]
    public void The_parties_own_words_stand_in_place_of_the_librarys_and_promise_nothing_by_themselves()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [Logs("Logs\r\nNone are kept.\n \n"), new("canteen", Nothing, "Canteen\nIt stays.")]));
        Assert.True(text.IsComplete);
        Assert.Equal(["None are kept.", "It stays."], text.Clauses.SelectMany(c => c.Paragraphs).Select(p => p.Text));
        Assert.Empty(text.Promises);
        Assert.False(AgreementWording.Of(Library, Draft(clauses: [new("canteen", Nothing, "Canteen\n ")])).IsComplete);
    }

    [Fact]
    public void What_was_kept_is_read_back_word_for_word()
    {
        var text = AgreementWording.Of(Library, Draft(clauses: [Use("Finding courses\nPlanning shifts"), Logs(null, ("months", "6")), new("canteen", Nothing, "Canteen\nIt stays.\nSo does the cook.")]));
        var read = AgreementWording.Read(text.Canonical)!; // it was written in this form
        Assert.Equal(text.Canonical, read.Canonical);
        Assert.Equal("Finding courses; Planning shifts", string.Join("; ", read.Clauses[0].Paragraphs[0].Points));
        Assert.Equal(text.Promises.AsEnumerable(), read.Promises);
        Assert.Equal(["use", "logs", "canteen"], read.Clauses.Select(c => c.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("An agreement of another kind")]
    [InlineData("trust.agreement-text.1\nlibrary\tclauses.1\nlanguage\ten\ntitle\tX\nparagraph\t1.1\tWithout a clause\n")]
    [InlineData("trust.agreement-text.1\nlibrary\tclauses.1\nlanguage\ten\ntitle\tX\nclause\tuse\t1\tUse\npoint\tWithout a paragraph\n")]
    [InlineData("trust.agreement-text.1\nlibrary\tclauses.1\nlanguage\ten\ntitle\tX\tY\n")]
    public void What_is_no_kept_text_is_not_read(string other) => Assert.Null(AgreementWording.Read(other));

    [Theory]
    [InlineData("Agreement on X", 2, true)]
    [InlineData(" ", 2, false)]
    [InlineData("Agreement on X", 1, false)]
    public void An_agreement_has_a_title_and_two_parties(string title, int parties, bool complete) =>
        Assert.Equal(complete, AgreementWording.Of(Library, Draft(title, Use("Finding courses")) with { Parties = [.. Enumerable.Repeat("A party", parties)] }).IsComplete);

    [Fact]
    public void A_draft_that_names_an_unknown_clause_is_no_draft_of_this_library() =>
        Assert.Throws<KeyNotFoundException>(() => AgreementWording.Of(Library, Draft(clauses: [new("canteen", Nothing, null)])));

    [Fact]
    public void What_fits_a_right_is_proposed_for_it() =>
        Assert.Equal(["logs"], Library.For(Laws.Right("nl-27-k", Strength.Consent, [])).Select(c => c.Key));

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
