using System.Xml;

namespace Trust.App;

/// <summary>What stands on every page: above, what it is a version of and its digest; below, the page.</summary>
static class DocxFrame
{
    public static void Header(XmlWriter x, Paper paper)
    {
        x.Root("hdr");
        x.Paragraph("Header", paper.Head);
        x.Paragraph("Header", $"SHA-256 {paper.Digest.Hex}");
        x.End();
    }

    public static void Footer(XmlWriter x)
    {
        x.Root("ftr");
        x.Open("p");
        x.Open("pPr");
        x.Mark("pStyle", ("val", "Footer"));
        x.End();
        Field(x, "PAGE");
        x.Run(" / ");
        Field(x, "NUMPAGES");
        x.End();
        x.End();
    }

    static void Field(XmlWriter x, string name)
    {
        x.Open("fldSimple");
        x.Attribute("instr", name);
        x.Run("1");                                          // until a program counts the pages
        x.End();
    }
}
