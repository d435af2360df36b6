using System.Collections.Immutable;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Text;

namespace Trust.Web.Pages.Gates;

/// <summary>What the owner types about an act outside Trust; each form uses its own part of it.</summary>
public sealed record ReportForm
{
    public Guid Act { get; set; }
    public int Round { get; set; }
    public string? Statement { get; set; }
    public string? Answer { get; set; }
    public string? Comment { get; set; }
    public string? Condition { get; set; }
    public string? Binds { get; set; }
    public DateOnly? Due { get; set; }
    public string? Kind { get; set; }
    public string? Text { get; set; }
    public string? Channel { get; set; }
    public DateOnly? OccurredOn { get; set; }
    public string? SaidBy { get; set; }
    public IFormFile? File { get; set; }
    public DateOnly? On { get; set; }
    public DateOnly? TargetWas { get; set; }
    public string? Reason { get; set; }

    /// <summary>The fields without which there is no command to judge.</summary>
    public IEnumerable<string> Missing(string what)
    {
        if (what is "answer" && !Kebab.TryParse<GateAnswer>(Answer, out _)) yield return "answer";
        if (what is "outcome" && !Kebab.TryParse<OutcomeKind>(Kind, out _)) yield return "kind";
        if (what is "answer" or "outcome" && !Kebab.TryParse<Channel>(Channel, out _)) yield return "channel";
        if (what is "answer" or "outcome" && OccurredOn is null) yield return "occurredOn";
        if (what is "meeting" && On is null) yield return "on";
        if (what is "close" && TargetWas is null) yield return "targetWas";
    }

    /// <summary>To be asked when nothing is missing.</summary>
    public ProjectCommand Command(string what, ReportModel page, Typed typed, ImmutableArray<FileRef> files)
    {
        var (stage, party, by, at) = (page.Stage, page.Asked.Party, page.By, page.At);
        return what switch
        {
            "answer" => new DecideGate(stage, Round, new(Statement ?? ""), party, Kebab.Parse<GateAnswer>(Answer!), typed.Optional(Comment), Conditions(page, typed), Outside(typed, files), by, at),
            "reasoned" => new RecordOutcome(stage, party, OutcomeKind.ReasonedAnswer, typed.Optional(Text), null, by, at),
            "outcome" => new RecordOutcome(stage, party, Kebab.Parse<OutcomeKind>(Kind!), typed.Optional(Text), Outside(typed, files), by, at),
            "meeting" => new OfferMeeting(stage, party, On!.Value, by, at),
            "close" => new CloseWithoutPosition(stage, party, TargetWas!.Value, typed.Optional(Reason), by, at),
            _ => throw new System.Diagnostics.UnreachableException(what),
        };
    }

    Report Outside(Typed typed, ImmutableArray<FileRef> files) =>
        new(new(Act), Kebab.Parse<Channel>(Channel!), OccurredOn!.Value, typed.Optional(SaidBy), files.IsEmpty ? null : files[0]);

    ImmutableArray<NewCondition> Conditions(ReportModel page, Typed typed) => Answer is "approve-with-conditions" && typed.Optional(Condition) is { } text
        ? [new(new(Guid.CreateVersion7()), text, Answering.BoundTo(Binds), Due, page.Frame.Project.Owner)]
        : [];
}
