using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;

namespace Trust.App;

/// <summary>A reported act as its entry in the journal tells it: what, by which office, when, and the words that were entered with it.</summary>
public sealed record ActRecorded(Wording Words, ReportedAct Act, string Sentence, string By, DateOnly On, string? SaidBy, IReadOnlyList<string> Said)
{
    internal static async Task<ActRecorded?> Read(Session session, Wording words, ActId id, CancellationToken ct)
    {
        var project = words.View.Project;
        var entries = await Entries.Read(session, project.Id, [.. Entries.NamesBeside<GateDecided>(), .. Entries.NamesBeside<PositionTaken>()], ct);
        // a receipt that follows from a position is one act with it, and the position says more
        if (entries.LastOrDefault(e => Reports.In(e.Happened)?.Act == id) is not { Happened: { } happened, Stamp: var stamp }) return null;
        var (sentences, report) = (new Sentences(words), Reports.In(happened)!);     // the entry was found by it
        // the conditions of an approval are entries of their own, made at the same moment
        List<ContentRef> said = [.. Reports.Text(happened) is { } own ? [own] : (ContentRef[])[],
            .. entries.Where(e => e.Stamp == stamp).Select(e => e.Happened).OfType<ConditionSet>().Select(c => c.Text)];
        var texts = await Entries.Texts(session, report.SaidBy is { } spoke ? said.Append(spoke) : said, ct);
        return new(words, project.Acts[id], sentences.Of(happened, stamp), sentences.Who(happened, stamp), project.Day(stamp.At),
            report.SaidBy is { } by ? texts.GetValueOrDefault(by.Id)?.Body : null, [.. said.Select(s => texts.GetValueOrDefault(s.Id)?.Body).OfType<string>()]);
    }
}
