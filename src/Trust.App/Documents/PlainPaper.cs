using System.Diagnostics;

namespace Trust.App;

/// <summary>A document as plain text: what is kept as the text of evidence, compared between revisions, and read where nothing else can be shown.</summary>
public static class PlainPaper
{
    public static string Write(IEnumerable<Block> blocks) => string.Join('\n', blocks.SelectMany(Lines)).Trim();

    static IEnumerable<string> Lines(Block block) => block switch
    {
        Block.Heading { Level: 1 } heading => ["", heading.Text],
        Block.Heading heading => [heading.Text],
        Block.Paragraph paragraph => [paragraph.Text],
        Block.Remark remark => [remark.Text],
        Block.Numbered numbered => [$"{numbered.Number} {numbered.Text}"],
        Block.Points points => points.Items.Select(p => $"– {p}"),
        Block.Table table => table.Rows.Select(row => $"– {string.Join("; ", table.Head.Zip(row, (head, cell) => $"{head}: {cell}"))}"),
        _ => throw new UnreachableException($"block {block.GetType().Name}"),
    };
}
