using System.ComponentModel.DataAnnotations;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

public sealed record CompetenceEdit
{
    /// <summary>The bodies that hold the right, so that every site has one.</summary>
    public required IReadOnlyList<PartyId> Competent { get; init; }
    /// <summary>Who answered that: the bodies themselves, a court, counsel.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? AnsweredBy { get; init; }
    [Day]
    public required DateOnly AnsweredOn { get; init; }
}

/// <summary>A content that no stage asks for.</summary>
public sealed record PieceEdit
{
    /// <summary>The key of the law's list, or own-1, own-2 … for anything else.</summary>
    public required string Key { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    [Long(2000)]
    public TypedText? Link { get; init; }
    /// <summary>From POST /projects/{project}/files.</summary>
    [Many(20)]
    public IReadOnlyList<FileId> DocumentIds { get; init; } = [];
}

/// <summary>Evidence that the law's list names comes along by itself, in the revision that stands.</summary>
public sealed record PacketEdit
{
    /// <summary>A language of the sites concerned; else with the day on which the party accepted it.</summary>
    [LanguageCode]
    public required string Language { get; init; }
    [Day]
    public DateOnly? LanguageAcceptedOn { get; init; }
    [Many(50)]
    public IReadOnlyList<PieceEdit> Own { get; init; } = [];
    /// <summary>The day, where it was handed over before it was entered.</summary>
    [Day]
    public DateOnly? On { get; init; }
    /// <summary>In how many working days the employer hopes for an answer; never statutory.</summary>
    [Range(1, 400)]
    public int? TargetDays { get; init; }
    /// <summary>The version that is changed; without it the packet is handed over for the first time.</summary>
    [Range(1, 1_000_000)]
    public int? Version { get; init; }
    /// <summary>Of a change: everything that was said to the old version is asked anew.</summary>
    public bool ClockStartsAgain { get; init; }
    /// <summary>Of a change.</summary>
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }

    internal ProjectCommand Of(CheckpointId id, Asking asking)
    {
        var before = asking.View.Project.Checkpoints.GetValueOrDefault(id)?.Packet?.Pieces ?? [];
        return Version is { } version
            ? new ChangePacket(id, version, Language, LanguageAcceptedOn, [.. Own.Select(Piece)], ClockStartsAgain, asking.Text(Reason), asking.By, asking.At)
            : new HandOverPacket(id, Language, LanguageAcceptedOn, [.. Own.Select(Piece)], On, TargetDays, asking.By, asking.At);

        // what stands already is no new text, so that the difference shows what really changed
        OwnPiece Piece(PieceEdit piece)
        {
            var standing = before.FirstOrDefault(b => b.Key == piece.Key);
            return new(piece.Key, asking.Text(piece.Text, standing?.Text), asking.Text(piece.Link, standing?.Link), [.. piece.DocumentIds.Select(d => asking.Documents[d])]);
        }
    }
}

public sealed record ReplyEdit
{
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    public AudienceEdit? Audience { get; init; }
}

public sealed record TalksEdit
{
    [Day]
    public required DateOnly On { get; init; }
}

public sealed record MinutesEdit
{
    public required OutcomeKind Kind { get; init; }
    public required ReportEdit Report { get; init; }
}

public sealed record EvidenceAtEdit
{
    /// <summary>Stage and item: security/dpia.</summary>
    public required EvidenceRef Item { get; init; }
    [Range(1, 1_000_000)]
    public required int Revision { get; init; }
}

public sealed record ConfirmationEdit
{
    [Many(50)]
    public IReadOnlyList<EvidenceAtEdit> RestsOn { get; init; } = [];
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>By the owner: named counsel said so, with the signed document.</summary>
    public ReportEdit? Counsel { get; init; }
}

/// <summary>A start, or with <c>end</c> and its report an end.</summary>
public sealed record ConciliationEdit
{
    [Long(LongAttribute.Free)]
    public TypedText? Because { get; init; }
    /// <summary>Without a day, today.</summary>
    [Day]
    public DateOnly? On { get; init; }
    /// <summary>The day of an application to a court; it may come later by the same request.</summary>
    [Day]
    public DateOnly? FiledOn { get; init; }
    public DisputeEnd? End { get; init; }
    public ReportEdit? Report { get; init; }
}

public sealed record ReceiptEdit
{
    /// <summary>The packet that the caller saw; without it, the one that the party has now.</summary>
    [Range(1, 1_000_000)]
    public int? Version { get; init; }
    /// <summary>The day on which the party had it, where that was before today.</summary>
    [Day]
    public DateOnly? On { get; init; }
    [Day]
    public DateOnly? AnswersBy { get; init; }
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record IncompleteEdit
{
    /// <summary>The packet that the caller saw; without it, the one that the party has now.</summary>
    [Range(1, 1_000_000)]
    public int? Version { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? What { get; init; }
    /// <summary>Keys of the packet's list, where it is one of those.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record AnswerDateEdit
{
    [Day]
    public required DateOnly AnswersBy { get; init; }
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record PositionEdit
{
    public required PositionKind Position { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
    /// <summary>Each binds this gate or lock, or a later one.</summary>
    [Many(50)]
    public IReadOnlyList<ConditionEdit> Conditions { get; init; } = [];
    /// <summary>The day of the resolution.</summary>
    [Day]
    public DateOnly? ResolvedOn { get; init; }
    /// <summary>The packet that the caller saw, 0 for none; without it, the one that the party has now.</summary>
    [Range(0, 1_000_000)]
    public int? Version { get; init; }
    public AudienceEdit? Audience { get; init; }
    public ReportEdit? OnBehalf { get; init; }
}
