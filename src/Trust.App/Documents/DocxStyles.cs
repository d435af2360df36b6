using System.Xml;

namespace Trust.App;

/// <summary>How our documents look, and in which language a program checks their spelling.</summary>
static class DocxStyles
{
    /// <param name="Before">Space above, in twentieths of a point; sizes are in half points.</param>
    sealed record Look(string Id, string Name, int Size, bool Bold = false, int Before = 0, int After = 120, int Hanging = 0, int Left = 0, int? Outline = null, string? Colour = null);

    static readonly Look[] Looks =
    [
        new("Title", "Title", 36, Bold: true, After: 240),
        new("Heading1", "heading 1", 26, Bold: true, Before: 320, Outline: 0),
        new("Heading2", "heading 2", 22, Bold: true, Before: 240, Outline: 1),
        new("Heading3", "heading 3", 21, Bold: true, Before: 160, After: 60, Outline: 2),
        new("Numbered", "Numbered", 21, Hanging: 709, Left: 709),
        new("Point", "Point", 21, After: 60, Hanging: 425, Left: 1134),
        new("Remark", "Remark", 18, Colour: "595959"),
        new("TableHead", "Table Head", 19, Bold: true, Before: 40, After: 40),
        new("TableCell", "Table Cell", 19, Before: 40, After: 40),
        new("Header", "header", 15, After: 0, Colour: "595959"),
        new("Footer", "footer", 15, After: 0, Colour: "595959"),
    ];

    public static void Write(XmlWriter x, string languageTag)
    {
        x.Root("styles");
        x.Open("docDefaults");
        x.Open("rPrDefault");
        x.Open("rPr");
        x.Mark("rFonts", ("ascii", "Arial"), ("hAnsi", "Arial"), ("cs", "Arial"));
        x.Mark("sz", ("val", "21"));
        x.Mark("lang", ("val", languageTag));
        x.End();
        x.End();
        x.Open("pPrDefault");
        x.Open("pPr");
        x.Mark("spacing", ("after", "120"), ("line", "276"), ("lineRule", "auto"));
        x.End();
        x.End();
        x.End();

        Begin(x, "paragraph", "Normal", "Normal", isDefault: true);
        x.End();
        foreach (var look in Looks) Style(x, look);
        Table(x);
        x.End();
    }

    public static void Settings(XmlWriter x)
    {
        x.Root("settings");
        x.Open("compat");
        x.Mark("compatSetting", ("name", "compatibilityMode"), ("uri", "http://schemas.microsoft.com/office/word"), ("val", "15"));
        x.End();
        x.End();
    }

    static void Style(XmlWriter x, Look look)
    {
        Begin(x, "paragraph", look.Id, look.Name);
        x.Mark("basedOn", ("val", "Normal"));
        x.Mark("qFormat");
        x.Open("pPr");
        if (look.Outline is not null) x.Mark("keepNext");
        x.Mark("spacing", ("before", $"{look.Before}"), ("after", $"{look.After}"));
        if (look.Left > 0) x.Mark("ind", ("left", $"{look.Left}"), ("hanging", $"{look.Hanging}"));
        if (look.Outline is { } level) x.Mark("outlineLvl", ("val", $"{level}"));
        x.End();
        x.Open("rPr");
        if (look.Bold) x.Mark("b");
        if (look.Colour is { } colour) x.Mark("color", ("val", colour));
        x.Mark("sz", ("val", $"{look.Size}"));
        x.End();
        x.End();
    }

    static void Table(XmlWriter x)
    {
        Begin(x, "table", "TableGrid", "Table Grid");
        x.Open("tblPr");
        x.Open("tblBorders");
        foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" }) x.Mark(side, ("val", "single"), ("sz", "4"), ("space", "0"), ("color", "8C8C8C"));
        x.End();
        x.Open("tblCellMar");
        x.Mark("left", ("w", "108"), ("type", "dxa"));
        x.Mark("right", ("w", "108"), ("type", "dxa"));
        x.End();
        x.End();
        x.End();
    }

    static void Begin(XmlWriter x, string type, string id, string name, bool isDefault = false)
    {
        x.Open("style");
        x.Attribute("type", type);
        if (isDefault) x.Attribute("default", "1");
        x.Attribute("styleId", id);
        x.Mark("name", ("val", name));
    }
}
