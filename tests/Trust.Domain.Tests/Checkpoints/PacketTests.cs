using System.Collections.Immutable;
using Trust.Domain.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Checkpoints.PlainQuestionsTests;
using static Trust.Domain.Tests.Checkpoints.Steps;
using static Trust.Domain.Tests.People;

namespace Trust.Domain.Tests.Checkpoints;

public sealed class PacketTests
{
    static readonly Story Open = HavingRight("consented", PlainQuestion.Monitors);
    static readonly Story Handed = Open.And(HandsOver("consented"));

    [Fact]
    public void What_is_handed_over_is_frozen_as_it_stands()
    {
        var packet = Of(Handed.StateIs("consented", CheckpointState.HandedOver).Now, "consented").Packet!;
        Assert.Equal([("transparency/purpose", 1), ("logs", null)], packet.Pieces.Select(p => (p.Key, p.Revision)));
        Assert.Equal(Id.Text(100), packet.Pieces[0].Text);
        Assert.Equal((1, "de", 64), (packet.Version, packet.Language, packet.Digest.Hex.Length));
        Assert.Equal("checkpoint.receipt-missing", Handed.OpenAt("consented"));
    }

    [Fact]
    public void Each_content_that_the_law_names_is_asked_for_by_its_name()
    {
        Answering(PlainQuestion.Monitors).When((now, at) => Packet(now, at, "consented") with { Own = [] })
            .ThenBlocked("checkpoint.packet-incomplete", "checkpoint.evidence-missing", "checkpoint.content-missing");
        Open.When((now, at) => Packet(now, at, "consented") with { Own = [new("logs", null, null, [])] }).ThenBlocked("checkpoint.packet-incomplete", "checkpoint.content-missing");
        Open.When((now, at) => Packet(now, at, "consented") with { Own = [.. Logs, new("own-1", null, null, [Id.File(5)])] }).Then("packet-handed-over");
    }

    [Fact]
    public void It_goes_out_in_a_language_of_the_body_or_in_one_that_it_accepted()
    {
        Open.When((now, at) => Packet(now, at, "consented") with { Language = "en" }).ThenRefused("checkpoint.language");
        Open.When((now, at) => Packet(now, at, "consented") with { Language = "en", LanguageAcceptedOn = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Open.When((now, at) => Packet(now, at, "consented") with { Language = "en", LanguageAcceptedOn = now.Day(at) }).Then("packet-handed-over");
    }

    [Fact]
    public void Only_the_owner_of_a_running_project_hands_over_and_once()
    {
        Open.When((now, at) => Packet(now, at, "consented") with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Open.When((now, at) => Packet(now, at, "consented") with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");
        Open.When((now, at) => Packet(now, at, "consented") with { On = now.Day(at).AddDays(1) }).ThenRefused("checkpoint.in-the-future");
        Open.When((now, at) => Packet(now, at, "consented") with { TargetDays = 0 }).ThenRefused("checkpoint.target-range");
        Open.When((now, at) => Packet(now, at, "consented") with { TargetDays = 2_000_000_000 }).ThenRefused("checkpoint.target-range"); // no calendar reaches there
        Open.When((now, at) => Packet(now, at, "consented") with { Own = [.. Logs, .. Logs] }).ThenRefused("checkpoint.piece-twice");
        Open.When((now, at) => Packet(now, at, "consented") with { Own = [.. Logs, new("he-is-often-ill", Id.SomeText, null, [])] }).ThenRefused("checkpoint.piece-unknown");
        Open.When((now, at) => Packet(now, at, "consented") with { Own = [.. Logs, new("transparency/purpose", Id.SomeText, null, [])] }).ThenRefused("checkpoint.piece-twice");
        Open.And(Pauses()).When(HandsOver("consented")).ThenRefused("checkpoint.project-not-running");
        Handed.When(HandsOver("consented")).ThenNothing();
        Handed.When((now, at) => Packet(now, at, "consented") with { Own = [new("logs", Id.Text(9), null, [])] }).ThenRefused("checkpoint.handed-over-already");
    }

    [Fact]
    public void What_changes_later_comes_with_its_difference_and_its_reason()
    {
        var changed = Handed.And(Receives("consented")).When((now, at) => new ChangePacket(Of(now, "consented").Id, 1, "de", null, [new("logs", Id.Text(701), null, []), new("own-1", Id.Text(702), null, [])], false, Id.SomeText, Olga.Is(), at))
            .Then("packet-changed");
        Assert.Equal([new PieceChange("own-1", PieceChangeKind.Added), new("logs", PieceChangeKind.Renewed)], Of(changed.Now, "consented").Packet!.Changes.AsEnumerable());
        Assert.Equal(CheckpointState.Running, changed.StateOf("consented"));
        Assert.Equal([new PieceChange("own-1", PieceChangeKind.Removed)], Of(changed.And(ChangesPacket("consented", false)).Now, "consented").Packet!.Changes.AsEnumerable());
    }

    [Fact]
    public void A_change_is_refused_without_reason_on_an_old_version_or_before_there_is_a_packet()
    {
        Open.When(ChangesPacket("consented", false)).ThenRefused("checkpoint.no-packet");
        Handed.When((now, at) => Changed(now, at) with { Reason = null }).ThenRefused("checkpoint.reason-missing");
        Handed.When((now, at) => Changed(now, at) with { Version = 3 }).ThenRefused("checkpoint.packet-changed");
        Handed.When((now, at) => Changed(now, at) with { By = Walter.Is() }).ThenRefused("project.only-owner");
        Handed.When((now, at) => Changed(now, at) with { Own = [] }).ThenRefused("checkpoint.packet-incomplete");
        Handed.When((now, at) => Changed(now, at) with { Own = Logs }).ThenNothing();
        Handed.When((now, at) => Changed(now, at) with { Id = new(Id.Guid(1, 1)) }).ThenRefused("checkpoint.unknown");

        static ChangePacket Changed(Project now, DateTimeOffset at) => (ChangePacket)ChangesPacket("consented", false)(now, at);
    }

    [Fact]
    public void Where_the_clock_starts_again_everything_is_asked_anew()
    {
        var said = Handed.And(Receives("consented"), (now, at) => Position(now, at, "consented", PositionKind.ConsentWithConditions) with { Conditions = [new(Id.Condition(9), Id.SomeText, GoLive, null, null)] });
        var again = said.And(ChangesPacket("consented", true));
        Assert.Equal((CheckpointState.HandedOver, 2), (again.StateOf("consented"), Of(again.Now, "consented").Versions));
        Assert.Equal(ConditionState.Withdrawn, again.Now.Conditions[Id.Condition(9)].State);
        Assert.Equal(CheckpointState.Answered, said.And(ChangesPacket("consented", false)).StateOf("consented"));
    }

    [Fact]
    public void Evidence_that_was_renewed_is_handed_over_before_anything_passes_on_it()
    {
        var renewed = Handed.And(Receives("consented"), Says("consented", PositionKind.Consent), Gives(Stage.Transparency, "purpose", 101));
        Assert.Equal("checkpoint.packet-outdated", renewed.OpenAt("consented"));
        Assert.Null(renewed.And(ChangesPacket("consented", false)).OpenAt("consented"));
    }

    [Fact]
    public void A_change_of_the_system_asks_every_party_anew_and_a_stage_taken_up_again_does_not()
    {
        var open = Situations.Until(Lawful.And(Answers(PlainQuestion.Selects)), now => Of(now, "timed").Packet is null && now.Of(Stage.Transparency).State is StageState.Passed, "passed");
        var said = open.And(HandsOver("timed"), Receives("timed"), Says("timed", PositionKind.Consent));
        Assert.Equal(CheckpointState.Answered, said.And(Reopens(Stage.Transparency)).StateOf("timed"));
        var touched = Situations.Until(said, now => now.Of(Stage.Relevance).State is StageState.Passed, "relevance passed");
        Assert.Equal(CheckpointState.Answered, touched.And(ReportsChange(1, data: true)).StateOf("timed"));      // the change touches other stages
        var consented = Situations.Until(Handed.And(Receives("consented"), Says("consented", PositionKind.Consent)), now => now.Of(Stage.Relevance).State is StageState.Passed, "relevance passed");
        Assert.Equal(CheckpointState.Draft, consented.And(ReportsChange(1, data: true)).StateOf("consented"));   // the pilot rests on one that it touches
    }
}

static class StoryStates
{
    public static Story StateIs(this Story story, string right, CheckpointState state)
    {
        Assert.Equal(state, story.StateOf(right));
        return story;
    }
}
