using System.Text;

namespace Trust.App;

/// <summary>A letter as plain text, one sentence or address a line; whoever sends it folds the lines.</summary>
static class LetterText
{
    public static string Write(LetterWords letter)
    {
        var text = new StringBuilder();
        void Say(params ReadOnlySpan<string?> lines)
        {
            foreach (var line in lines)
                if (line is not null) text.Append(line).Append('\n');
            text.Append('\n');
        }

        Say(letter.Heading);
        Say(letter.Track.Line, letter.Track.Spoken);
        Say(letter.Lead, letter.Aside);
        Say(letter.Button + ":", letter.Link.AbsoluteUri);
        foreach (var part in letter.Parts) Say([part.Label, .. part.Lines.Select(l => "- " + l)]);
        Say(letter.Why, letter.OffLink is null ? letter.Off : letter.Off + ":", letter.OffLink?.AbsoluteUri);
        if (letter.Ask is { } ask) Say([ask.Label + ":", .. ask.Lines]);
        return text.Append(letter.Privacy).Append('\n').ToString();
    }
}
