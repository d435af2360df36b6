using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A project's refusals, blockers and turns in the reader's language: codes become sentences, items and parties their names.</summary>
public sealed record Wording(ProjectView View, Texts Texts)
{
    public string Say(Blocker blocker) => Texts.Of(blocker.Code, Named(blocker.Facts));

    public string Say(Refusal refusal) => Texts.Of(refusal.Code, Named(refusal.Facts));

    public string Say(EarlyWarning warning) => Texts.Of(warning.Code, Named(warning.Facts));

    /// <summary>Whose turn it is: a party, a role, or a person by name where the reader may know it.</summary>
    public string Who(Blocker blocker) => blocker switch
    {
        { Who: { } party } => Party(party),
        { Role: { } role } => Texts.Word(role),
        { Person: { } person } when View.Reader.PersonId == person => Texts.TurnYou,
        { Person: { } person } when !blocker.Code.StartsWith("objection.", StringComparison.Ordinal) => View.Name(person) ?? Texts.Word(ProjectRole.Owner),
        _ => Texts.TurnRaiser,
    };

    public string Party(PartyId party) => View.PartyName(party, Texts);

    public string Item(EvidenceRef item) => View.Project.Rules.Item(item.Stage, item.Item)?.Name.In(Texts.Language) ?? item.Item;

    /// <summary>A milestone by the workflow's name, or the one that a person gave it.</summary>
    public string Milestone(MilestoneId id) => View.Project.Milestones[id] is var milestone && milestone.Rule is { } rule
        ? View.Project.Rules.Milestones.FirstOrDefault(m => m.Key == rule)?.Name.In(Texts.Language) ?? rule
        : View.Text(milestone.Title) ?? Texts.FormNone;

    /// <summary>A right by its subject, as its law's file words it; the fact says pack and right.</summary>
    public string Right(string fact) => RightOf(fact)?.Subject.In(Texts.Language) ?? fact;

    public string Right(CheckpointId checkpoint) => View.Project.Checkpoints.GetValueOrDefault(checkpoint) is { } known ? Right(known.Right.ToString()) : Texts.FormNone;

    /// <summary>A piece of a packet: the stage's item by its name, a content that only the law names by its question.</summary>
    public string Piece(CheckpointId checkpoint, string key) => key.Split('/') is [var stage, var item] && Kebab.TryParse<Stage>(stage, out var at) ? Item(new(at, item))
        : View.Project.Checkpoints.GetValueOrDefault(checkpoint) is { } known && Content(known.Right.ToString(), key) is var asks && asks != key ? asks : Texts.DocumentFurther;

    /// <summary>A content of a packet that only the law names, by its question.</summary>
    string Content(string? right, string key) => right is null || RightOf(right) is not { } known ? key
        : View.Project.Rules.Law.Find(right.Split('/')[0])!.PacketOf(known).FirstOrDefault(i => i.Key == key)?.Asks?.In(Texts.Language) ?? key; // a known right has its pack

    Right? RightOf(string fact) => fact.Split('/') is [var pack, var right] ? View.Project.Rules.Law.Find(new RightRef(pack, right)) : null;

    /// <summary>A citation as lawyers of the reader's language write it.</summary>
    public string Law(string citation) => Citations.In(Texts, citation);

    public string Kpi(string key) => View.Project.Rules.Kpi(key)?.Name.In(Texts.Language) ?? key;

    /// <summary>A figure with its unit, as a reader says it: 62 %, 4.2 of 5, 3 weeks.</summary>
    public string Figure(KpiRule rule, decimal value) => rule.Unit switch
    {
        "percent" => Texts.KpiUnitPercent(value),
        "points-of-5" => Texts.KpiUnitPointsOf5(value),
        "weeks" => Texts.KpiUnitWeeks(value),
        "per-user" => Texts.KpiUnitPerUser(value),
        _ => Texts.Number(value),
    };

    public string Target(KpiRule rule, KpiTarget target) => target.To is { } to ? Texts.KpiRange(Texts.Number(target.Value), Figure(rule, to)) : Figure(rule, target.Value);

    public string Site(SiteId site) => View.Text(View.Project.Sites[site].Name) ?? Texts.FormNone;

    /// <summary>True when the reader is the one whose turn it is.</summary>
    public bool IsYours(Blocker blocker) => IsTurnOf(View.Project, View.Reader, View.Now, blocker);

    public static bool IsTurnOf(Project project, Actor reader, DateTimeOffset now, Blocker blocker) => blocker switch
    {
        { Person: { } person } => reader.PersonId == person,
        { Who: { } party } => project.SpeaksFor(party, reader, now),
        { Role: ProjectRole.Owner } => project.IsRunBy(reader),
        { Role: { } role } => project.IsIn(reader, role),
        _ => false,
    };

    IReadOnlyList<Fact> Named(IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        var stage = all.FirstOrDefault(f => f.Name == "stage").Value;
        return [.. all.Select(f => f.Name switch
        {
            "item" when Kebab.TryParse<Stage>(stage, out var s) => f with { Value = Item(new(s, f.Value)) },
            "party" when new PartyId(f.Value) is var party && View.Project.Knows(party) => f with { Value = Party(party) },
            "parties" => f with { Value = Texts.List(f.Value.Split(' ').Select(p => new PartyId(p)).Where(View.Project.Knows).Select(Party)) },
            "kpis" => f with { Value = Texts.List(f.Value.Split(' ').Select(Kpi)) },
            "kpi" => f with { Value = Kpi(f.Value) },
            "right" => f with { Value = Right(f.Value) },
            "content" => f with { Value = Content(all.FirstOrDefault(r => r.Name == "right").Value, f.Value) },
            "number" => f with { Value = View.Project.Rules.Figures.FirstOrDefault(n => n.Key == f.Value)?.Name.In(Texts.Language) ?? f.Value },
            _ => f,
        })];
    }
}
