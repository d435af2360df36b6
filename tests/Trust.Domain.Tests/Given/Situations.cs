using System.Collections.Immutable;
using System.Diagnostics;
using Trust.Domain.Course;
using Trust.Domain.Gates;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests;

/// <summary>Where the tests' project may stand when a test begins; each is reached by commands alone.</summary>
static class Situations
{
    public static readonly Story NoProject = Story.Of(TestRulebook.V1);

    public static Story Draft => DraftThatIs(Today.Idea);
    public static Story DraftThatIs(Today today) => NoProject.And(Creates(today));

    /// <summary>Draft, with sponsor, groups and all seats; Lindtal's council must consent, Odense's SU is consulted.</summary>
    public static readonly Story Ready = Prepared(Draft);

    public static readonly Story Started = Ready.And(Starts());

    public static Story StartedWhile(Today today) => Prepared(DraftThatIs(today)).And(Starts());

    /// <summary>All evidence of the stage is there and its gate not open yet.</summary>
    public static Story AtGateOf(Stage stage) => Until(Started, now => now.Of(stage).State is StageState.Active
        && !GateRule.ToOpen(now, stage).Any(), $"at the gate of {stage}");

    public static Story InReviewOf(Stage stage) => AtGateOf(stage).And(Opens(stage));

    public static Story Passed(Stage stage) => Until(Started, now => now.Of(stage).State is StageState.Passed, $"passed {stage}");

    public static readonly Story InPilot = Until(Started, now => now.PilotRuns, "in pilot");

    /// <summary>All gates passed and go-live open; the engine has not heard of it yet.</summary>
    public static readonly Story RolledOut = Until(Started, PutInUse.Holds, "rolled out");

    public static readonly Story InUse = RolledOut.And(PutsInUse());

    /// <summary>All parties of an open gate but these say yes.</summary>
    public static Story AllApproveBut(this Story story, Stage stage, params PartyId[] silent)
    {
        foreach (var asked in Asked.At(story.Now, stage))
            if (!silent.Contains(asked.Party) && Rights.Open(story.Now, stage, asked) is not null)
                story = story.And(Answers(stage, asked.Party, story.Now.Seat(asked.Party)!.Holders[0])); // the situations fill every seat
        return story;
    }

    public static PersonId HolderOf(PartyId party) => party.Group switch
    {
        Group.Management => Mona,
        Group.Hr => Henrik,
        Group.It => Ida,
        Group.Employees => Emil,
        Group.DataProtection => Petra,
        null when party == Council => Walter,
        null when party == Su => Sofie,
        null when party == PartyId.Of(LindtalSafety) => Nora,
        _ => throw new UnreachableException($"nobody holds {party}"),
    };

    static Story Prepared(Story draft) => Until(
        draft.And(Seats(new Seat(Council, Strength.Consent, SeatRule.Any, null, [Walter], []))),
        now => Diligence.Next(now, draft.At, HolderOf, Sonja) is StartProject, "ready");

    public static Story Until(Story story, Func<Project, bool> reached, string what)
    {
        for (var steps = 0; !reached(story.Now); steps++)
        {
            Assert.True(steps < 200, $"never {what}");
            story = story.And((now, at) => Diligence.Next(now, at, HolderOf, Sonja) ?? throw new UnreachableException($"nothing to do, but not {what}"));
        }
        return story;
    }
}
