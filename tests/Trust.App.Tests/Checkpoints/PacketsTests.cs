using Trust.App.Tests.Documents;
using Trust.App.Tests.Ground;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Checkpoints;

public sealed class PacketsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_packet_is_printed_with_everything_the_law_lists_for_both_sides_only()
    {
        var office = await Lawful.Open(db);
        await office.Until(p => p.Checkpoints.Values.Any(c => c.Packet is not null));
        var (view, packets) = (await office.Seen(Walter), new Packets(office.Database));
        var handed = view.Project.Checkpoints.Values.First(c => c.Packet is not null);
        var packet = handed.Packet!;                                     // chosen by it

        var read = await Opened.Of((await packets.Paper(view, handed.Id, default))!); // Walter is the body's chair
        Assert.Empty(read.Faults);
        Assert.Contains(packet.Digest.Hex, read.Header);
        Assert.Equal(PacketList.Of(view.Project, handed).Length + 1, read.Headings(1).Count);   // and the list itself
        Assert.Contains($"Beteiligungsunterlagen zu {view.Text(view.Project.Title)}", read.Text);
        Assert.Contains(view.Project.Rules.Law.Find(handed.Right)!.Law.Statute.Replace(" nos. ", " Nr. ").Replace(" no. ", " Nr. "), read.Text);
        Assert.All(packet.Pieces.Where(p => p.Evidence is not null), p => Assert.Contains(view.Project.Rules.Item(p.Evidence!.Value.Stage, p.Evidence.Value.Item)!.Name.In("de"), read.Text)); // the workflow asks for it
        Assert.All(packet.Pieces.SelectMany(p => p.Files), f => Assert.Contains(f.Digest.Hex, read.Text));
        Assert.Contains("text ", read.Text);

        Assert.Null(await packets.Paper(await office.Seen(Emil), handed.Id, default));
        Assert.Null(await packets.Paper(view, view.Project.Checkpoints.Values.First(c => c.Packet is null).Id, default));
    }
}
