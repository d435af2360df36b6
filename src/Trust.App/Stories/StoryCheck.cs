using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Stories;

/// <summary>What a schema cannot say of a project file: that every key is somebody's, every day is on the calendar, every step is one act.</summary>
static class StoryCheck
{
    static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>
    {
        ["who"] = "person",
        ["person"] = "person",
        ["owner"] = "person",
        ["holders"] = "person",
        ["for"] = "party",
        ["party"] = "party",
        ["parties"] = "party",
        ["with"] = "body",
        ["forBody"] = "body",
        ["body"] = "body",
        ["sites"] = "site",
        ["objection"] = "objection",
        ["condition"] = "condition",
        ["act"] = "act",
        ["change"] = "change",
        ["milestone"] = "milestone",
        ["fromMilestone"] = "milestone",
        ["kpi"] = "figure",
        ["right"] = "right",
        ["agreement"] = "agreement",
        ["commitment"] = "commitment",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Days = FrozenSet.Create("on", "createdOn", "startsOn", "occurredOn", "dueOn", "until", "from", "to", "targetWas", "peopleToldOn", "nextContactOn", "doneOn", "notBefore",
        "languageAcceptedOn", "answersBy", "resolvedOn", "answeredOn", "filedOn", "heldOn", "checkOn", "again");

    static readonly FrozenDictionary<string, string> Makers = new Dictionary<string, string>
    {
        ["raiseObjection"] = "objection",
        ["conditions"] = "condition",
        ["onBehalf"] = "act",
        ["report"] = "act",
        ["reportChange"] = "change",
        ["addMilestone"] = "milestone",
        ["counsel"] = "act",
        ["makeCommitment"] = "commitment",
    }.ToFrozenDictionary();

    public static IEnumerable<Fault> Of(string file, JsonTree root, Rulebooks.Rulebooks rulebooks)
    {
        var project = root["project"];
        var workflow = project.Find("workflow") is { } named ? rulebooks.All.LastOrDefault(r => r.Key == named.Text) : rulebooks.Latest("rollout");
        if (workflow is null) return [project["workflow"].Fault(file, $"no workflow '{project["workflow"].Text}' is in this build")];

        var walk = new Walk(file, root["language"].Text, workflow, new()
        {
            ["person"] = [.. root["people"].Members.Select(m => m.Name)],
            ["site"] = [.. project["sites"].Members.Select(m => m.Name)],
            ["body"] = [.. project["bodies"].Members.Select(m => m.Name)],
            ["party"] = [.. Kebab.Words<Group>(), .. project["bodies"].Members.Select(m => m.Name)],
            ["objection"] = [],
            ["condition"] = [],
            ["act"] = [],
            ["change"] = [],
            ["milestone"] = [.. workflow.Milestones.Select(m => m.Key)],
            ["figure"] = [.. workflow.Kpis.Select(k => k.Key)],
            ["right"] = [.. workflow.Law.All.SelectMany(p => p.Rights).Select(r => r.Id)],
            ["agreement"] = [],
            ["commitment"] = [],
        });
        walk.Known("person", root["administrator"]);
        walk.Through(project, "project");
        if (!LocalDay.Knows(project["timeZone"].Text)) walk.Faults.Add(project["timeZone"].Fault(file, $"'{project["timeZone"].Text}' is no time zone; one is Europe/Berlin"));
        foreach (var group in project["groups"].Members.Where(g => !Kebab.TryParse<Group>(g.Name, out _)))
            walk.Faults.Add(new(file, group.Line, group.Column, group.Value.Path, $"'{group.Name}' is no group; known are {string.Join(", ", Kebab.Words<Group>())}"));
        walk.Steps(root["story"], project["createdOn"].Text);
        return walk.Faults.OrderBy(f => f.Line).ThenBy(f => f.Column);
    }

    sealed class Walk(string file, string language, Rulebook workflow, Dictionary<string, HashSet<string>> known)
    {
        bool refused; // what a step that is refused would have made, a later one may make

        public List<Fault> Faults { get; } = [];

        public void Steps(JsonTree story, string earliest)
        {
            foreach (var step in story.Items)
            {
                var acts = step.Members.Where(m => Act.Verbs.ContainsKey(m.Name)).Select(m => m.Name).ToList();
                if (acts.Count != 1) Faults.Add(step.Fault(file, acts.Count == 0 ? "names no act" : $"is one act, but names {string.Join(" and ", acts)}"));
                refused = step.Find("expect")?.Find("refused") is not null;
                Through(step, "step");
                if (string.CompareOrdinal(step["on"].Text, earliest) < 0) Faults.Add(step["on"].Fault(file, $"{step["on"].Text} comes before {earliest}, where the story already stands"));
                else earliest = step["on"].Text;
            }
        }

        public void Through(JsonTree at, string name)
        {
            foreach (var item in at.Items) Through(item, name);
            if (name == "draftAgreement" && !refused) known["agreement"].Add(at["key"].Text); // each draft after the first is a new version
            if (Makers.GetValueOrDefault(name) is { } kind && !refused && at.Find("key") is { } made && !known[kind].Add(made.Text))
                Faults.Add(made.Fault(file, $"there is already a {kind} '{made.Text}'"));
            foreach (var member in at.Members)
            {
                if (Days.Contains(member.Name) && !DateOnly.TryParseExact(member.Value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    Faults.Add(member.Value.Fault(file, $"'{member.Value.Text}' is not on the calendar"));
                if (member.Name == "item") Item(member.Value);
                if (member.Name == "clause") Clause(at, member.Value);
                // the project's own "sites" and "bodies" are objects: there they are made
                if (Keys.GetValueOrDefault(member.Name) is { } of) Known(of, member.Value);
                if (member.Name != "slots") Through(member.Value, member.Name); // what is put into a clause's places is words, whatever the place is called
            }
        }

        public void Known(string kind, JsonTree value)
        {
            foreach (var key in value.Kind is JsonValueKind.Array ? value.Items : [value])
                if (key.Kind is JsonValueKind.String && !known[kind].Contains(key.Text))
                    Faults.Add(key.Fault(file, known[kind].Count == 0 ? $"no {kind} '{key.Text}' has come up" : $"there is no {kind} '{key.Text}'; known are {string.Join(", ", known[kind])}"));
        }

        /// <summary>A clause of the library, with every place filled; or one of the parties' own.</summary>
        void Clause(JsonTree at, JsonTree key)
        {
            var library = ClauseFiles.Latest;
            if (library.Find(key.Text) is not { } clause)
            {
                if (at.Find("own") is null || !ChosenClause.IsOwnKey(key.Text))
                    Faults.Add(key.Fault(file, $"there is no clause '{key.Text}'; known are {string.Join(", ", library.Clauses.Select(c => c.Key))}, and own-1, own-2 … with their own words"));
                return;
            }
            if (at.Find("own") is not null) return;
            var slots = at.Find("slots")?.Members ?? [];
            foreach (var slot in slots.Where(s => s.Name != ChosenClause.Variant && clause.Slot(s.Name) is null))
                Faults.Add(slot.Value.Fault(file, $"the clause '{clause.Key}' has no place '{slot.Name}'"));
            foreach (var gap in library.Render(clause, language, slots.ToImmutableSortedDictionary(s => s.Name, s => s.Value.Text, StringComparer.Ordinal)).Gaps)
                Faults.Add((at.Find("slots")?.Find(gap.Slot ?? ChosenClause.Variant) ?? at).Fault(file, $"the place '{gap.Slot ?? ChosenClause.Variant}' of the clause '{clause.Key}' is not filled, or not with what belongs there"));
        }

        void Item(JsonTree value)
        {
            var parts = value.Text.Split('/');
            if (workflow.Item(Kebab.Parse<Stage>(parts[0]), parts[1]) is null)
                Faults.Add(value.Fault(file, $"the workflow {workflow.Id} asks for no '{value.Text}'"));
        }
    }
}
