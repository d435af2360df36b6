using System.Xml;

namespace Trust.App;

/// <summary>The few elements of WordprocessingML that our documents are made of.</summary>
static class Wordprocessing
{
    const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The root of a part.</summary>
    public static void Root(this XmlWriter x, string name)
    {
        x.WriteStartElement("w", name, W);
        x.WriteAttributeString("xmlns", "r", null, R);
    }

    public static void Open(this XmlWriter x, string name) => x.WriteStartElement("w", name, W);

    public static void End(this XmlWriter x) => x.WriteEndElement();

    /// <summary>An element without content, with its attributes.</summary>
    public static void Mark(this XmlWriter x, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        x.Open(name);
        foreach (var (attribute, value) in attributes) x.Attribute(attribute, value);
        x.End();
    }

    public static void Attribute(this XmlWriter x, string name, string value) => x.WriteAttributeString("w", name, W, value);

    /// <summary>A part beside this one: header or footer.</summary>
    public static void Reference(this XmlWriter x, string name, string id)
    {
        x.Open(name);
        x.Attribute("type", "default");
        x.WriteAttributeString("r", "id", R, id);
        x.End();
    }

    public static void Paragraph(this XmlWriter x, string? style, params ReadOnlySpan<string> runs)
    {
        x.Open("p");
        if (style is not null)
        {
            x.Open("pPr");
            x.Mark("pStyle", ("val", style));
            x.End();
        }
        foreach (var run in runs) x.Run(run);
        x.End();
    }

    /// <summary>Text with its line breaks and tabs.</summary>
    public static void Run(this XmlWriter x, string text)
    {
        x.Open("r");
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) x.Mark("br");
            var cells = lines[i].Split('\t');
            for (var j = 0; j < cells.Length; j++)
            {
                if (j > 0) x.Mark("tab");
                x.Open("t");
                x.WriteAttributeString("xml", "space", null, "preserve");
                x.WriteString(cells[j]);
                x.End();
            }
        }
        x.End();
    }

    /// <summary>Without the characters that XML cannot hold, which somebody may have typed all the same.</summary>
    public static string Clean(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())                // a half character pair comes as U+FFFD
            if (rune.Value is '\n' or '\t' || rune.Value is >= ' ' and not (0xFFFE or 0xFFFF)) kept.Append(rune);
        return kept.ToString();
    }
}
