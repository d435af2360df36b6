using System.Collections.Immutable;
using Trust.Domain.Acceptance;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Tests;

/// <summary>A small workflow: six groups, two or three items a stage, both locks. Bodies are consulted unless their seat says more.</summary>
static class TestRulebook
{
    public static readonly Rulebook V1 = Of(1, Strength.Consult);

    public static readonly Rulebook V2 = Of(2, Strength.Consult);

    public static Rulebook Of(int version, Strength bodies) => new("test", version, Say("Test"),
        [Group.Management, Group.Hr, Group.It, Group.WorksCouncil, Group.Employees, Group.DataProtection],
        [
            Stage(Domain.Stage.Transparency, bodies, Strength.Inform,
                Item("purpose", from: Group.Hr, to: Group.WorksCouncil, waivable: false, reliedOnBy: [Group.Management, Group.WorksCouncil]),
                Item("data-list", from: Group.It, to: Group.DataProtection, reliedOnBy: [Group.DataProtection]),
                Item("faq", from: Group.Hr, to: Group.Employees, required: false)),
            Stage(Domain.Stage.Relevance, bodies, Strength.Inform,
                Item("baseline", from: Group.Management, to: Group.Management, numbers: ["baseline", "target"], reliedOnBy: [Group.Management]),
                Item("pilot-plan", from: Group.Hr, to: Group.WorksCouncil, reliedOnBy: [Group.WorksCouncil])),
            Stage(Domain.Stage.Usability, bodies, Strength.Inform,
                Item("pilot-terms", from: Group.Hr, to: Group.WorksCouncil, reliedOnBy: [Group.WorksCouncil]),
                Item("pilot-measured", from: Group.It, to: Group.Management, reliedOnBy: [Group.Management])),
            Stage(Domain.Stage.Security, bodies, Strength.Condition,
                Item("dpia", from: Group.It, to: Group.DataProtection, file: true, waivable: false, reliedOnBy: [Group.DataProtection, Group.WorksCouncil]),
                Item("safeguards", from: Group.WorksCouncil, to: Group.WorksCouncil, reliedOnBy: [Group.WorksCouncil])),
            Stage(Domain.Stage.Training, bodies, Strength.Inform,
                Item("first-users", from: Group.Hr, to: Group.Employees, reliedOnBy: [Group.Employees]),
                Item("plan", from: Group.Hr, to: Group.Hr)),
        ],
        [
            new(Lock.Pilot, Domain.Stage.Relevance, [Domain.Stage.Transparency, Domain.Stage.Relevance],
                [new(Domain.Stage.Security, "dpia"), new(Domain.Stage.Usability, "pilot-terms")], Domain.Stage.Relevance, NeedsOutcome: false),
            new(Lock.GoLive, Domain.Stage.Security, [Domain.Stage.Security], [new(Domain.Stage.Training, "first-users")], Domain.Stage.Security, NeedsOutcome: true),
        ],
        [
            new("workshop", Say("Workshop"), Domain.Stage.Transparency, Group.Hr, 2, null, null, false, false),
            new("pilot-start", Say("Pilot starts"), Domain.Stage.Usability, Group.It, 4, null, Lock.Pilot, true, false),
            new("review", Say("Review"), Domain.Stage.Training, Group.Hr, null, 3, Lock.GoLive, false, true),
        ],
        new([10, 3, 0], 5, 3, 3, 5, 8, 3, 10, ObjectionSilentDays: 14, ObjectionReminders: 2),
        [
            new("adoption", Say("Adoption"), Say("?"), "above", "percent", 80, null, 30),
            new("ambassadors", Say("Ambassadors"), Say("?"), "between", "percent", 10, 15, 30),
            new("support", Say("Support"), Say("?"), "falling", "per-user", null, null, 30),
            new("functions", Say("Functions"), Say("?"), "rising", "count", null, null, 30),
            new("attendance", Say("Attendance"), Say("?"), "rising", "percent", null, null, 30) { Kind = KpiKind.Attendance },
        ],
        [.. Enum.GetValues<ChangeKind>().Select(kind => new ChangeRule(kind, ChangeClass.Note,
        [
            new("other-people", Say("?"), ChangeClass.Inform, []),
            new("other-data", Say("?"), ChangeClass.NewRound, [Domain.Stage.Transparency, Domain.Stage.Security]),
        ]))])
    {
        Clauses = [new(1, ImmutableSortedDictionary<string, Writing>.Empty, ImmutableSortedDictionary<string, string>.Empty,
            [new("purpose", Say("Purpose"), [], [new("purposes", SlotKind.List, Say("?"))], [], [], [], [], Say(""))])],
    };

    static StageRules Stage(Stage stage, Strength bodies, Strength dataProtection, params EvidenceRule[] items) => new(stage, Say("Closes"), [.. items],
    [
        new(Group.Management, Strength.Consent), new(Group.Hr, Strength.Inform), new(Group.It, Strength.Consult), new(Group.WorksCouncil, bodies),
        new(Group.Employees, Strength.Inform), new(Group.DataProtection, dataProtection),
    ]);

    static EvidenceRule Item(string key, Group from, Group to, bool required = true, bool waivable = true, bool file = false,
        ImmutableArray<string>? numbers = null, ImmutableArray<Group>? reliedOnBy = null) =>
        new(key, Say(key), Say("?"), required, from, to, reliedOnBy ?? [], numbers ?? [], file, waivable, []);

    static Translated Say(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));
}
