using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Text;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Rulebooks;

/// <summary>What a schema cannot say about a workflow file: that its parts fit together.</summary>
sealed class RulebookChecks(string file, JsonTree book)
{
    readonly List<Fault> faults = [];

    /// <summary>The faults of a file that its schema accepts.</summary>
    public static IEnumerable<Fault> Of(string file, JsonTree book)
    {
        var checks = new RulebookChecks(file, book);
        checks.faults.AddRange(Sourced.Misnamed(file, book));
        checks.Stages();
        checks.Locks();
        checks.Milestones();
        checks.Kpis();
        checks.Changes();
        return checks.faults;
    }

    void Stages()
    {
        InOrder<Stage>(book["stages"], "stage");
        Once(book["figures"].Items.Select(f => f["key"]));
        foreach (var stage in book["stages"].Items)
        {
            Once(stage["evidence"].Items.Select(e => e["key"]));
            Once(stage["parties"].Items.Select(p => p["group"]));
            foreach (var party in stage["parties"].Items) Named(party["group"]);
            foreach (var item in stage["evidence"].Items) Item(item);
        }
    }

    void Item(JsonTree item)
    {
        Named(item["from"]);
        Named(item["to"]);
        foreach (var group in item["reliedOnBy"].Items) Named(group);
        foreach (var number in item["numbers"].Items.Where(n => !book["figures"].Items.Any(f => f["key"].Same(n))))
            Say(number, $"'{number.Text}' is not among the figures, so it has no name to be shown by");
        if (!item["waivable"].IsTrue && !item["required"].IsTrue)
            Say(item["waivable"], $"'{item["key"].Text}' cannot be waived and yet is not required");
    }

    void Locks()
    {
        InOrder<Lock>(book["locks"], "lock");
        foreach (var rules in book["locks"].Items)
        {
            var after = Kebab.Parse<Stage>(rules["after"].Text);
            foreach (var gate in rules["gates"].Items.Append(rules["rightsAt"]).Where(g => Kebab.Parse<Stage>(g.Text) > after))
                Say(gate, $"the lock stands after {rules["after"].Text}, so it cannot wait for {gate.Text}");
            foreach (var reference in rules["evidence"].Items.Where(r => !Exists(RulebookReader.Reference(r.Text))))
                Say(reference, $"no stage asks for '{reference.Text}'");
            if (!Stage(rules["rightsAt"].Text)["parties"].Items.Any(p => p["group"].Text == Kebab.Of(Group.WorksCouncil)))
                Say(rules["rightsAt"], $"works-council is not asked at {rules["rightsAt"].Text}, so no body has a right to be met there");
        }
    }

    void Milestones()
    {
        var milestones = book["milestones"].Items;
        Once(milestones.Select(m => m["key"]));
        foreach (var milestone in milestones.Where(m => m.Find("week") is null == m.Find("monthsInUse") is null))
            Say(milestone.Find("monthsInUse") ?? milestone["key"], "a milestone is planned by week or by monthsInUse, one of the two");
        var weeks = milestones.Select(m => m.Find("week")).OfType<JsonTree>().ToList();
        foreach (var (earlier, later) in weeks.Zip(weeks.Skip(1)).Where(p => p.First.Number > p.Second.Number))
            Say(later, $"week {later.Number} stands after week {earlier.Number}; milestones are written in their order");
    }

    void Kpis()
    {
        Once(book["kpis"].Items.Select(k => k["key"]));
        foreach (var kpi in book["kpis"].Items)
        {
            var (direction, target, to) = (kpi["direction"].Text, kpi.Find("target"), kpi.Find("targetTo"));
            if (direction is "above" or "below" or "between" && target is null) Say(kpi["direction"], $"'{direction}' needs a target");
            if (direction is "rising" or "falling" && target is not null) Say(target, $"'{direction}' is a direction and takes no target");
            if (direction == "between" != to is not null) Say(to ?? kpi["direction"], "targetTo belongs to 'between', and only to it");
            if (target is not null && to is not null && to.Number <= target.Number) Say(to, "targetTo must be above target");
        }
    }

    void Changes()
    {
        InOrder<ChangeKind>(book["changes"], "kind");
        foreach (var question in book["changes"].Items.SelectMany(c => c["questions"].Items))
            if (question["yes"].Text == Kebab.Of(ChangeClass.NewRound) != question["reopens"].Items.Length > 0)
                Say(question["reopens"], "a yes that means a new round names the stages it reopens, any other yes names none");
        foreach (var change in book["changes"].Items) Once(change["questions"].Items.Select(q => q["key"]));
    }

    void InOrder<T>(JsonTree list, string member) where T : struct, Enum
    {
        var found = list.Items.Select(i => i[member].Text).ToList();
        if (!found.SequenceEqual(Kebab.Words<T>()))
            Say(list, $"must hold each {member} once and in this order: {string.Join(", ", Kebab.Words<T>())}; it holds {string.Join(", ", found)}");
    }

    void Once(IEnumerable<JsonTree> keys) => faults.AddRange(Sourced.Once(file, keys));

    void Named(JsonTree group)
    {
        if (!book["groups"].Items.Any(group.Same)) Say(group, $"'{group.Text}' is not among the groups of this workflow");
    }

    bool Exists(EvidenceRef item) => Stage(Kebab.Of(item.Stage))["evidence"].Items.Any(e => e["key"].Text == item.Item);

    // A file without this stage has already been told so.
    JsonTree Stage(string stage) => book["stages"].Items.FirstOrDefault(s => s["stage"].Text == stage) ?? Nothing;

    static readonly JsonTree Nothing = new(JsonValueKind.Object, "$", 1, 1)
    {
        Members = [.. new[] { "evidence", "parties" }.Select(n => new JsonMember(n, 1, 1, new(JsonValueKind.Array, "$", 1, 1)))],
    };

    void Say(JsonTree at, string reason) => faults.Add(at.Fault(file, reason));
}
