using Trust.Domain;
using Trust.Domain.Deliveries;

namespace Trust.App;

/// <summary>The month in a mail, in the words of the page: what its reader's part asks for, from the same data. What people typed stays on the page.</summary>
static class LetterReport
{
    /// <summary>Management for those with a role too: owner and sponsor answer for the roll-out.</summary>
    public static ReportReader Reader(MailOccasion occasion) => occasion.As switch
    {
        { Body: not null } or { Group: Group.WorksCouncil } => ReportReader.Council,
        { Group: Group.Employees } => ReportReader.Staff,
        _ => ReportReader.Management,
    };

    public static IEnumerable<LetterPart> Parts(MailOccasion occasion)
    {
        if (occasion is not { Kind: MailKind.MonthlyReport, Report: { } report }) return [];
        var (texts, words) = (occasion.Texts, new ReportWords(report, new(occasion.View, occasion.Texts)));
        LetterPart figures = new(texts.AcceptanceFigures, Or(Said(words.Figures), texts.MonthlyNoFigures)), next = new(texts.MonthlyNext, Or(words.Next, texts.MonthlyNoNext));
        return Reader(occasion) switch
        {
            ReportReader.Council => [new(texts.MonthlyPromised, [words.Conditions]), new(texts.MonthlyObjections, Or(Said(words.Objections), texts.MonthlyNoObjections)), figures, next],
            ReportReader.Staff => [new(texts.MonthlyForYou, [words.Changes]), new(texts.MonthlyAnswered, [words.Answered]), next, new(texts.MonthlyObject, [texts.MonthlyObjectSays])],
            _ => [figures, new(texts.MonthlyCase, [words.Case]), next, new(texts.RoiTitle, [words.Return])],
        };
    }

    static IReadOnlyList<string> Or(IReadOnlyList<string> lines, string none) => lines.Count > 0 ? lines : [none];

    static IReadOnlyList<string> Said(IReadOnlyList<ReportLine> lines) => [.. lines.Select(l => l.Says.Length > 0 ? $"{l.Name}: {l.Value}, {l.Says}" : $"{l.Name}: {l.Value}")];
}
