using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What a step of a checkpoint may need; each form uses its own part of it.</summary>
public sealed record StepForm
{
    public string? Text { get; set; }
    public DateOnly? On { get; set; }
    public DateOnly? AnswersBy { get; set; }
    public DateOnly? FiledOn { get; set; }
    public int Version { get; set; }
    public string? Kind { get; set; }
    public string? Audience { get; set; }
    public List<string> Items { get; set; } = [];
    public OutsideForm Outside { get; set; } = new();

    /// <summary>The fields without which there is no command to judge.</summary>
    public IEnumerable<string> Missing(string what, bool outside)
    {
        if (what is "competence" or "talks" or "dispute" or "review" && On is null) yield return "on";
        if (what is "date" && AnswersBy is null) yield return "answersBy";
        if (what is "filed" && FiledOn is null) yield return "filedOn";
        if (what is "minutes" && !Kebab.TryParse<OutcomeKind>(Kind, out _)) yield return "kind";
        if (what is "end" && !Kebab.TryParse<DisputeEnd>(Kind, out _)) yield return "kind";
        if (!outside) yield break;
        foreach (var field in Outside.Missing()) yield return $"outside.{field}";
    }

    /// <summary>To be asked when nothing is missing.</summary>
    /// <param name="report">Where somebody else's act is recorded.</param>
    public ProjectCommand Command(string what, CheckpointFrame of, Typed typed, Report? report)
    {
        var (id, by, at) = (of.Is.Id, of.View.Reader, of.View.Now);
        return what switch
        {
            "competence" => new SettleCompetence(id, [.. Items.Select(i => new PartyId(i)).Where(p => p.IsKnownForm)], typed.Optional(Text), On!.Value, by, at),
            "receipt" => new ConfirmReceipt(id, Version, On, AnswersBy, report, by, at),
            "incomplete" => new ReportIncomplete(id, Version, typed.Optional(Text), [.. Items.Where(i => PacketList.Of(of.Project, of.Is).Any(p => p.Key == i))], report, by, at),
            "date" => new NameAnswerDate(id, AnswersBy!.Value, report, by, at),
            "answer" => new AnswerPosition(id, typed.Optional(Text), Readers(of.Is, Audience), by, at),
            "talks" => new OfferTalks(id, On!.Value, by, at),
            "minutes" => new RecordMinutes(id, Kebab.Parse<OutcomeKind>(Kind!), report!, by, at), // its form always asks for it
            "close" => new CloseCheckpoint(id, typed.Optional(Text), by, at),
            "confirm" => new ConfirmHolds(id, [.. Items.Select(Named)], typed.Optional(Text), report, by, at),
            "dispute" => new StartConciliation(id, typed.Optional(Text), On!.Value, FiledOn, by, at),
            "filed" => new StartConciliation(id, typed.Optional(Text), of.Is.Dispute?.From ?? of.View.Today, FiledOn, by, at),
            "end" => new EndConciliation(id, Kebab.Parse<DisputeEnd>(Kind!), report!, by, at), // as above
            "review" => new HoldReview([id], On!.Value, typed.Optional(Text), by, at),
            _ => throw new System.Diagnostics.UnreachableException(what),
        };
    }

    /// <summary>Who reads a position or an answer: everybody in the firm, the project, or the two sides alone.</summary>
    public static Audience Readers(Checkpoint checkpoint, string? chosen) => chosen switch
    {
        "everyone" => new(AudienceKind.Everyone, [], null, null),
        "sides" => new(AudienceKind.Parties, [checkpoint.Party], null, null),
        _ => Domain.Audience.OfProject,
    };

    // what names no evidence names revision 0, which no item has
    static EvidenceAt Named(string value) => value.Split('/') is [var stage, var item, var number] && Kebab.TryParse<Stage>(stage, out var s) && int.TryParse(number, out var revision)
        ? new(new(s, item), revision)
        : default;
}
