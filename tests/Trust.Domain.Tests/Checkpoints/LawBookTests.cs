using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Checkpoints.Laws;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class LawBookTests
{
    static readonly Right Planning = Right("de-90", Strength.Consult, [], At(Stage.Relevance));
    static readonly LawPack First = Pack("DE", Planning), Second = Pack("DE", Planning with { Strength = Strength.Consent }) with { Version = 2 };
    static readonly LawBook Book = new([Second, First]);

    [Fact]
    public void A_checkpoint_finds_the_right_it_began_with_and_a_new_one_takes_the_newest()
    {
        Assert.Equal(("de.1", "de.1/de-90"), (First.Id, First.Ref(Planning).ToString()));
        Assert.Equal(Strength.Consult, Book.Find(new RightRef("de.1", "de-90"))?.Strength);
        Assert.Equal(Strength.Consent, Book.Latest("DE")?.Right("de-90")?.Strength);
        Assert.Null(Book.Find(new RightRef("de.3", "de-90")));
        Assert.Null(Book.Find(new RightRef("de.1", "de-91")));
        Assert.Equal([First, Second], Book.All.AsEnumerable());
    }

    [Fact]
    public void A_packet_holds_the_rights_own_list_and_what_every_packet_of_the_pack_holds()
    {
        var (common, own, firmer) = (Item("a", false), Item("b", true), Item("a", true));
        var right = Planning with { Packet = [own, firmer] };
        Assert.Equal([own, firmer], (Pack("DE", right) with { Packet = [common] }).PacketOf(right).AsEnumerable());
        Assert.Equal([own, common], (Pack("DE", right) with { Packet = [common] }).PacketOf(right with { Packet = [own] }).AsEnumerable());
    }

    [Fact]
    public void A_remedy_hangs_on_its_rights_or_on_the_whole_pack()
    {
        Remedy Of(string id, params string[] rights) => new(id, RemedyRole.Remedy, [.. rights], Said("when"), Said("gives"), Clock(ClockKind.Court, 2, Trust.Domain.Calendars.PeriodUnit.Weeks), Statute, []);
        var pack = First with { Remedies = [Of("one", "de-90"), Of("other", "de-87"), Of("all")] };
        Assert.Equal(["one", "all"], pack.RemediesOf(Planning).Select(r => r.Id));
    }

    [Fact]
    public void A_local_word_is_said_in_a_language_of_its_country()
    {
        var ondernemingsraad = new LocalTerm(ImmutableSortedDictionary<string, string>.Empty.Add("nl", "ondernemingsraad").Add("fr", "conseil d’entreprise"), Said("works council"));
        Assert.Equal(("ondernemingsraad", "conseil d’entreprise"), (ondernemingsraad.In("nl"), ondernemingsraad.In("de")));
    }

    static PacketItem Item(string key, bool mandatory) => new(key, null, Said(key), mandatory, null);
}
