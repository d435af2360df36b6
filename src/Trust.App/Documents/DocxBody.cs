using System.Diagnostics;
using System.Globalization;
using System.Xml;

namespace Trust.App;

/// <summary>The blocks of a paper, one after the other.</summary>
static class DocxBody
{
    const int Width = 9070; // between the margins of an A4 page, in twentieths of a point

    public static void Write(XmlWriter x, Paper paper)
    {
        x.Root("document");
        x.Open("body");
        x.Paragraph("Title", paper.Title);
        foreach (var block in paper.Blocks) Write(x, block);
        x.Open("sectPr");
        x.Reference("headerReference", "header");
        x.Reference("footerReference", "footer");
        x.Mark("pgSz", ("w", "11906"), ("h", "16838"));
        x.Mark("pgMar", ("top", "1418"), ("right", "1418"), ("bottom", "1418"), ("left", "1418"), ("header", "709"), ("footer", "709"), ("gutter", "0"));
        x.End();
        x.End();
        x.End();
    }

    static void Write(XmlWriter x, Block block)
    {
        switch (block)
        {
            case Block.Heading heading: x.Paragraph($"Heading{heading.Level}", heading.Text); break;
            case Block.Paragraph paragraph: x.Paragraph(null, paragraph.Text); break;
            case Block.Remark remark: x.Paragraph("Remark", remark.Text); break;
            case Block.Numbered numbered: x.Paragraph("Numbered", $"{numbered.Number}\t{numbered.Text}"); break;
            case Block.Points points:
                for (var i = 0; i < points.Items.Length; i++) x.Paragraph("Point", $"{Letter(i)})\t{points.Items[i]}");
                break;
            case Block.Table table: Write(x, table); break;
            default: throw new UnreachableException($"block {block.GetType().Name}");
        }
    }

    /// <summary>a to z, then aa, ab and so on.</summary>
    static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter(index / 26 - 1) + Letter(index % 26);

    static void Write(XmlWriter x, Block.Table table)
    {
        var column = (Width / table.Head.Length).ToString(CultureInfo.InvariantCulture);
        x.Open("tbl");
        x.Open("tblPr");
        x.Mark("tblStyle", ("val", "TableGrid"));
        x.Mark("tblW", ("w", Width.ToString(CultureInfo.InvariantCulture)), ("type", "dxa"));
        x.Mark("tblLayout", ("type", "fixed"));
        x.End();
        x.Open("tblGrid");
        foreach (var _ in table.Head) x.Mark("gridCol", ("w", column));
        x.End();
        Row(x, table.Head, column, head: true, tall: false);
        foreach (var row in table.Rows) Row(x, row, column, head: false, table.Tall);
        x.End();
        x.Paragraph(null);                                   // two tables in a row would become one
    }

    static void Row(XmlWriter x, IEnumerable<string> cells, string column, bool head, bool tall)
    {
        x.Open("tr");
        x.Open("trPr");
        x.Mark("cantSplit");
        if (tall) x.Mark("trHeight", ("val", "850"), ("hRule", "atLeast"));
        if (head) x.Mark("tblHeader");
        x.End();
        foreach (var cell in cells)
        {
            x.Open("tc");
            x.Open("tcPr");
            x.Mark("tcW", ("w", column), ("type", "dxa"));
            x.End();
            x.Paragraph(head ? "TableHead" : "TableCell", cell);
            x.End();
        }
        x.End();
    }
}
