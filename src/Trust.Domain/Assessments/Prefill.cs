using System.Collections.Immutable;
using System.Diagnostics;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;

namespace Trust.Domain.Assessments;

/// <summary>Something the project already says to a question of an assessment.</summary>
public abstract record Known
{
    /// <summary>Whether it may be taken over into what is given to that audience: nothing reaches others by being said again.</summary>
    public bool Fits(Audience audience) => this switch
    {
        Given given => Fits(given.Audience, audience),
        Position position => Fits(position.Audience, audience),
        _ => true,
    };

    static bool Fits(Audience from, Audience to) => from.Kind is AudienceKind.Everyone or AudienceKind.Project
        || from.Kind == to.Kind && from.Parties.SequenceEqual(to.Parties) && (from.Until is null || to.Until <= from.Until);

    /// <summary>Words that somebody typed, and what is known beside them, such as a site's name and its country.</summary>
    public sealed record Typed(ContentRef Text, Reason? Beside) : Known;

    /// <summary>What the project knows as a word, a figure or a day; the code is its text key.</summary>
    public sealed record Said(Reason What) : Known;

    /// <summary>Evidence as it was at the revision named.</summary>
    /// <param name="On">The day on which it came about, or was given.</param>
    public sealed record Given(EvidenceRef Item, int Revision, DateOnly On, ContentRef? Text, ImmutableArray<FileRef> Files, Audience Audience) : Known;

    /// <summary>What a body or the employees said themselves.</summary>
    public sealed record Position(PartyId Party, PositionKind Kind, DateOnly On, ContentRef? Text, Audience Audience) : Known;
}

/// <summary>Fills in an assessment what the project knows already, so that nobody types it twice. It proposes; whoever answers decides.</summary>
public static class Prefill
{
    /// <summary>By question, what the reader may see of it; questions on which the project knows nothing are left out.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<Known>> Of(Project project, AssessmentForm form, Actor reader, DateTimeOffset at) =>
        form.Questions.Select(q => (q.Key, Known: q.Facts.SelectMany(f => Of(project, f, reader, at)).Concat(q.Evidence.SelectMany(e => Of(project, e, reader, at))).ToImmutableArray()))
            .Where(q => !q.Known.IsEmpty)
            .ToImmutableSortedDictionary(q => q.Key, q => q.Known, StringComparer.Ordinal);

    static IEnumerable<Known> Of(Project project, ProjectFact fact, Actor reader, DateTimeOffset at) => fact switch
    {
        ProjectFact.Title => [new Known.Typed(project.Title, null)],
        ProjectFact.Purpose => project.Purpose is { } purpose ? [new Known.Typed(purpose, null)] : [],
        ProjectFact.AiSystem => project.AiSystem is { } system ? [new Known.Typed(system, null)] : [],
        ProjectFact.Decides => project.Decides is Decides.NotSaid ? [] : [Said("assessment.system-decides", Fact.Of("decides", project.Decides))],
        ProjectFact.Employers => project.Sites.Values.Select(s => s.Employer).Distinct().Select(e => new Known.Typed(e, null)),
        ProjectFact.Sites => project.Sites.Values.Select(s => new Known.Typed(s.Name, new("assessment.site", [Fact.Of("country", s.Country), Fact.Of("n", s.Headcount)]))),
        ProjectFact.AffectedEmployees => project.AffectedEmployees > 0 ? [Said("assessment.affected", Fact.Of("n", project.AffectedEmployees))] : [],
        ProjectFact.StartsOn => [Said("assessment.starts-on", Fact.Of("on", project.StartsOn))],
        ProjectFact.Bodies => project.Bodies.Values.Select(b => new Known.Typed(b.LocalName, new("assessment.body", [Fact.Of("level", b.Level)]))),
        ProjectFact.Positions => project.Checkpoints.Values.Select(c => (c.Party, Said: CheckpointStanding.PositionOf(project, c)))
            .Where(p => p.Said is { } said && CheckpointAudience.MayRead(project, p.Party, said.Audience, reader, at))
            .Select(p => new Known.Position(p.Party, p.Said!.Kind, p.Said.On, p.Said.Text, p.Said.Audience)), // it was found above
        _ => throw new UnreachableException($"fact {fact}"),
    };

    static IEnumerable<Known> Of(Project project, EvidenceRef item, Actor reader, DateTimeOffset at) =>
        project.Item(item) is { State: EvidenceState.Given } given && AudienceRule.MayRead(project, given.Audience, reader, at)
            ? [new Known.Given(item, given.Revision, given.HappenedOn ?? project.Day(given.At), given.Text, given.Files, given.Audience)]
            : [];

    static Known.Said Said(string code, Fact fact) => new(new(code, [fact]));
}
