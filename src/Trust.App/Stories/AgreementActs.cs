using System.Collections.Immutable;
using System.Globalization;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App.Stories;

// The acts of a story on agreements, and on what the employer promises.

/// <summary>A right at its gate or lock, as checkpoints are named in files.</summary>
public sealed record StoryRight(string Right, string At, string? For)
{
    internal CheckpointId Of(Moment now) => CheckpointAct.Find(now, Right, At, For)?.Id ?? default;
}

/// <param name="Clause">One of the library, or own-1, own-2 … with <paramref name="Own"/> words.</param>
/// <param name="Slots">A slot that is a day moves with the story.</param>
public sealed record StoryClause(string Clause, ImmutableSortedDictionary<string, string>? Slots, string? Own);

/// <summary>The first draft under a key, or a new version of it.</summary>
public sealed record DraftAgreementAct(string Key, ImmutableArray<StoryRight> Rights, string Title, ImmutableArray<string> Between, ImmutableArray<StoryClause> Clauses) : Act
{
    const string Iso = "yyyy-MM-dd";

    public override ProjectCommand Command(Moment now)
    {
        var (id, library) = (now.Cast.Agreement(Key), ClauseFiles.Latest);
        var chosen = new ChosenAgreement(library.Id, now.Telling.Story.Language, now.Telling.Words(Title), Between, [.. Clauses.Select(c => new ChosenClause(c.Clause,
            (c.Slots ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(s => s.Key, s => Moved(now, s.Value), StringComparer.Ordinal), c.Own is { } own ? now.Telling.Words(own) : null))]);
        return new DraftAgreement(id, [.. Rights.Select(r => r.Of(now))], now.Project.Agreements.GetValueOrDefault(id)?.Version ?? 0, chosen.Language,
            now.Typed.Add(AgreementWording.Of(library, chosen).Canonical), [.. chosen.Clauses.Select(c => Kept(now, c))], AgreementWording.TermOf(library, chosen, new(null, null, null)), null, now.By, now.At);
    }

    static string Moved(Moment now, string slot) => DateOnly.TryParseExact(slot, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? now.Day(day).ToString(Iso, CultureInfo.InvariantCulture) : now.Telling.Words(slot);

    static Clause Kept(Moment now, ChosenClause chosen) => new(chosen.Key, chosen.Own is null
        ? chosen.Slots.ToImmutableSortedDictionary(s => s.Key, s => now.Typed.Add(s.Value), StringComparer.Ordinal)
        : ImmutableSortedDictionary.Create<string, ContentRef>(StringComparer.Ordinal), chosen.Own is { } own ? now.Typed.Add(own) : null);

    public override IEnumerable<string?> Words => [Title];
}

public sealed record SignAgreementAct(string Agreement, Side Side, StoryReport? OnBehalf) : Act
{
    // the actor has read the version that lies there now
    public override ProjectCommand Command(Moment now)
    {
        var standing = now.Project.Agreements.GetValueOrDefault(now.Cast.Agreement(Agreement));
        return new SignAgreement(now.Cast.Agreement(Agreement), standing?.Version ?? 0, standing?.Digest ?? default, Side, now.Report(OnBehalf), now.By, now.At);
    }
}

public sealed record StorySignatory(Side Side, string Name);

public sealed record PutInForceAct(string Agreement, InstrumentForm Form, DateOnly From, ImmutableArray<StorySignatory> Signatories, StoryAudience? Audience, StoryReport Report) : Act
{
    public override ProjectCommand Command(Moment now) => new PutInForce(now.Cast.Agreement(Agreement), Form, now.Day(From), [.. Signatories.Select(s => new Signatory(s.Side, now.Say(s.Name)))],
        now.Audience(Audience), now.Report(Report)!, now.By, now.At); // given, so made
}

public sealed record GiveNoticeAct(string Agreement, Side Side, string? Reason, StoryReport? OnBehalf) : Act
{
    public override ProjectCommand Command(Moment now) => new GiveNotice(now.Cast.Agreement(Agreement), Side, now.Text(Reason), now.Report(OnBehalf), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record HoldReviewAct(ImmutableArray<StoryRight> Rights, DateOnly HeldOn, string? Text) : Act
{
    public override ProjectCommand Command(Moment now) => new HoldReview([.. Rights.Select(r => r.Of(now))], now.Day(HeldOn), now.Text(Text), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}

public sealed record MakeCommitmentAct(string Key, string? Promise, string? Agreement, StoryRight? Right, string Owner, DateOnly CheckOn, StoryAudience? Audience) : Act
{
    public override ProjectCommand Command(Moment now) => new MakeCommitment(now.Cast.Commitment(Key), now.Text(Promise), Agreement is { } agreement ? now.Cast.Agreement(agreement) : null, Right?.Of(now),
        now.Cast.Person(Owner), now.Day(CheckOn), now.Audience(Audience), now.By, now.At);

    public override IEnumerable<string?> Words => [Promise];
}

public sealed record MoveCommitmentAct(string Commitment, string Owner, DateOnly CheckOn, string? Reason) : Act
{
    public override ProjectCommand Command(Moment now) => new MoveCommitment(now.Cast.Commitment(Commitment), now.Cast.Person(Owner), now.Day(CheckOn), now.Text(Reason), now.By, now.At);
    public override IEnumerable<string?> Words => [Reason];
}

public sealed record CheckCommitmentAct(string Commitment, Side Side, Trust.Domain.Checkpoints.Kept Kept, string? Text, DateOnly? Again) : Act
{
    public override ProjectCommand Command(Moment now) => new CheckCommitment(now.Cast.Commitment(Commitment), Side, Kept, now.Text(Text), now.Day(Again), now.By, now.At);
    public override IEnumerable<string?> Words => [Text];
}
