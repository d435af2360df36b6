using System.Collections.Immutable;
using Trust.App.Rulebooks;
using Trust.App.Tests.Documents;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Checkpoints;

/// <summary>An agreement from the choosing of clauses to its documents, on a real database.</summary>
public sealed class AgreementsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    const string Right = "de-87-6";

    static readonly AgreementId Agreed = new(Id.Guid(0xA6, 7));
    static readonly AgreementTerm Nothing = new(null, null, null);

    static async Task<ChosenAgreement> Chosen(Office office)
    {
        var view = await office.Seen(Olga);
        var proposed = AgreementDrafts.Propose(view, view.Checkpoints(Right), "de");
        return proposed with { Clauses = [.. proposed.Clauses.Select(Filled)] };
    }

    /// <summary>Each choice is made, the stricter first, and each slot filled.</summary>
    static ChosenClause Filled(ChosenClause chosen)
    {
        var clause = ClauseFiles.Latest.Find(chosen.Key)!; // proposed from it
        var slots = clause.Slots.Aggregate(chosen.Slots, (filled, slot) => filled.ContainsKey(slot.Key) ? filled : filled.Add(slot.Key, slot.Kind switch
        {
            SlotKind.Date => "2027-01-31",
            SlotKind.Number => "6",
            _ => $"{slot.Key} eins\r\n{slot.Key} zwei",
        }));
        return chosen with { Slots = clause.Variants is [var stricter, ..] ? slots.SetItem(ChosenClause.Variant, stricter.Key) : slots };
    }

    static async Task<Answer<DraftAgreement>> Draft(Office office, PersonId by, ChosenAgreement chosen, int seen, Typed kept)
    {
        var view = await office.Seen(by);
        return await new AgreementDrafts(office.Database).Draft(view, new(Agreed, view.Checkpoints(Right), seen, chosen, Nothing, null), kept, default);
    }

    static async Task<Outcome> Drafts(Office office, ChosenAgreement chosen, int seen = 0, PersonId? by = null)
    {
        var kept = new Typed("en");
        return await office.Do((await Draft(office, by ?? Olga, chosen, seen, kept)).Value!, kept); // complete, or the test is about that
    }

    static async Task<AgreementRead> Read(Office office, PersonId by) => (await new Agreements(office.Database).Read(await office.Seen(by), Agreed, default))!; // those who ask are a side

    [Fact]
    public async Task Clauses_are_proposed_with_what_the_project_knows_and_nothing_is_chosen_for_the_parties()
    {
        var office = await Lawful.Open(db);
        var view = await office.Seen(Olga);
        var proposed = AgreementDrafts.Propose(view, view.Checkpoints(Right), "de");
        Assert.Equal(ClauseFiles.Latest.Clauses.Where(c => c.Rights.Contains(Right)).Select(c => c.Key), proposed.Clauses.Select(c => c.Key));
        Assert.Equal([view.Text(view.Project.Sites[Lindtal].Employer), view.Text(view.Project.Bodies[LindtalCouncil].LocalName)], proposed.Parties.Select(p => (string?)p));
        Assert.Equal(view.Text(view.Project.AiSystem), proposed.Clauses[0].Slots["system"]);
        Assert.DoesNotContain(proposed.Clauses, c => c.Slots.ContainsKey(ChosenClause.Variant));
        Assert.NotEmpty(AgreementDrafts.Preview(proposed)!.Gaps);       // the clauses are the library's
    }

    [Fact]
    public async Task What_was_chosen_lies_on_the_table_word_for_word_with_its_term()
    {
        var office = await Lawful.Open(db);
        var chosen = await Chosen(office);
        Assert.IsType<Outcome.Done>(await Drafts(office, chosen));

        var read = await Read(office, Walter);
        Assert.Equal((AgreementState.Draft, 1, Side.Employer), (read.State, read.Now.Number, read.Now.From));
        Assert.Equal(AgreementDrafts.Preview(chosen)!.Canonical, read.Now.Wording!.Canonical); // it was put on the table so
        Assert.Equal(new AgreementTerm(null, 6, 6), read.Agreement.Term);   // as the clauses say: until notice, six months, reviews every six
        Assert.Equal(read.Now.Wording.Promises.Select(p => p.Key), read.Promises.Select(p => p.Promise.Key));
        Assert.Equal(chosen.Title, (await new Agreements(office.Database).All(await office.Seen(Walter), default)).Single().Title);
        Assert.True((await office.Check()).Holds);
    }

    [Fact]
    public async Task A_draft_sent_twice_is_one()
    {
        var office = await Lawful.Open(db);
        var chosen = await Chosen(office);
        await Drafts(office, chosen);
        var texts = await office.Count("contents");
        Assert.Empty(Assert.IsType<Outcome.Done>(await Drafts(office, chosen)).Events);
        Assert.Equal(texts, await office.Count("contents"));
    }

    [Fact]
    public async Task The_other_side_opens_it_again_and_what_it_changed_can_be_read()
    {
        var office = await Lawful.Open(db);
        await Drafts(office, await Chosen(office));
        var first = await Read(office, Walter);
        var again = (await new AgreementDrafts(office.Database).Reopen(await office.Seen(Walter), first.Agreement, default))!; // it was written from clauses
        var logs = again.Clauses.First(c => c.Key == "logs");
        var changed = again with { Clauses = again.Clauses.Replace(logs, logs with { Slots = logs.Slots.SetItem("log-months", "1") }).Add(new("own-1", logs.Slots, "Kantine\nSie bleibt.")) };
        Assert.IsType<Outcome.Done>(await Drafts(office, changed, 1, Walter));

        var read = await Read(office, Olga);
        Assert.Equal([2, 1], read.Versions.Select(v => v.Number));
        Assert.Equal(Side.Body, read.Now.From);
        var difference = Agreements.Between(read, 1, 2)!;               // both are there
        Assert.Equal(["logs", "own-1"], difference.Clauses.Where(c => c.What is not ClauseChange.Same).Select(c => c.After!.Key)); // nothing was dropped
        Assert.Contains(difference.Clauses.First(c => c.What is ClauseChange.Changed).Words, w => w is { What: Changed.Added, Text: "1 Monat" });
        Assert.Null(Agreements.Between(read, 1, 3));
        Assert.Equal(first.Agreement.Clauses.First(c => c.Key == "purpose").Slots["purposes"], read.Agreement.Clauses.First(c => c.Key == "purpose").Slots["purposes"]); // kept once
    }

    [Fact]
    public async Task Nothing_half_filled_comes_to_the_table()
    {
        var office = await Lawful.Open(db);
        var chosen = await Chosen(office);
        var logs = chosen.Clauses.First(c => c.Key == "logs");
        Assert.Equal(("agreement.slots-open", "clauses.logs.slots.log-months"), await Refused(chosen with { Clauses = chosen.Clauses.Replace(logs, logs with { Slots = logs.Slots.SetItem("log-months", "sechs") }) }));
        Assert.Equal(("agreement.slots-open", "clauses.logs"), await Refused(chosen with { Clauses = chosen.Clauses.Replace(logs, logs with { Slots = logs.Slots.Remove(ChosenClause.Variant) }) }));
        Assert.Equal(("agreement.title-missing", "title"), await Refused(chosen with { Title = " " }));
        Assert.Equal(("agreement.parties-missing", "parties"), await Refused(chosen with { Parties = ["Eine Seite"] }));
        Assert.Equal(("agreement.clause-unknown", "clauses"), await Refused(chosen with { Clauses = chosen.Clauses.Add(new("Walter hat gesagt", logs.Slots, "Kantine\nSie bleibt.")) }));
        Assert.Equal(("agreement.language-unknown", "language"), await Refused(chosen with { Language = "fr" }));

        async Task<(string?, string?)> Refused(ChosenAgreement half) => (await Draft(office, Olga, half, 0, new("en"))).Refusal is { } refusal ? (refusal.Code, refusal.Field) : default;
    }

    [Fact]
    public async Task A_draft_lies_between_both_sides_and_what_is_in_force_is_for_everybody_whom_it_is_published_to()
    {
        var office = await Lawful.Open(db);
        await Drafts(office, await Chosen(office));
        Assert.Null(await new Agreements(office.Database).Read(await office.Seen(Emil), Agreed, default));
        Assert.Empty(await new Agreements(office.Database).All(await office.Seen(Emil), default));
        await office.And(
            (now, at) => new SignAgreement(Agreed, 1, now.Agreements[Agreed].Digest, Side.Employer, null, Sonja.Is(), at),
            (now, at) => new SignAgreement(Agreed, 1, now.Agreements[Agreed].Digest, Side.Body, null, Walter.Is(), at),
            (now, at) => new PutInForce(Agreed, InstrumentForm.PaperSigned, now.Day(at), [new(Side.Employer, Id.Text(743)), new(Side.Body, Id.Text(744))], Audience.OfProject, Acts.Reported(at, 64), Olga.Is(), at));

        var read = await Read(office, Emil);
        Assert.Equal(AgreementState.InForce, read.State);
        Assert.Single(read.Versions);
        Assert.Equal(read.Agreement.InForce!.From.AddMonths(6), read.Promises.First(p => p.Promise.EveryMonths == 6).CheckOn); // it is in force
        office.At = office.At.AddDays(200);
        Assert.Equal(read.Agreement.InForce.From.AddMonths(12), (await Read(office, Emil)).Promises.First(p => p.Promise.EveryMonths == 6).CheckOn);
    }

    [Fact]
    public async Task A_promise_that_became_a_commitment_says_so()
    {
        var office = await Lawful.Open(db);
        await Drafts(office, await Chosen(office));
        var (promise, id) = ((await Read(office, Olga)).Promises[1], new CommitmentId(Id.Guid(0xC3, 7)));
        var kept = new Typed("de");
        Assert.IsType<Outcome.Done>(await office.Do(new MakeCommitment(id, kept.Add(promise.Promise.What), Agreed, null, Olga, promise.CheckOn, Audience.OfProject, Olga.Is(), office.At), kept));
        Assert.Equal([1], (await Read(office, Olga)).Promises.Select((p, i) => (p.Made, i)).Where(p => p.Made == id).Select(p => p.i));
    }

    [Fact]
    public async Task Its_document_says_which_version_it_is_and_in_which_form_it_is_signed()
    {
        var office = await Lawful.Open(db);
        await Drafts(office, await Chosen(office));
        var view = await office.Seen(Walter);
        var read = await Read(office, Walter);
        var opened = await Opened.Of(Agreements.Paper(view, read, 1)!);   // the version is there
        Assert.Empty(opened.Faults);
        Assert.Contains(read.Now.Digest.Hex, opened.Header);
        Assert.Contains("In der Form: Betriebsvereinbarung", opened.Text);
        Assert.Contains(Texts.In("de").DocumentDraft, opened.Text);
        Assert.Contains(Texts.In("de").DocumentSignature, opened.Text);
        Assert.Null(Agreements.Paper(view, read, 2));
    }

    [Fact]
    public async Task A_text_that_came_from_elsewhere_is_shown_as_it_is()
    {
        var office = await Lawful.Open(db);
        var kept = new Typed("de");
        var view = await office.Seen(Olga);
        Assert.IsType<Outcome.Done>(await office.Do(new DraftAgreement(Agreed, view.Checkpoints(Right), 0, "de", kept.Add("Betriebsvereinbarung\n\nEs gilt das Gesprochene."),
            [new("own-1", ImmutableSortedDictionary<string, ContentRef>.Empty, kept.Add("alles"))], Nothing, null, Olga.Is(), view.Now), kept));
        var read = await Read(office, Olga);
        Assert.Contains("Betriebsvereinbarung\nEs gilt das Gesprochene.", (await Opened.Of(Agreements.Paper(await office.Seen(Olga), read, 1)!)).Text); // the version is there
        Assert.Empty(read.Promises);
        Assert.Null(await new AgreementDrafts(office.Database).Reopen(await office.Seen(Olga), read.Agreement, default));
    }

    [Fact]
    public void A_described_system_goes_by_its_name_and_not_by_the_form_in_which_it_is_kept() =>
        Assert.Equal("Sichtung, 4.2, Talentwerk", SystemName.Of("{\"name\":\"Sichtung\",\"vendor\":\"Talentwerk\",\"version\":\"4.2\",\"function\":\"x\",\"dataCategories\":[]}"));
}
