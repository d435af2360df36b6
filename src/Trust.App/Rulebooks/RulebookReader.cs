using System.Collections.Immutable;
using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Text;
using static Trust.App.Rulebooks.Sourced;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Rulebooks;

/// <summary>Turns a workflow file into a rulebook, or says everything that is wrong with it.</summary>
public sealed class RulebookReader(JsonSchema schema)
{
    public (Rulebook? Rulebook, ImmutableArray<Fault> Faults) Read(string file, ReadOnlyMemory<byte> utf8) => Sourced.Read(schema, file, utf8, RulebookChecks.Of, Rulebook);

    static Rulebook Rulebook(JsonTree file) => new(
        file["key"].Text,
        (int)file["version"].Number,
        Text(file["name"]),
        All(file["groups"], Word<Group>),
        All(file["stages"], Stage),
        All(file["locks"], Lock),
        All(file["milestones"], Milestone),
        Reminders(file["reminders"]),
        All(file["kpis"], Kpi),
        All(file["changes"], Change))
    {
        Figures = All(file["figures"], f => new FigureRule(f["key"].Text, Text(f["name"]))),
    };

    static StageRules Stage(JsonTree stage) => new(
        Word<Stage>(stage["stage"]),
        Text(stage["closes"]),
        All(stage["evidence"], Evidence),
        All(stage["parties"], p => new PartyRule(Word<Group>(p["group"]), Word<Strength>(p["strength"]))));

    static EvidenceRule Evidence(JsonTree item) => new(
        item["key"].Text,
        Text(item["name"]),
        Text(item["asks"]),
        item["required"].IsTrue,
        Word<Group>(item["from"]),
        Word<Group>(item["to"]),
        All(item["reliedOnBy"], Word<Group>),
        All(item["numbers"], n => n.Text),
        item["file"].IsTrue,
        item["waivable"].IsTrue,
        [.. item["basis"].Members.Select(b => new Basis(b.Name, All(b.Value, s => s.Text)))]);

    static LockRules Lock(JsonTree rules) => new(
        Word<Lock>(rules["lock"]),
        Word<Stage>(rules["after"]),
        All(rules["gates"], Word<Stage>),
        All(rules["evidence"], e => Reference(e.Text)),
        Word<Stage>(rules["rightsAt"]),
        rules["needsOutcome"].IsTrue);

    static MilestoneRule Milestone(JsonTree milestone) => new(
        milestone["key"].Text,
        Text(milestone["name"]),
        Word<Stage>(milestone["stage"]),
        Word<Group>(milestone["from"]),
        (int?)milestone.Find("week")?.Number,
        (int?)milestone.Find("monthsInUse")?.Number,
        milestone["notBefore"] is { Kind: JsonValueKind.String } gate ? Word<Lock>(gate) : null,
        milestone.Find("touchesJobs") is { IsTrue: true },
        milestone.Find("yearly") is { IsTrue: true });

    static ReminderRules Reminders(JsonTree rules) => new(
        All(rules["milestoneDaysBefore"], d => (int)d.Number),
        (int)rules["overdueEveryDays"].Number,
        (int)rules["overdueAtMost"].Number,
        (int)rules["gateRemindWorkingDays"].Number,
        (int)rules["gateDeputyWorkingDays"].Number,
        (int)rules["gateOwnerWorkingDays"].Number,
        (int)rules["objectionAcknowledgeDays"].Number,
        (int)rules["objectionAnswerDays"].Number,
        (int)rules["objectionSilentDays"].Number,
        (int)rules["objectionReminders"].Number);

    static KpiRule Kpi(JsonTree kpi) => new(
        kpi["key"].Text,
        Text(kpi["name"]),
        Text(kpi["definition"]),
        kpi["direction"].Text,
        kpi["unit"].Text,
        kpi.Find("target")?.Number,
        kpi.Find("targetTo")?.Number,
        (int)kpi["cadenceDays"].Number)
    { Kind = kpi.Find("kind") is { } kind ? Word<KpiKind>(kind) : KpiKind.Objective };

    static ChangeRule Change(JsonTree change) => new(
        Word<ChangeKind>(change["kind"]),
        Word<ChangeClass>(change["atLeast"]),
        All(change["questions"], q => new ChangeQuestion(
            q["key"].Text, Text(q["text"]), Word<ChangeClass>(q["yes"]), All(q["reopens"], Word<Stage>))));

    /// <summary><c>security/dpia</c>: the stage, then the item's key.</summary>
    internal static EvidenceRef Reference(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new(Kebab.Parse<Stage>(text[..slash]), text[(slash + 1)..]);
    }

    static T Word<T>(JsonTree word) where T : struct, Enum => Kebab.Parse<T>(word.Text);
}
