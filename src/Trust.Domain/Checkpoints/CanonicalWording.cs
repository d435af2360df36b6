using System.Globalization;
using System.Text;
using Trust.Domain.Text;

namespace Trust.Domain.Checkpoints;

public sealed partial record AgreementWording
{
    const string Format = "trust.agreement-text.1";

    /// <summary>Everything that is agreed on, a line each: what it is, then its values, with tabs between. This is the text that is kept and that both sides sign over.
    /// No value holds a tab or a line break, so texts that differ never share it, and <see cref="Read"/> gives the words back, whatever a later library says.</summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder(Format).Append('\n');
            Line("library", Library);
            Line("language", Language);
            Line("title", Title);
            foreach (var party in Parties) Line("party", party);
            foreach (var clause in Clauses)
            {
                Line("clause", clause.Key, clause.Number, clause.Title);
                foreach (var paragraph in clause.Paragraphs)
                {
                    Line("paragraph", paragraph.Number, paragraph.Text);
                    foreach (var point in paragraph.Points) Line("point", point);
                }
                foreach (var promise in clause.Promises) Line("promise", promise.Key, Kebab.Of(promise.Who), $"{promise.EveryMonths}", promise.What);
            }
            return text.ToString();

            void Line(params ReadOnlySpan<string> values) => text.AppendJoin('\t', values).Append('\n');
        }
    }

    /// <summary>The words of a text that was kept; null where it was not written by <see cref="Canonical"/>. Gaps belong to the choosing and not to the words.</summary>
    public static AgreementWording? Read(string canonical)
    {
        var lines = canonical.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        return lines is [[Format], ["library", var library], ["language", var language], ["title", var title], .. var rest]
            ? rest.Aggregate((AgreementWording?)new AgreementWording(library, language, title, [], []), (text, line) => text?.With(line))
            : null;
    }

    AgreementWording? With(string[] line) => line switch
    {
        ["party", var party] => this with { Parties = Parties.Add(party) },
        ["clause", var key, var number, var name] => this with { Clauses = Clauses.Add(new(key, number, name, [], [], [])) },
        ["paragraph", var number, var words] when !Clauses.IsEmpty => Last(c => c with { Paragraphs = c.Paragraphs.Add(new(number, words, [])) }),
        ["point", var point] when Clauses is [.., { Paragraphs: [.., var last] }] =>
            Last(c => c with { Paragraphs = c.Paragraphs.SetItem(c.Paragraphs.Length - 1, last with { Points = last.Points.Add(point) }) }),
        ["promise", var key, var who, var months, var what] when !Clauses.IsEmpty && Kebab.TryParse<Group>(who, out var group) =>
            Last(c => c with { Promises = c.Promises.Add(new(c.Key, key, group, what, int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var every) ? every : null)) }),
        _ => null,
    };

    AgreementWording Last(Func<ClauseText, ClauseText> change) => this with { Clauses = Clauses.SetItem(Clauses.Length - 1, change(Clauses[^1])) };
}
